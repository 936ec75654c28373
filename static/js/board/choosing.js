/* Which card or group is in hand (the one that has the focus), and which others are chosen to go with it. */

import { desk, drawing, isGroup, itemOf, items, nameOf, tell } from "./scene.js";

const hand = document.getElementById("board-hand");
let current = "";

/** The card or group that keys and buttons are about. */
export const inHand = () => (current ? document.getElementById(current) : null);

export const chosen = () => [...drawing().querySelectorAll(".is-chosen")];

/** What an act is about: all that is chosen, or what is in hand. */
export const meant = () => {
  const many = chosen();
  return many.length ? many : [inHand()].filter(Boolean);
};

const mark = (item, on) => {
  item.classList.toggle("is-chosen", on);
  if (on) item.setAttribute("aria-current", "true");
  else item.removeAttribute("aria-current");
};

export const choose = (item, on = !item.classList.contains("is-chosen")) => {
  mark(item, on);
  tell(on ? "chosen" : "unchosen", nameOf(item), chosen().length);
};

export const chooseNone = () => chosen().forEach((item) => mark(item, false));

const part = (name) => hand.querySelector(`[data-hand="${name}"]`);

/** What can be opened: a code, a theme, or the theme that a group has become. */
export const pageOf = (item) => {
  if (isGroup(item)) return item.dataset.opens;
  return item.dataset.kind === "note" ? "" : item.getAttribute("href");
};

const kindOf = (item) => (isGroup(item) ? (item.dataset.opens ? "group" : "group bare") : item.dataset.kind === "note" ? "card note" : "card");

/** Show beside the drawing what is in hand, and what can be done with it. */
const fill = () => {
  const item = inHand();
  hand.hidden = false;
  part("nothing").hidden = Boolean(item);
  part("something").hidden = part("acts").hidden = !item;
  if (!item) return;
  part("name").textContent = nameOf(item);
  part("line").textContent = item.dataset.line ?? item.querySelector(".group-line")?.textContent ?? "";
  part("told").textContent = part("told").title = item.dataset.told ?? "";
  const page = pageOf(item);
  part("open").hidden = !page;
  if (page) part("open").href = page;
  const kinds = kindOf(item).split(" ");
  for (const button of hand.querySelectorAll("[data-for]")) {
    button.hidden = !button.dataset.for.split(" ").some((kind) => kinds.includes(kind));
  }
};

/** Only this one takes the focus when one comes by Tab. */
export const stopAt = (item) => {
  for (const one of items()) one.setAttribute("tabindex", one === item ? "0" : "-1");
};

const take = (item) => {
  stopAt(item);
  current = item?.id ?? "";
  fill();
};

export const goTo = (item) => {
  if (!item) return;
  take(item);
  item.focus({ preventScroll: true });
};

/** After the drawing was put anew: what was chosen is so again. */
export const keepChosen = (ids) => {
  for (const id of ids) {
    const item = document.getElementById(id);
    if (item) mark(item, true);
  }
  const item = inHand();
  take(item);
  if (!item) stopAt(items()[0]);
};

fill();
desk.addEventListener("focusin", (event) => {
  const item = itemOf(event.target);
  if (item) take(item);
});
