/* What lies on the board, as it stands in the drawing: cards and groups with their places. The drawing may be put anew
   at any time: ask each time. Places are whole units of the board. */

export const desk = document.getElementById("board");

export const drawing = () => document.getElementById("drawing");

const SOME = "[data-card], [data-group]";

/** All cards and groups in the order one reads them. */
export const items = () => {
  const held = [...drawing().querySelectorAll(SOME)];
  return held.sort((one, other) => top(one) - top(other) || left(one) - left(other));
};

export const cards = () => [...drawing().querySelectorAll("[data-card]")];

export const groups = () => [...drawing().querySelectorAll("[data-group]")];

export const itemOf = (target) => target?.closest?.(SOME) ?? null;

export const isGroup = (item) => "group" in item.dataset;

export const idOf = (item) => item.dataset.card ?? item.dataset.group;

export const find = (id) => drawing().querySelector(`[data-card="${id}"], [data-group="${id}"]`);

export const nameOf = (item) => item.dataset.name;

export const placeOf = (item) => {
  const [x, y] = item.getAttribute("transform").match(/-?\d+/g).map(Number);
  return { x, y };
};

const top = (item) => placeOf(item).y;
const left = (item) => placeOf(item).x;

export const put = (item, { x, y }) => item.setAttribute("transform", `translate(${Math.round(x)} ${Math.round(y)})`);

const area = (item) => item.querySelector("rect");

export const boxOf = (item) => ({
  ...placeOf(item),
  wide: Number(area(item).getAttribute("width")),
  tall: Number(area(item).getAttribute("height")),
});

/** Make a group so large; its corner, to be taken hold of, goes with it. */
export const setSize = (group, wide, tall) => {
  area(group).setAttribute("width", Math.round(wide));
  area(group).setAttribute("height", Math.round(tall));
  const corner = group.querySelector(".group-corner");
  corner?.setAttribute("x", Math.round(wide) - 18);
  corner?.setAttribute("y", Math.round(tall) - 18);
};

/** The cards that move with a group. */
export const inside = (group) => cards().filter((card) => card.dataset.in === group.dataset.group);

/** The smallest group whose area has the middle of this box. */
export const groupUnder = ({ x, y, wide, tall }) => {
  const [across, down] = [x + wide / 2, y + tall / 2];
  const has = (box) => box.x <= across && across <= box.x + box.wide && box.y <= down && down <= box.y + box.tall;
  const found = groups().filter((group) => has(boxOf(group)));
  const size = (group) => boxOf(group).wide * boxOf(group).tall;
  return found.sort((one, other) => size(one) - size(other))[0] ?? null;
};

/** Say something to those who listen to the page; %1, %2 are filled in. */
export const tell = (key, ...filled) => {
  const text = filled.reduce((said, one, index) => said.replace(`%${index + 1}`, one), desk.dataset[key]);
  document.getElementById("board-said").textContent = text;
};

export const mayCode = () => Boolean(desk.dataset.mayCode);
