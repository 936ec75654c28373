/* Moving a code in the tree by keys: it is picked up, moved among the lines shown, put down or left.
   What it stands under and before is worked out from the lines around it, as for dragging. */

import { below, goTo, keyOf, level, nameOf, rows, tell } from "./rows.js";
import { send } from "./sending.js";

let held = null;

export const holding = () => held;

/** The lines shown apart from those held, with the deepest and shallowest level at each gap between them. */
const others = () => rows().filter((row) => !row.hidden && !held.branch.includes(row));

const range = (gap) => {
  const lines = others();
  return [lines[gap] ? level(lines[gap]) : 1, gap ? level(lines[gap - 1]) + 1 : 1];
};

/** Whose line it would stand under, before which sibling, and at which place among them. */
const target = () => {
  const lines = others();
  const parent = lines.slice(0, held.gap).findLast((row) => level(row) < held.level) ?? null;
  const above = lines.slice(0, held.gap);
  const since = parent ? above.indexOf(parent) + 1 : 0;
  const place = above.slice(since).filter((row) => level(row) === held.level).length + 1;
  const next = lines[held.gap];
  const before = next && level(next) === held.level ? next.dataset.code : "";
  return { parent, before, place };
};

const show = () => {
  const lines = others();
  const body = held.row.parentElement;
  const next = lines[held.gap];
  for (const row of held.branch) body.insertBefore(row, next ?? null);
  const by = held.level - level(held.row);
  for (const row of held.branch) {
    row.dataset.level = String(level(row) + by);
    row.className = row.className.replace(/\bdepth-\d+/, `depth-${Math.min(level(row) - 1, 8)}`);
    row.setAttribute("aria-level", row.dataset.level);
  }
  held.row.scrollIntoView({ block: "nearest" });
  held.row.focus();
};

const say = () => {
  const { parent, place } = target();
  if (parent) tell("under", nameOf(parent), place);
  else tell("atTop", "", place);
};

export const pickUp = (row) => {
  const branch = [row, ...below(row)];
  held = { row, branch, level: level(row), gap: 0, was: level(row) };
  const lines = others();
  const after = lines.findIndex((one) => row.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  held.gap = after < 0 ? lines.length : after;
  held.from = held.gap;
  for (const one of branch) one.classList.add("tree-held");
  tell("picked", nameOf(row));
};

const letGo = () => {
  for (const one of held.branch) one.classList.remove("tree-held");
  const { row } = held;
  held = null;
  goTo(row);
};

const stepTo = (gap, wanted) => {
  if (gap < 0 || gap > others().length) return;
  const [least, most] = range(gap);
  held.gap = gap;
  held.level = Math.min(Math.max(wanted, least), most);
  show();
  say();
};

const leave = () => {
  held.gap = held.from;
  held.level = held.was;
  show();
  tell("left", nameOf(held.row));
  letGo();
};

const putDown = () => {
  const { parent, before } = target();
  const { row } = held;
  if (held.gap === held.from && held.level === held.was) {
    leave();
    return;
  }
  letGo();
  send(row, parent?.dataset.code ?? "", before);
};

/** Keys while something is held; true when the key was one of them. */
export const moveByKey = (event) => {
  const keys = {
    ArrowUp: () => stepTo(held.gap - 1, held.level),
    ArrowDown: () => stepTo(held.gap + 1, held.level),
    ArrowLeft: () => stepTo(held.gap, held.level - 1),
    ArrowRight: () => stepTo(held.gap, held.level + 1),
    " ": putDown,
    Enter: putDown,
    Escape: leave,
  };
  const key = keyOf(event);
  keys[key]?.();
  return key !== "Tab";
};

document.addEventListener("pointerdown", () => held && leave());

document.addEventListener("focusout", (event) => {
  if (held && event.target === held.row && event.relatedTarget && event.relatedTarget !== held.row) leave();
});
