/* A code's fields, edited under its line: the same form as on its page of its own, and the same conflicts. */

/* global htmx */

import { draftOf, drop, fieldsOf, fillIn, keep } from "../drafts.js";
import { goTo, nameOf, rowOf, table } from "./rows.js";
import { refresh } from "./sending.js";

const open = () => document.getElementById("edit-row");
const formIn = () => open()?.querySelector("form");
let came = ""; // what the form held when it came, without what the page alone uses

const seen = (form) => JSON.stringify(fieldsOf(form).filter(([name]) => form.elements.namedItem(name).type !== "hidden"));

const openAgain = (id) => {
  const row = rowOf(id);
  if (row && !row.hidden) edit(row);
  else location.href = `${table().dataset.codebook}${id}/edit/`;
};

/* What was changed and not saved waits at the foot of the page, with what was seen when it was begun. */
const remember = () => {
  const form = formIn();
  if (!form) return;
  const id = open().dataset.of;
  if (seen(form) === came) {
    drop(id);
    return;
  }
  const row = rowOf(id);
  keep(id, { text: row ? nameOf(row) : form.elements.name.value, fields: fieldsOf(form), seen: form.elements.seen.value, open: () => openAgain(id) });
};

const restore = (form) => {
  const draft = draftOf(open().dataset.of);
  if (!draft) return;
  fillIn(form, draft.fields);
  form.elements.seen.value = draft.seen;
};

const takeAway = () => {
  remember();
  open()?.remove();
};

const close = () => {
  const row = open();
  if (!row) return;
  remember();
  const of = rowOf(row.dataset.of);
  row.remove();
  goTo(of);
};

export const edit = (row) => {
  const link = row.querySelector("[data-edit]");
  if (!link) return;
  if (open()?.dataset.of === row.dataset.code) return;
  takeAway();
  const line = document.createElement("tr");
  line.id = "edit-row";
  line.dataset.of = row.dataset.code;
  line.className = "tree-edit";
  const cell = line.insertCell();
  cell.colSpan = table().tHead.rows[0].cells.length;
  const here = document.createElement("div");
  here.id = "edit-here";
  cell.append(here);
  row.after(line);
  htmx.ajax("GET", link.href, { source: here, target: "#edit-here", swap: "innerHTML" });
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-edit]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    edit(link.closest("tr"));
  } else if (event.target.closest?.("#edit-here [data-close-edit]")) {
    event.preventDefault();
    close();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest?.("#edit-here")) {
    event.stopPropagation();
    close();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest?.("#edit-here")) {
    event.preventDefault();
    formIn()?.requestSubmit();
  }
});

addEventListener("beforeunload", remember, { capture: true });

// A conflict or a field that is not right comes back as the form, with what is to be settled.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (target?.id === "codebook-tree") remember();
  const form = (xhr.getResponseHeader("Content-Type") ?? "").includes("html");
  if (target?.id === "edit-here" && form && [409, 422].includes(xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "edit-here") return;
  const here = event.detail.target;
  if (event.detail.requestConfig.verb === "get") {
    came = seen(formIn());
    restore(formIn());
  }
  const told = here.querySelector("[role=alert]");
  if (told) told.scrollIntoView({ block: "nearest" });
  else rowOf(open().dataset.of)?.scrollIntoView({ block: "start" });
  (here.querySelector("[aria-invalid=true]") ?? here.querySelector("input[name=name]"))?.focus({ preventScroll: true });
});

document.addEventListener("codebook:edited", () => {
  const id = open()?.dataset.of;
  open()?.remove();
  drop(id);
  refresh(id);
});
