/* The participants table as a grid ([data-grid]): one cell takes the focus, keys move it, editing.js edits it,
   pasting.js takes what is pasted. Tab goes on cell by cell; Esc and then Tab leaves the table. */

import { edit, editing, textOf } from "./editing.js";
import { block, put } from "./pasting.js";

const place = document.getElementById("grid");
const table = () => place?.querySelector("[data-grid]");
let leaving = false;
let kept = null; // where the focus is, to be found again when the table is drawn anew

const rows = () => [...table().tBodies[0].rows].filter((row) => row.dataset.row);
const cellOf = (target) => target.closest?.("[data-grid] tbody :is(td, th)");
const at = (cell) => ({ row: rows().indexOf(cell.parentElement), column: cell.cellIndex });

const cellAt = (row, column) => {
  const all = rows();
  const line = all[Math.max(0, Math.min(row, all.length - 1))];
  return line?.cells[Math.max(0, Math.min(column, line.cells.length - 1))];
};

const enter = (cell) => {
  for (const old of table().querySelectorAll("tbody [tabindex='0']")) old.tabIndex = -1;
  cell.tabIndex = 0;
};

/** Give a cell the focus. */
export const focus = (cell) => {
  if (!cell) return;
  enter(cell);
  cell.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
};

/** The cell so many rows and columns away, within the table. */
export const away = (cell, down, right) => cellAt(at(cell).row + down, at(cell).column + right);

/** The next cell as one reads, or the one before; nothing beyond the ends. */
export const along = (cell, step) => {
  const cells = rows().flatMap((row) => [...row.cells]);
  return cells[cells.indexOf(cell) + step];
};

const MOVES = {
  ArrowUp: (cell) => away(cell, -1, 0),
  ArrowDown: (cell) => away(cell, 1, 0),
  ArrowLeft: (cell) => away(cell, 0, -1),
  ArrowRight: (cell) => away(cell, 0, 1),
  PageUp: (cell) => away(cell, -10, 0),
  PageDown: (cell) => away(cell, 10, 0),
  Home: (cell, far) => cellAt(far ? 0 : at(cell).row, 0),
  End: (cell, far) => cellAt(far ? rows().length : at(cell).row, Infinity),
};

const open = (cell) => cell.querySelector("a[href]")?.click();
const editable = (cell) => cell.classList.contains("cell");

const tab = (event, cell) => {
  const next = along(cell, event.shiftKey ? -1 : 1);
  if (leaving || !next) {
    // Without another cell in the order of Tab, the browser leaves the table by itself.
    leaving = false;
    return;
  }
  event.preventDefault();
  focus(next);
};

const act = (event, cell) => {
  const far = event.ctrlKey || event.metaKey;
  if (MOVES[event.key]) focus(MOVES[event.key](cell, far));
  else if (far && event.key.toLowerCase() === "z" && !event.shiftKey) undo();
  else if (far || event.altKey) return false;
  else if (event.key === "Escape") leaving = true;
  else if (event.key === "Enter" || event.key === "F2") editable(cell) ? edit(cell) : open(cell);
  else if (event.key === "Delete" || event.key === "Backspace") put(cell, "");
  else if (event.key.length === 1 && editable(cell)) edit(cell, event.key);
  else return false;
  return true;
};

const undo = () => document.querySelector("[data-grid-undo]")?.requestSubmit();

place?.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (!cell || editing(cell) || event.isComposing) return;
  if (event.key === "Tab") tab(event, cell);
  else if (act(event, cell)) event.preventDefault();
  if (event.key !== "Escape" && event.key !== "Tab" && event.key !== "Shift") leaving = false;
});

// A first press takes the cell, a second one edits it; so it is with a finger, too.
let held = null;
place?.addEventListener("pointerdown", (event) => {
  const cell = cellOf(event.target);
  held = cell && cell === document.activeElement ? cell : null;
});
place?.addEventListener("click", (event) => {
  const cell = cellOf(event.target);
  if (!cell || editing(cell) || event.target.closest("a")) return;
  if (cell === held && editable(cell)) edit(cell);
  else focus(cell);
});

place?.addEventListener("focusin", (event) => {
  const cell = cellOf(event.target);
  if (!cell) return;
  enter(cell);
  kept = { row: cell.parentElement.dataset.row, column: cell.cellIndex };
});

place?.addEventListener("copy", (event) => {
  const cell = cellOf(document.activeElement);
  if (!cell || editing(cell) || String(getSelection())) return;
  event.clipboardData.setData("text/plain", textOf(cell));
  event.preventDefault();
});

place?.addEventListener("paste", (event) => {
  const cell = cellOf(event.target);
  if (!cell || editing(cell)) return;
  event.preventDefault();
  const text = event.clipboardData.getData("text/plain");
  if (/[\t\n]/.test(text.replace(/\r?\n$/, ""))) block(cell, text);
  else put(cell, text.trim());
});

const begin = () => {
  const first = table()?.tBodies[0].rows[0];
  if (first?.dataset.row) (first.cells[1] ?? first.cells[0]).tabIndex = 0;
};

/** A table drawn anew has the focus where it was. */
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== place) return;
  begin();
  const row = kept && rows().find((each) => each.dataset.row === kept.row);
  if (row) focus(row.cells[Math.min(kept.column, row.cells.length - 1)]);
});

if (table()) begin();
