/* Editing one cell of the participants table in place, by the form in #cell-form. Enter saves and goes down, Tab
   saves and goes on, Esc leaves the cell as it was, going elsewhere saves. The server answers with the cell. A cell
   that someone changed meanwhile answers what stands there now (X-Cell-Now): Enter then writes over it knowingly. */

import { along, away, focus } from "./grid.js";

const MULTILINE = new Set(["text"]);

export const editing = (cell) => cell.querySelector("form.cell-form");

/** What a cell holds, as it is edited. */
export const textOf = (cell) => cell.dataset.edit ?? cell.querySelector(".cell-text")?.textContent ?? cell.textContent.trim();

const headOf = (cell) => cell.closest("table").tHead.rows[0].cells[cell.cellIndex];

const fieldFor = (head, text) => {
  const long = MULTILINE.has(head.dataset.kind) || text.includes("\n");
  const field = document.createElement(long ? "textarea" : "input");
  if (long) field.rows = 1;
  else if (head.dataset.offered) field.setAttribute("list", head.dataset.offered);
  field.name = "value";
  field.className = "cell-field";
  field.maxLength = 5000;
  field.autocomplete = "off";
  field.setAttribute("aria-label", head.textContent.trim());
  return field;
};

/** Put the form into a cell; `typed` takes the place of what the cell holds. */
export const edit = (cell, typed) => {
  if (editing(cell)) return null;
  const form = document.getElementById("cell-form").content.firstElementChild.cloneNode(true);
  const head = headOf(cell);
  const text = textOf(cell);
  const field = fieldFor(head, text);
  form.elements.column.value = head.dataset.column;
  form.elements.before.value = text;
  form.setAttribute("action", cell.parentElement.dataset.url);
  form.setAttribute("hx-post", cell.parentElement.dataset.url);
  field.value = typed ?? text;
  form.append(field);
  cell.append(form);
  cell.classList.add("cell-open");
  window.htmx.process(form);
  field.focus();
  if (typed === undefined) field.select();
  return form;
};

/** Take the form away again; the cell is as it was. */
export const cancel = (form) => {
  const cell = form.closest("td");
  form.remove();
  cell.classList.remove("cell-open", "cell-refused");
};

const unchanged = (form) => form.elements.value.value.trim() === form.elements.before.value.trim();

/** Send what was entered, if it is anything else than before. */
export const save = (form) => {
  if (!form.isConnected || form.hasAttribute("aria-busy")) return;
  if (unchanged(form) && !form.dataset.refused) {
    cancel(form);
    return;
  }
  form.setAttribute("aria-busy", "true");
  form.requestSubmit();
};

const leave = (form, next) => {
  const cell = form.closest("td");
  focus(next ?? cell);
  save(form);
};

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form.cell-form");
  if (!form || event.isComposing) return;
  const cell = form.closest("td");
  if (event.key === "Escape") {
    cancel(form);
    focus(cell);
  } else if (event.key === "Enter" && !(event.shiftKey && event.target.tagName === "TEXTAREA")) {
    leave(form, form.dataset.refused ? cell : away(cell, event.shiftKey ? -1 : 1, 0));
  } else if (event.key === "Tab") {
    const next = along(cell, event.shiftKey ? -1 : 1);
    if (!next) return;
    leave(form, next);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("focusout", (event) => {
  const form = event.target.closest?.("form.cell-form");
  if (form?.isConnected && !form.contains(event.relatedTarget) && !form.dataset.refused) save(form);
});

const refuse = (form, xhr) => {
  form.removeAttribute("aria-busy");
  form.dataset.refused = "";
  form.elements.value.setAttribute("aria-invalid", "true");
  form.closest("td").classList.add("cell-refused");
  const now = xhr?.getResponseHeader("X-Cell-Now");
  if (now !== null && now !== undefined) form.elements.before.value = decodeURIComponent(now);
  // Whoever has gone on to write elsewhere is not called back.
  if (!document.activeElement?.closest("form.cell-form")) form.elements.value.focus();
};

for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    const form = event.target.closest?.("form.cell-form");
    if (form) refuse(form, event.detail.xhr);
  });
}

// The answered cell takes the old one's place; the focus, and being where Tab enters, stay.
const stood = new Map();
document.addEventListener("htmx:beforeSwap", (event) => {
  const cell = event.detail.target;
  if (!event.detail.shouldSwap || !cell.matches?.("td.cell")) return;
  const place = `${cell.parentElement.dataset.row} ${cell.cellIndex}`;
  stood.set(place, { held: cell.contains(document.activeElement), stop: cell.tabIndex === 0 });
});

document.addEventListener("htmx:load", (event) => {
  const cell = event.target;
  if (!cell.matches?.("td.cell")) return;
  const place = `${cell.parentElement.dataset.row} ${cell.cellIndex}`;
  const before = stood.get(place);
  stood.delete(place);
  if (before?.held) focus(cell);
  else if (before?.stop) cell.tabIndex = 0;
});
