/* Settling places by keyboard: the suggested words are selected in the new text; Shift and the arrows, or the mouse,
   select others; Enter places it there, r lets it rest, j and k go to the next and the one before.
   Bounds are sent in code points of the whole text. */

const form = document.querySelector("[data-settle]");
const field = (name) => form.elements.namedItem(name);
const points = (text) => Array.from(text).length;
const units = (text, count) => Array.from(text).slice(0, count).join("").length;

const press = (what) => form.querySelector(`button[value="${what}"]`)?.click();
const follow = (rel) => form.querySelector(`a[rel="${rel}"]`)?.click();

const begin = (words) => {
  const offset = Number(form.dataset.offset);
  if (field("start").value !== "") {
    const start = units(words.value, Number(field("start").value) - offset);
    const end = units(words.value, Number(field("end").value) - offset);
    words.setSelectionRange(start, end);
    const share = start / Math.max(words.value.length, 1);
    words.scrollTop = Math.max(share * words.scrollHeight - words.clientHeight / 3, 0);
  }
  words.focus({ preventScroll: true });
};

const choose = (words) => {
  const { value, selectionStart, selectionEnd } = words;
  if (selectionStart === selectionEnd) return;
  const offset = Number(form.dataset.offset);
  const start = String(offset + points(value.slice(0, selectionStart)));
  const end = String(offset + points(value.slice(0, selectionEnd)));
  if (field("start").value === start && field("end").value === end) return;
  field("start").value = start;
  field("end").value = end;
  const chosen = form.querySelector("[data-chosen]");
  chosen.classList.remove("muted");
  chosen.textContent = value.slice(selectionStart, selectionEnd);
};

const keys = { Enter: () => press("place"), r: () => press("rest"), j: () => follow("next"), k: () => follow("prev") };

if (form) {
  const words = form.querySelector("[data-window]");
  begin(words);
  document.addEventListener("selectionchange", () => {
    if (document.activeElement === words) choose(words);
  });
  document.addEventListener("keydown", (event) => {
    const free = event.target === words || event.target === document.body;
    if (!free || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
}
