/* Moving by keys: what is picked up goes with the arrows until it is put down, or left where it was. */

import { choose, goTo } from "./choosing.js";
import { lifted, markUnder, putDown } from "./dragging.js";
import { boxOf, groupUnder, isGroup, nameOf, placeOf, put, setSize, tell } from "./scene.js";
import { catchUp, sendMoves } from "./sending.js";
import { hold, release } from "./swapping.js";
import { reveal } from "./view.js";

const STEP = 40;
const LITTLE = 4;
const LEAST = { wide: 184, tall: 108 };
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let held = null;

export const holding = () => held !== null;

export const pickUp = (item) => {
  held = { item, ...lifted(item), over: null };
  hold("keys");
  for (const one of held.moving) one.item.classList.add("is-held");
  if (held.moving.length > 1) tell("pickedMany", held.moving.length);
  else tell("picked", nameOf(item));
};

const shift = ([right, down], by) => {
  for (const { item } of [...held.moving, ...held.along]) {
    const { x, y } = placeOf(item);
    put(item, { x: x + right * by, y: y + down * by });
  }
  reveal(boxOf(held.item));
  if (isGroup(held.item)) return;
  const over = groupUnder(boxOf(held.item));
  markUnder(over);
  if (over !== held.over) {
    if (over) tell("over", nameOf(over));
    else tell("overNone");
  }
  held.over = over;
};

const resize = ([right, down]) => {
  if (!isGroup(held.item)) return;
  const { wide, tall } = boxOf(held.item);
  setSize(held.item, Math.max(LEAST.wide, wide + right * STEP), Math.max(LEAST.tall, tall + down * STEP));
};

const letGo = () => {
  const { item } = held;
  for (const one of held.moving) one.item.classList.remove("is-held");
  markUnder(null);
  held = null;
  release("keys");
  goTo(item);
};

const drop = () => {
  const moves = putDown(held.moving);
  const { item } = held;
  const name = nameOf(item);
  const group = isGroup(item) ? null : groupUnder(boxOf(item));
  letGo();
  if (group) tell("putIn", name, nameOf(group));
  else tell("putDown", name);
  sendMoves(moves);
};

/** Everything is where it was when it was picked up. */
export const leave = () => {
  if (!held) return;
  for (const one of [...held.moving, ...held.along]) put(one.item, one.from);
  for (const { item, box } of held.moving) if (isGroup(item)) setSize(item, box.wide, box.tall);
  tell("left", nameOf(held.item));
  letGo();
  catchUp();
};

/** Keys while something is held; true when the key was one of them. */
export const moveByKey = (event) => {
  const way = WAYS[event.key];
  if (way && event.altKey) resize(way);
  else if (way) shift(way, event.shiftKey ? LITTLE : STEP);
  else if (event.key === " " || event.key === "Enter") drop();
  else if (event.key === "Escape") leave();
  else if (event.key === "x") choose(held.item);
  else return event.key !== "Tab";
  return true;
};

document.addEventListener("pointerdown", leave, true);

document.addEventListener("focusout", (event) => {
  if (held && event.target === held.item && event.relatedTarget && event.relatedTarget !== held.item) leave();
});
