/* The board by keyboard alone: arrows go from card to card; Space picks up, and then arrows move. coding/board/keys.py
   lists the keys for the sheet. Nothing happens in fields and dialogs. */

import { choose, chooseNone, goTo, inHand } from "./choosing.js";
import { act } from "./doing.js";
import { holding, moveByKey, pickUp } from "./holding.js";
import { boxOf, desk, drawing, itemOf, items, mayCode, tell } from "./scene.js";
import { fit, reveal, zoom } from "./view.js";

const middleOf = (item) => {
  const { x, y, wide, tall } = boxOf(item);
  return { x: x + Math.min(wide, 184) / 2, y: y + Math.min(tall, 64) / 2 };
};

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest that way: what lies straight ahead comes before what lies aside. */
const towards = (item, [right, down]) => {
  const from = middleOf(item);
  const far = (other) => {
    const to = middleOf(other);
    const ahead = (to.x - from.x) * right + (to.y - from.y) * down;
    const aside = Math.abs((to.x - from.x) * down) + Math.abs((to.y - from.y) * right);
    return ahead < 6 || aside > ahead * 3 ? Infinity : ahead + aside * 2;
  };
  const found = items().filter((other) => other !== item && far(other) < Infinity);
  return found.sort((one, other) => far(one) - far(other))[0];
};

const visit = (item) => {
  if (!item) {
    tell("nothing");
    return;
  }
  reveal(boxOf(item));
  goTo(item);
};

const step = (by) => {
  const all = items();
  visit(all[all.indexOf(inHand()) + by]);
};

const WALKING = {
  PageDown: () => step(1),
  PageUp: () => step(-1),
  Home: () => visit(items()[0]),
  End: () => visit(items().at(-1)),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: () => fit(),
  "?": () => act("keys"),
  Escape: chooseNone,
};

const CHANGING = {
  " ": (item) => pickUp(item),
  x: (item) => choose(item),
  p: () => act("put"),
  g: () => act("group"),
  n: () => act("note"),
  e: () => act("edit"),
  t: () => act("tray"),
  Delete: () => act("remove"),
  Backspace: () => act("remove"),
};

const FIELDS = "input, textarea, select, [contenteditable]";

const command = (event) => {
  if (event.key.toLowerCase() !== "z" || !mayCode()) return false;
  act(event.shiftKey ? "redo" : "undo");
  return true;
};

const onItem = (event, item) => {
  if (WAYS[event.key]) visit(towards(item, WAYS[event.key]));
  else if (mayCode() && CHANGING[event.key]) CHANGING[event.key](item);
  else return false;
  return true;
};

const onBoard = (event) => {
  const key = event.key;
  if (WALKING[key]) WALKING[key]();
  else if (["n", "g", "t"].includes(key) && mayCode()) CHANGING[key]();
  else return false;
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.target !== document.body && !desk.contains(event.target)) return;
  if (event.target.matches(FIELDS) || document.querySelector("dialog[open]") || event.isComposing) return;
  const item = drawing().contains(event.target) ? itemOf(event.target) : null;
  const done = holding() ? moveByKey(event) : event.ctrlKey || event.metaKey ? command(event) : event.altKey ? false : (item && onItem(event, item)) || onBoard(event);
  if (done) event.preventDefault();
});
