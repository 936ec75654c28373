/* The list of codes: finding, the code in hand, fresh counts. */

import { waiting } from "./outbox.js";
import { desk } from "./places.js";
import { get, post } from "./server.js";

const aside = document.getElementById("codes");
let hand = null;
let timer = 0;

const described = (entry) => ({
  id: entry.dataset.code,
  name: entry.querySelector(".code-entry-name").textContent.trim(),
  path: entry.dataset.path,
  brief: entry.title,
  number: Number(entry.dataset.number ?? 0),
  colour: Number(/\bc(\d+)\b/.exec(entry.parentElement.className)?.[1] ?? 1),
});

const coined = ({ operation, name, colour }) => ({ id: operation, coined: operation, name, path: "", brief: "", colour });
const made = new Map(); // codes made a moment ago, until the list has them
let known = null;

const unlisted = () => [...made.values(), ...waiting().filter((act) => act.kind === "coin").map(coined)];

/** Every code of the list: {id, name, path, brief, colour}; those made while the line was away too, with {coined}. */
export const codes = () => {
  known ??= Array.from(aside.querySelectorAll(".code-entry"), described);
  return [...known, ...unlisted()];
};
export const codeById = (id) => {
  const entry = aside.querySelector(`.code-entry[data-code="${CSS.escape(id)}"]`);
  return entry ? described(entry) : (unlisted().find((code) => code.id === id) ?? null);
};
export const codeInHand = () => (hand ? codeById(hand) : null);

const mark = () => {
  for (const entry of aside.querySelectorAll(".code-entry")) {
    if (entry.dataset.code === hand) entry.setAttribute("aria-current", "true");
    else entry.removeAttribute("aria-current");
  }
  desk.classList.toggle("hand-full", Boolean(hand));
};

/** Another part of the page as it came with the list: "filter" or "legend"; null where it did not. */
export const fresh = (part) => aside.querySelector(`template[data-fresh="${part}"]`)?.content.firstElementChild ?? null;

/** Fetch the list again: counts, new codes, the rules of the code in hand. */
export const refreshCodes = async () => {
  clearTimeout(timer);
  const html = await get("codes/", hand ? { hand } : {});
  if (html === null) return;
  const focused = document.activeElement?.closest?.(".code-entry")?.dataset.code;
  const { value = "" } = aside.querySelector(".code-filter") ?? {};
  const typing = document.activeElement?.matches?.(".code-filter");
  const { scrollTop } = aside;
  aside.innerHTML = html;
  ready(value);
  aside.scrollTop = scrollTop;
  if (typing) aside.querySelector(".code-filter")?.focus();
  const said = aside.querySelector("[data-filter-counted]").dataset.filterCounted;
  document.dispatchEvent(new CustomEvent("coding:codes", { detail: said }));
  if (focused) aside.querySelector(`.code-entry[data-code="${focused}"]`)?.focus({ preventScroll: true });
};

export const refreshCodesSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(refreshCodes, 400);
};

/** Take a code in hand, or put it down (null). */
export const take = (id) => {
  hand = id;
  desk.classList.remove("codes-open");
  mark();
  refreshCodes();
};

const filter = (text) => {
  const wanted = text.trim().toLocaleLowerCase();
  for (const entry of aside.querySelectorAll(".code-entry")) {
    const { name, path } = described(entry);
    entry.parentElement.hidden = wanted !== "" && !`${path} ${name}`.toLocaleLowerCase().includes(wanted);
  }
};

const ready = (text = "") => {
  known = null;
  for (const id of made.keys()) if (aside.querySelector(`.code-entry[data-code="${id}"]`)) made.delete(id);
  const field = aside.querySelector(".code-filter");
  if (field) {
    field.hidden = codes().length < 12;
    field.value = text;
    filter(text);
  }
  mark();
};

aside.addEventListener("input", (event) => {
  if (event.target.matches(".code-filter")) filter(event.target.value);
});

aside.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const entry = event.target.closest(".code-entry");
  if (entry) {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("coding:code-pressed", { detail: described(entry) }));
  } else if (event.target.closest("[data-release]")) {
    event.preventDefault();
    take(null);
  }
});

aside.addEventListener("change", async (event) => {
  const form = event.target.closest("form[data-pin]");
  if (!form) return;
  if (await post(form.action, new FormData(form), { passing: true })) await refreshCodes();
  else form.reset();
  document.getElementById("hand-number")?.focus({ preventScroll: true });
});

document.addEventListener("coding:coined", ({ detail }) => {
  const code = unlisted().find(({ id }) => id === detail.operation);
  if (code) made.set(detail.code, { ...code, id: detail.code, coined: undefined });
});

hand = document.getElementById("hand")?.dataset.hand || null;
ready();
