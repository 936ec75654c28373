/* One quote: hold words of its source, by mouse or keys, and set a mark on them or make them the quote.
   Places are code points of the whole transcript; marks count from where the quote begins. */

import { snap, step } from "./coding/words.js";
import { say } from "./messages.js";

const source = document.querySelector("[data-quote-source]");
const form = document.querySelector("[data-quote-form]");
const begins = Number(source?.dataset.quoteStart);
const ends = Number(source?.dataset.quoteEnd);
const turns = source ? Array.from(source.querySelectorAll("[data-start]")) : [];
const points = (text) => Array.from(text);
let held = null;

const textsOf = (turn) => {
  const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("[data-skip]")) found.push(walker.currentNode);
  }
  return found;
};

const wordsOf = (turn) => textsOf(turn).map((node) => node.data).join("");
const first = Number(turns[0]?.dataset.start);
const whole = points(turns.map(wordsOf).join("\n"));

/* A spot in the page as a place; between turns, the end of the words before it. */
const placeOf = (container, offset) => {
  const until = document.createRange();
  until.setStart(source, 0);
  until.setEnd(container, offset);
  let place = first;
  for (const turn of turns) {
    let at = Number(turn.dataset.start);
    for (const node of textsOf(turn)) {
      if (node === container) return at + points(node.data.slice(0, offset)).length;
      if (until.comparePoint(node, node.length) > 0) return place;
      at += points(node.data).length;
      place = at;
    }
  }
  return place;
};

const drawn = () => {
  const browser = getSelection();
  if (!browser.rangeCount || browser.isCollapsed) return null;
  const range = browser.getRangeAt(0);
  if (!source.contains(range.commonAncestorContainer)) return null;
  return [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
};

/* The text node and offset in it at a place; at the end of a node rather than before the next. */
const spotAt = (place, end) => {
  const turn = turns.findLast((one) => Number(one.dataset.start) <= place) ?? turns[0];
  let at = Number(turn.dataset.start);
  let last = null;
  for (const node of textsOf(turn)) {
    const size = points(node.data).length;
    if (place < at + size || (end && place === at + size)) {
      return [node, points(node.data).slice(0, place - at).join("").length];
    }
    at += size;
    last = node;
  }
  return [last, last?.data.length ?? 0];
};

const paint = () => {
  if (!CSS.highlights) return;
  CSS.highlights.delete("quote-held");
  if (!held) return;
  const range = document.createRange();
  range.setStart(...spotAt(held.start, false));
  range.setEnd(...spotAt(held.end, true));
  CSS.highlights.set("quote-held", new Highlight(range));
};

const hold = (start, end) => {
  held = start < end ? { start, end } : null;
  const told = form.querySelector("[data-quote-held]");
  told.textContent = held ? whole.slice(start - first, end - first).join("") : form.dataset.nothing;
  told.classList.toggle("is-empty", !held);
  paint();
};

const take = (exact) => {
  const found = drawn();
  if (!found) return;
  const [start, end] = found.map((place) => place - first);
  const [from, to] = exact ? [start, end] : snap(whole, start, end, document.documentElement.lang);
  hold(first + from, first + to);
};

const next = (place, edge, forwards) => {
  const found = step(whole, place - first, edge, forwards);
  return found === null ? null : first + found;
};

/* One word on or back; with Shift the held words grow or shrink at their end. */
const walk = (forwards, more) => {
  if (more && held) {
    const end = next(held.end, "end", forwards);
    if (end !== null && end > held.start) hold(held.start, end);
    return;
  }
  const from = held ? held.start : begins - (forwards ? 1 : 0);
  const start = next(Math.max(from, first - 1), "start", forwards);
  if (start !== null) hold(start, next(start, "end", true));
};

const KEYS = { c: "[data-mark=cut]", e: "[data-mark=emphasis]", m: "[data-mark=mask]", q: "[data-part]" };

const pressed = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    event.preventDefault();
    const here = spotAt(held?.start ?? begins, false)[0]?.parentElement ?? source;
    walk((event.key === "ArrowRight") === (getComputedStyle(here).direction !== "rtl"), event.shiftKey);
    if (held) spotAt(held.end, true)[0].parentElement.scrollIntoView({ block: "nearest" });
  } else if (event.key === "i") {
    event.preventDefault();
    form.querySelector("[data-mark-text=insert]").focus();
  } else if (KEYS[event.key]) {
    event.preventDefault();
    form.requestSubmit(form.querySelector(KEYS[event.key]));
  }
};

const markOf = (kind) => {
  const [start, end] = [held.start - begins, held.end - begins];
  if (kind === "cut" || kind === "emphasis") return { kind, start, end };
  const text = form.querySelector(`[data-mark-text=${kind}]`).value.trim();
  if (kind === "mask") return { kind, start, end, text };
  const tight = form.querySelector("[data-tight]").checked;
  return { kind, at: end, text, ...(tight && { tight }) };
};

const refusal = (kind) => {
  if (!held) return form.dataset.unselected;
  if (!kind) return "";
  if (held.start < begins || held.end > ends) return form.dataset.outside;
  const words = form.querySelector(`[data-mark-text=${kind}]`);
  return words && !words.value.trim() ? form.dataset.unwritten : "";
};

const send = (event) => {
  // Enter in a field presses the form's first button, and means the one beside the field.
  const field = document.activeElement?.dataset?.markText;
  const kind = field ?? event.submitter?.dataset.mark;
  const refused = refusal(kind);
  if (refused) {
    event.preventDefault();
    say(refused, "warning");
    return;
  }
  form.elements.start.value = held.start;
  form.elements.end.value = held.end;
  form.elements.mark.value = kind ? JSON.stringify(markOf(kind)) : "";
};

if (source && form) {
  form.hidden = false;
  const quoted = source.querySelector(".is-quoted");
  if (quoted) source.scrollTop = quoted.offsetTop - source.offsetTop - source.clientHeight / 4;
  hold(0, 0);
  source.addEventListener("keydown", pressed);
  source.addEventListener("pointerup", (event) => setTimeout(() => take(event.altKey)));
  document.addEventListener("selectionchange", () => {
    if (!matchMedia("(pointer: fine)").matches) take(false);
  });
  form.addEventListener("submit", send);
  // Back from an act: going to the fragment takes the focus, so it is given after.
  if (location.hash === "#source-title") addEventListener("load", () => source.focus({ preventScroll: true }));
}
