// Editorial marks: select words of the source, press Cut, Emphasise or Insert.
// Places are code points of the source, as the server counts them.
import { say } from "./messages.js";

const source = document.querySelector("[data-quote-source]");
const form = document.querySelector("[data-quote-form]");

function codePoints(text) {
  return Array.from(text).length;
}

function offsetOf(node, offset) {
  const before = document.createRange();
  before.selectNodeContents(source);
  before.setEnd(node, offset);
  return codePoints(before.toString());
}

function selected() {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!source.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const words = Array.from(range.toString());
  const lead = words.findIndex((char) => char.trim());
  if (lead < 0) return null;
  const kept = words.join("").trim();
  return { start: start + lead, end: start + lead + codePoints(kept) };
}

function unitsBefore(points) {
  return Array.from(source.textContent).slice(0, points).join("").length;
}

function paint(marks) {
  if (!CSS.highlights || !source.firstChild) return;
  for (const kind of ["cut", "emphasis"]) {
    const ranges = marks.filter((mark) => mark.kind === kind).map((mark) => {
      const range = document.createRange();
      range.setStart(source.firstChild, unitsBefore(mark.start));
      range.setEnd(source.firstChild, unitsBefore(mark.end));
      return range;
    });
    CSS.highlights.set(`quote-${kind}`, new Highlight(...ranges));
  }
}

function begin() {
  const marks = JSON.parse(source.dataset.marks);
  paint(marks);
  if (!form) return;
  form.querySelector("[data-quote-tools]").hidden = false;
  let kept = null;
  document.addEventListener("selectionchange", () => {
    kept = selected() || kept;
  });
  form.addEventListener("submit", (event) => {
    const kind = event.submitter?.dataset.mark;
    const text = form.querySelector("[data-inserting]").value;
    if (!kind || !kept || (kind === "insert" && !text.trim())) {
      event.preventDefault();
      say(form.dataset.unselected, "warning");
      return;
    }
    const mark = kind === "insert" ? { kind, at: kept.end, text } : { kind, ...kept };
    form.elements.marks.value = JSON.stringify([...marks, mark]);
  });
}

if (source) begin();
