/* The bar in which one finds words. Enter goes on, Shift+Enter back; Esc takes the words found in hand. */

import { find, pointAt } from "./finding.js";
import { belowBar, firstVisible, languageOf, rangeOf, startOf, textOf, turnAt } from "./places.js";
import { bringToView } from "./scrolling.js";
import { select, selected } from "./selection.js";
import { snap } from "./words.js";

const bar = document.getElementById("find");
const field = bar.querySelector("input");
const count = bar.querySelector("output");
const LONGEST = 80;
let matches = [];
let at = -1;
let from = 0;

const tell = () => {
  if (!field.value.trim()) count.value = "";
  else if (!matches.length) count.value = bar.dataset.none;
  else count.value = bar.dataset.place.replace("%1", at + 1).replace("%2", matches.length);
};

const look = (place) => {
  at = matches.length ? (place + matches.length) % matches.length : -1;
  pointAt(matches[at] ?? null);
  if (matches[at]) bringToView(matches[at].start, matches[at].end);
  tell();
};

const search = () => {
  matches = find(field.value);
  const first = matches.findIndex((match) => match.start >= from);
  look(Math.max(first, 0));
};

const words = () => {
  const held = selected();
  const text = held ? rangeOf(held.start, held.end).toString() : "";
  return text.length < LONGEST ? text : "";
};

/** Open the bar, with the words in hand if there are any. */
export const openFind = () => {
  const turn = firstVisible();
  from = selected()?.start ?? (turn ? startOf(turn) : 0);
  field.value = words() || field.value;
  bar.hidden = false;
  belowBar(bar);
  field.focus({ preventScroll: true });
  field.select();
  search();
};

const hold = ({ start, end, turn }, by) => {
  const begins = startOf(turn);
  const [first, last] = snap(Array.from(textOf(turn)), start - begins, end - begins, languageOf(turn));
  turn.focus({ preventScroll: true });
  select(begins + first, begins + last, by);
};

const close = (by = null) => {
  const match = matches[at];
  bar.hidden = true;
  matches = find("");
  if (match && by) hold(match, by);
  else (match?.turn ?? turnAt(from))?.focus({ preventScroll: true });
};

const acts = { next: () => look(at + 1), previous: () => look(at - 1), take: () => close("pointer"), close: () => close() };

field.addEventListener("input", search);
bar.addEventListener("click", (event) => acts[event.target.closest("[data-find]")?.dataset.find]?.());
bar.addEventListener("submit", (event) => event.preventDefault());
bar.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && event.target === field) acts[event.shiftKey ? "previous" : "next"]();
  else if (event.key === "Escape") close("keys");
  else return;
  event.preventDefault();
  event.stopPropagation();
});
