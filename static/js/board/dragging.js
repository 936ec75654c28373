/* Moving by mouse, pen or finger: cards and groups by themselves, the ground to see another part, a group's corner to
   make it larger; with Shift on the ground, whatever a rectangle meets is chosen. Two fingers make all larger. */

import { choose, chooseNone, chosen, goTo } from "./choosing.js";
import { boxOf, desk, drawing, groupUnder, idOf, inside, isGroup, itemOf, items, mayCode, placeOf, put, setSize } from "./scene.js";
import { catchUp, sendMoves } from "./sending.js";
import { hold, release } from "./swapping.js";
import { lasso, unlasso } from "./lasso.js";
import { pan, scale, toBoard, zoom } from "./view.js";

const START = 4;
const LEAST = { wide: 184, tall: 108 };
const fingers = new Map();
let drag = null;
let dragged = false;

/** A thing as it is when it is taken hold of. */
export const lift = (item) => ({ item, from: placeOf(item), box: boxOf(item), seen: Number(item.dataset.version) });

/** What moves, and what goes along with a group. */
export const lifted = (item) => {
  const many = item.classList.contains("is-chosen") ? chosen() : [item];
  const along = many.filter(isGroup).flatMap(inside).filter((card) => !many.includes(card));
  return { moving: many.filter((one) => !along.includes(one)).map(lift), along: along.map(lift) };
};

const begin = (event) => {
  const item = itemOf(event.target);
  const start = { across: event.clientX, down: event.clientY };
  if (event.shiftKey && !item) return { ...start, kind: "lasso", from: toBoard(event.clientX, event.clientY) };
  if (!item || !mayCode()) return { ...start, kind: "pan" };
  if (event.target.matches(".group-corner")) return { ...start, kind: "size", item, box: boxOf(item), seen: Number(item.dataset.version) };
  return { ...start, kind: "move", item, ...lifted(item) };
};

const shift = (by) => {
  for (const one of [...drag.moving, ...drag.along]) put(one.item, { x: one.from.x + by.x, y: one.from.y + by.y });
  markUnder(isGroup(drag.item) ? null : groupUnder(boxOf(drag.item)));
};

/** Show which group lies under what is moved. */
export const markUnder = (group) => {
  for (const one of drawing().querySelectorAll(".is-under")) one.classList.toggle("is-under", one === group);
  group?.classList.add("is-under");
};

const resized = (by) => ({
  wide: Math.max(LEAST.wide, drag.box.wide + by.x),
  tall: Math.max(LEAST.tall, drag.box.tall + by.y),
});

/** What is dragged lies over all else; groups stay under the cards. */
const raise = (item) => {
  if (!isGroup(item)) drawing().append(item);
  item.classList.add("is-held");
};

const goOn = (event) => {
  const [across, down] = [event.clientX - drag.across, event.clientY - drag.down];
  if (!dragged && Math.hypot(across, down) < START) return;
  if (!dragged) {
    dragged = true;
    drawing().setPointerCapture(event.pointerId);
    if (drag.kind === "move") drag.moving.forEach(({ item }) => raise(item));
  }
  const by = { x: across / scale(), y: down / scale() };
  if (drag.kind === "move") shift(by);
  else if (drag.kind === "lasso") lasso(drag.from, toBoard(event.clientX, event.clientY));
  else if (drag.kind === "size") setSize(drag.item, resized(by).wide, resized(by).tall);
  else {
    pan(across, down);
    drag = { ...drag, across: event.clientX, down: event.clientY };
  }
};

/** Where cards and groups were put down, to be sent; a card is in the group that lies there. */
export const putDown = (moving) =>
  moving.map(({ item, seen, box }) => {
    if (isGroup(item)) return { item, seen, from: box, ...boxOf(item) };
    const group = groupUnder(boxOf(item));
    return { item, seen, from: box, ...placeOf(item), group: group ? idOf(group) : "" };
  });

const end = () => {
  const { kind, item } = drag;
  markUnder(null);
  drawing().querySelectorAll(".is-held").forEach((one) => one.classList.remove("is-held"));
  if (item) goTo(item);
  if (kind === "move") sendMoves(putDown(drag.moving));
  else if (kind === "size") sendMoves([{ item, seen: drag.seen, from: drag.box, ...boxOf(item) }]);
  else if (kind === "lasso") unlasso();
};

const cancel = () => {
  if (dragged && drag?.kind === "move") for (const one of [...drag.moving, ...drag.along]) put(one.item, one.from);
  if (dragged && drag?.kind === "size") setSize(drag.item, drag.box.wide, drag.box.tall);
  unlasso();
  markUnder(null);
  drawing().querySelectorAll(".is-held").forEach((one) => one.classList.remove("is-held"));
  drag = null;
};

const apart = () => {
  const [one, other] = [...fingers.values()];
  const middle = [(one.across + other.across) / 2, (one.down + other.down) / 2];
  return { far: Math.hypot(one.across - other.across, one.down - other.down), middle };
};

desk.addEventListener("pointerdown", (event) => {
  if (!drawing().contains(event.target) || event.button !== 0) return;
  fingers.set(event.pointerId, { across: event.clientX, down: event.clientY });
  dragged = dragged && fingers.size > 1;
  if (fingers.size > 1) cancel();
  else drag = begin(event);
  hold("drag");
});

document.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) return;
  const before = fingers.size === 2 ? apart() : null;
  fingers.set(event.pointerId, { across: event.clientX, down: event.clientY });
  if (before) {
    const now = apart();
    dragged = true;
    zoom(now.far / Math.max(before.far, 1), now.middle);
    pan(now.middle[0] - before.middle[0], now.middle[1] - before.middle[1]);
  } else if (drag) goOn(event);
});

for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, (event) => {
    if (!fingers.delete(event.pointerId)) return;
    release("drag");
    if (drag && dragged && name === "pointerup") end();
    else cancel();
    drag = null;
    catchUp();
  });
}

// A click takes into hand, a second one opens; a drag is no click. With Ctrl the browser opens another tab as ever.
desk.addEventListener("click", (event) => {
  if (!drawing().contains(event.target) || event.ctrlKey || event.metaKey) return;
  const item = itemOf(event.target);
  if (event.detail === 0) return; // by keyboard
  event.preventDefault();
  if (dragged) dragged = false;
  else if (item && event.shiftKey) choose(item);
  else if (item) goTo(item);
  else chooseNone();
});

desk.addEventListener("dblclick", (event) => {
  const item = itemOf(event.target);
  if (item && drawing().contains(item) && !isGroup(item)) location.assign(item.getAttribute("href"));
});

desk.addEventListener("dragstart", (event) => drawing().contains(event.target) && event.preventDefault());

const wheel = (event) => {
  if (!drawing().contains(event.target)) return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY / 300), [event.clientX, event.clientY]);
  else pan(-(event.shiftKey ? event.deltaY : event.deltaX), event.shiftKey ? 0 : -event.deltaY);
};
desk.addEventListener("wheel", wheel, { passive: false });

document.addEventListener("board:lasso", ({ detail }) => items().forEach((item) => !isGroup(item) && detail(boxOf(item)) && choose(item, true)));
