/* Correcting by keyboard: j and k go from turn to turn, e or Enter opens one. In a turn that is open, Ctrl+S saves,
   Ctrl+Enter splits at the cursor, Backspace before the first letter joins to the turn before, Escape leaves it.
   Where the cursor and the selection are is sent in code points. */

const page = document.querySelector("[data-turns]");

const turnOf = (element) => element?.closest?.("[data-turn]");
const writing = (element) => element?.matches?.("input, textarea, select");
const points = (text) => Array.from(text).length;

const go = (from, step) => {
  const turns = Array.from(page.querySelectorAll("[data-turn]"));
  const here = turns.indexOf(from);
  const next = here < 0 ? turns.find((turn) => turn.getBoundingClientRect().bottom > 0) : turns[here + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

const press = (form, what) => form.querySelector(`button[value="${what}"]`)?.click();

const place = (form) => {
  const words = form.elements.namedItem("text");
  if (!words) return;
  const { value, selectionStart, selectionEnd } = words;
  form.elements.namedItem("from").value = points(value.slice(0, selectionStart));
  form.elements.namedItem("to").value = points(value.slice(0, selectionEnd));
  form.elements.namedItem("at").value = form.elements.namedItem("from").value;
};

const inForm = (event, form) => {
  const word = event.target.matches("textarea");
  const command = event.ctrlKey || event.metaKey;
  if (event.key === "Escape") form.querySelector("[data-cancel]").click();
  else if (command && event.key === "s") press(form, "save");
  else if (command && event.key === "Enter" && word) press(form, "split");
  else if (event.key === "Backspace" && word && !command && event.target.selectionEnd === 0) press(form, "join");
  else return;
  event.preventDefault();
};

const inPage = (event) => {
  const turn = turnOf(event.target);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") go(turn, 1);
  else if (event.key === "k") go(turn, -1);
  else if (turn === event.target && (event.key === "e" || event.key === "Enter")) turn.querySelector("[data-edit]")?.click();
  else return;
  event.preventDefault();
};

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-turn-form]");
  if (form) inForm(event, form);
  else if (!writing(event.target)) inPage(event);
});

// Capturing, so that the places are there before htmx gathers the form.
document.addEventListener(
  "submit",
  (event) => {
    if (event.target.matches("[data-turn-form]")) place(event.target);
  },
  true,
);

// Leaving a turn waits for what is on its way: else the answer would find the form gone and what it did out of sight.
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.closest("[data-turn-form]");
  if (event.target.matches("[data-cancel]") && form.matches(".htmx-request")) event.preventDefault();
});

// A conflict comes with both texts: it is shown, not only said.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 409 && event.detail.xhr.response.includes("data-turn-form")) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

const fit = (words) => {
  words.style.setProperty("block-size", "auto");
  words.style.setProperty("block-size", `${Math.min(words.scrollHeight + 4, window.innerHeight * 0.6)}px`);
};
document.addEventListener("htmx:load", (event) => event.target.querySelectorAll?.("[data-turn-form] textarea").forEach(fit));
document.querySelectorAll("[data-turn-form] textarea").forEach(fit);
