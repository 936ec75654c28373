/* What is pasted on the participants table: one value goes into its cell; a block of cells goes to the page that
   shows what would change (#paste-block: text, and where it was pasted). */

import { edit, save } from "./editing.js";

/** Fill a cell with a text, as if it had been typed. */
export const put = (cell, text) => {
  const form = cell.classList.contains("cell") ? edit(cell, text) : null;
  if (!form) return;
  cell.focus();
  if (form.isConnected) save(form);
};

/** Send a block of cells to be looked over. */
export const block = (cell, text) => {
  const form = document.getElementById("paste-block");
  if (!form) return;
  const head = cell.closest("table").tHead.rows[0].cells[cell.cellIndex];
  form.elements.text.value = text;
  form.elements.row.value = cell.parentElement.dataset.row;
  form.elements.column.value = head.dataset.column;
  form.requestSubmit();
};
