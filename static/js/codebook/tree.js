/* The codebook as a tree: arrows to walk and fold, E to change a code, Space to pick it up. */

import "./dragging.js";
import { edit } from "./editing.js";
import { applyFolds, fold, hasBelow, isFolded, reveal } from "./folding.js";
import { holding, moveByKey, pickUp } from "./moving.js";
import { goTo, keyOf, level, rowOf, rows, shownRows, table } from "./rows.js";
import { takeMoved } from "./sending.js";

const current = () => rows().find((row) => row.tabIndex === 0) ?? shownRows()[0];

const walk = (row, by) => {
  const lines = shownRows();
  goTo(lines[lines.indexOf(row) + by]);
};

const right = (row) => {
  if (hasBelow(row) && isFolded(row)) fold(row, false);
  else if (hasBelow(row)) walk(row, 1);
};

const left = (row) => {
  if (hasBelow(row) && !isFolded(row)) fold(row, true);
  else goTo(rowOf(row.dataset.parent));
};

const KEYS = {
  ArrowDown: (row) => walk(row, 1),
  ArrowUp: (row) => walk(row, -1),
  ArrowRight: right,
  ArrowLeft: left,
  Home: () => goTo(shownRows()[0]),
  End: () => goTo(shownRows().at(-1)),
  Enter: (row) => row.querySelector(".code").click(),
};

const pickUpLine = (row) => {
  if (!row.querySelector("[data-handle]")) return;
  goTo(row);
  pickUp(row);
};

const EDITING = { e: edit, " ": pickUpLine };

/* The line whose key it is: that in focus, or that of the link or button in focus, which has keys of its own. */
const lineOf = ({ target, key }) => {
  const row = target.closest?.("tr[data-code]");
  if (!row || target === row) return row;
  const own = target.matches("a") ? ["Enter"] : target.matches("button, summary") ? ["Enter", " "] : null;
  return own && !own.includes(key) ? row : null;
};

const onKey = (event) => {
  const row = lineOf(event);
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  if (holding()) {
    if (moveByKey(event)) event.preventDefault();
    return;
  }
  const key = keyOf(event);
  const act = KEYS[key] ?? ("mayEdit" in table().dataset ? EDITING[key.toLowerCase()] : null);
  if (!act) return;
  event.preventDefault();
  act(row);
};

/** Make the table a tree, and go back to the line that was acted on. */
const ready = () => {
  if (!table()) return;
  const deep = !("sought" in table().dataset) && rows().some((row) => level(row) > 1);
  for (const tool of document.querySelectorAll("[data-folding]")) tool.hidden = tool.dataset.folding === "deep" && !deep;
  table().setAttribute("role", "treegrid");
  table().setAttribute("aria-describedby", "tree-keys");
  for (const row of rows()) row.setAttribute("aria-level", row.dataset.level);
  for (const handle of table().querySelectorAll("[data-handle]")) handle.hidden = false;
  applyFolds();
  const moved = rowOf(takeMoved());
  if (moved) reveal(moved);
  goTo(moved ?? current(), { focus: Boolean(moved) });
};

document.addEventListener("keydown", onKey);
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("tr[data-code]");
  if (row && row.tabIndex !== 0 && !holding()) goTo(row, { focus: false });
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id === "codebook-tree" || event.detail.elt?.id === "codebook-tree") ready();
});
ready();
