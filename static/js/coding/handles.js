/* Two handles at the ends of one's own coding in focus: dragged, they give it other words. They snap to whole words
   (Alt: exactly) and reach over turns. By keys the same is done word by word, so they are for pointers alone. */

import { codingInFocus } from "./acting.js";
import { desk, languageOf, placeAt, rangeOf, runsLeft, saidOf, startOf, textOf, turnAt, turnOf } from "./places.js";
import { boundsOf, preview, stretch } from "./stretching.js";
import { snap, trim } from "./words.js";

const NEAR = 90;
const PACE = 12;
let drag = null;

const made = (edge) => {
  const handle = document.createElement("div");
  handle.className = `handle handle-${edge}`;
  handle.ariaHidden = "true";
  handle.hidden = true;
  document.body.append(handle);
  return handle;
};
const handles = { start: made("start"), end: made("end") };

const edgeBox = ({ start, end }, edge) => {
  const rects = edge === "start" ? rangeOf(start, start + 1).getClientRects() : rangeOf(end - 1, end).getClientRects();
  const box = edge === "start" ? rects[0] : rects[rects.length - 1];
  const left = runsLeft(turnAt(edge === "start" ? start : end, edge === "end"));
  return box && { x: (edge === "start") === left ? box.right : box.left, top: box.top, height: box.height };
};

const placed = (edge, bounds) => {
  const box = edgeBox(bounds, edge);
  const handle = handles[edge];
  handle.hidden = !box;
  if (!box) return;
  handle.style.transform = `translate(${box.x}px, ${box.top}px)`;
  handle.style.setProperty("--line", `${box.height}px`);
};

const inReach = () => {
  const coding = desk.dataset.mayCode && !desk.matches(".text-alone") ? codingInFocus() : null;
  return coding?.matches(".mine") ? coding : null;
};

const show = () => {
  const coding = drag?.coding ?? inReach();
  const bounds = drag?.bounds ?? (coding && boundsOf(coding));
  for (const edge of ["start", "end"]) {
    if (bounds) placed(edge, bounds);
    else handles[edge].hidden = true;
  }
};

let asked = 0;
const showSoon = () => {
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(show);
};

/* The place under the pointer, as if it were on the line of words its handle belongs to. */
const placeUnder = (x, y) => {
  const { left, right } = saidOf(turnOf(drag.coding)).getBoundingClientRect();
  const within = Math.min(Math.max(x, left + 1), right - 1);
  return placeAt(within, y);
};

const moved = (place, exact) => {
  const { edge, bounds } = drag;
  const turn = turnAt(place, edge === "end");
  const text = Array.from(textOf(turn));
  const from = startOf(turn);
  const tidy = exact ? trim : snap;
  const [first, last] = edge === "start" ? tidy(text, place - from, text.length, languageOf(turn)) : tidy(text, 0, place - from, languageOf(turn));
  if (first === last) return bounds;
  const now = edge === "start" ? { ...bounds, start: from + first } : { ...bounds, end: from + last };
  return now.start < now.end ? now : bounds;
};

const follow = () => {
  if (!drag) return;
  const { x, y, exact } = drag;
  if (y < NEAR || y > innerHeight - NEAR / 2) scrollBy({ top: y < NEAR ? -PACE : PACE, behavior: "instant" });
  const place = placeUnder(x, y);
  if (place !== null) drag.bounds = moved(place, exact);
  preview(drag.bounds);
  show();
  requestAnimationFrame(follow);
};

const begin = (edge, event) => {
  const coding = inReach();
  const bounds = coding && boundsOf(coding);
  const box = bounds && edgeBox(bounds, edge);
  if (!box) return;
  event.preventDefault();
  document.getElementById("card").hidePopover(); // it tells of the words as they were
  coding.focus({ preventScroll: true });
  handles[edge].setPointerCapture(event.pointerId);
  const off = { x: box.x - event.clientX, y: box.top + box.height / 2 - event.clientY };
  drag = { coding, edge, bounds, before: bounds, off, x: box.x, y: box.top + box.height / 2, exact: event.altKey };
  document.documentElement.classList.add("stretching");
  requestAnimationFrame(follow);
};

const finish = (keep) => {
  if (!drag) return;
  const { coding, bounds, before } = drag;
  drag = null;
  document.documentElement.classList.remove("stretching");
  const same = bounds.start === before.start && bounds.end === before.end;
  if (keep && !same) stretch(coding, bounds);
  else preview(null);
  showSoon();
};

for (const edge of ["start", "end"]) {
  const handle = handles[edge];
  handle.addEventListener("pointerdown", (event) => event.button === 0 && begin(edge, event));
  handle.addEventListener("pointermove", (event) => {
    if (drag) Object.assign(drag, { x: event.clientX + drag.off.x, y: event.clientY + drag.off.y, exact: event.altKey });
  });
  handle.addEventListener("pointerup", () => finish(true));
  handle.addEventListener("pointercancel", () => finish(false));
}

document.addEventListener("keydown", (event) => {
  if (!drag || event.key !== "Escape") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  finish(false);
}, { capture: true });

for (const name of ["focusin", "focusout", "coding:swapped", "coding:stretched", "coding:marks", "coding:selected"]) {
  document.addEventListener(name, showSoon);
}
document.getElementById("card").addEventListener("toggle", showSoon);
addEventListener("scroll", () => !handles.start.hidden && showSoon(), { passive: true });
addEventListener("resize", showSoon);
