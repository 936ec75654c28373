/* Send a move of a code and put the tree anew; the form [data-moving] holds what is sent. */

/* global htmx */

import { table } from "./rows.js";

let moved = null;

/** The code that was acted on, once: its line is to be gone back to. */
export const takeMoved = () => {
  const id = moved;
  moved = null;
  return id;
};

export const send = (row, parent, before) => {
  const form = document.querySelector("form[data-moving]");
  moved = row.dataset.code;
  form.elements.parent.value = parent;
  form.elements.before.value = before;
  const place = { source: form, target: "#codebook-tree", swap: "outerHTML" };
  htmx.ajax("POST", `${table().dataset.codebook}${row.dataset.code}/move/`, place);
};

/** Fetch the tree as it is asked for now. */
export const refresh = (id) => {
  moved = id;
  htmx.ajax("GET", window.location.pathname + window.location.search, { target: "#codebook-tree", swap: "outerHTML" });
};

// A refused move leaves the code where it was.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.target?.id === "codebook-tree" && event.detail.requestConfig.verb === "post") refresh(takeMoved());
});
