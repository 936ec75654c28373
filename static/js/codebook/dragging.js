/* Dragging a code by its handle: onto another code to put it under that one, between two to put it beside them.
   The same can be done by keys, and on each code's page. */

import { below, rows, table } from "./rows.js";
import { send } from "./sending.js";

let held = null;

const row = (event) => event.target.closest?.("#code-lines tr[data-code]");

const within = (one, top) => one === top || below(top).includes(one);

/** above, under or below, by where in the line the pointer is. */
const where = (event, target) => {
  const box = target.getBoundingClientRect();
  const part = (event.clientY - box.top) / box.height;
  if (part < 0.28) return "above";
  return part > 0.72 ? "below" : "under";
};

const after = (target) => {
  const siblings = rows().filter((one) => one.dataset.parent === target.dataset.parent);
  const rest = siblings.slice(siblings.indexOf(target) + 1);
  return rest.find((one) => one !== held)?.dataset.code ?? "";
};

const clear = () => {
  for (const one of table()?.querySelectorAll("[data-drop]") ?? []) delete one.dataset.drop;
};

document.addEventListener("dragstart", (event) => {
  if (!event.target.matches?.("[data-handle]")) return;
  held = row(event);
  table().dataset.dragging = "";
  for (const one of [held, ...below(held)]) one.classList.add("tree-held");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.dataset.code);
  event.dataTransfer.setDragImage(held, 12, 12);
});

document.addEventListener("dragover", (event) => {
  const target = row(event);
  if (!held || !target) return;
  clear();
  if (within(target, held)) return;
  event.preventDefault();
  target.dataset.drop = where(event, target);
});

document.addEventListener("drop", (event) => {
  const target = row(event);
  const place = target?.dataset.drop;
  clear();
  if (!held || !place) return;
  event.preventDefault();
  const before = place === "above" ? target.dataset.code : place === "below" ? after(target) : "";
  send(held, place === "under" ? target.dataset.code : target.dataset.parent, before);
});

document.addEventListener("dragend", () => {
  for (const one of table()?.querySelectorAll(".tree-held") ?? []) one.classList.remove("tree-held");
  delete table()?.dataset.dragging;
  held = null;
  clear();
});
