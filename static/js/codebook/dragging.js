/* Dragging a code by its handle: onto another code to put it under that one, between two to put it beside them.
   Asks for [data-codebook] (the codebook's address) on the table and sends the form [data-moving]. The same can be
   done without dragging on each code's page. */

const table = document.querySelector("table[data-codebook]");
const form = document.querySelector("form[data-moving]");
let held = null;

const row = (event) => event.target.closest?.("tr[data-code]");

const within = (one, top) => {
  for (let id = one.dataset.code; id; ) {
    if (id === top) return true;
    id = table.querySelector(`tr[data-code="${id}"]`)?.dataset.parent;
  }
  return false;
};

/** above, under or below, by where in the line the pointer is. */
const where = (event, target) => {
  const box = target.getBoundingClientRect();
  const part = (event.clientY - box.top) / box.height;
  if (part < 0.28) return "above";
  return part > 0.72 ? "below" : "under";
};

const after = (target) => {
  const siblings = [...table.querySelectorAll(`tr[data-parent="${target.dataset.parent}"]`)];
  const rest = siblings.slice(siblings.indexOf(target) + 1);
  return rest.find((one) => one !== held)?.dataset.code ?? "";
};

const clear = () => {
  for (const one of table.querySelectorAll("[data-drop]")) delete one.dataset.drop;
};

const send = (target, place) => {
  form.action = `${table.dataset.codebook}${held.dataset.code}/move/`;
  form.elements.parent.value = place === "under" ? target.dataset.code : target.dataset.parent;
  form.elements.before.value = place === "above" ? target.dataset.code : place === "below" ? after(target) : "";
  form.requestSubmit();
};

if (table && form) {
  for (const handle of table.querySelectorAll("[data-handle]")) handle.hidden = false;

  table.addEventListener("dragstart", (event) => {
    if (!event.target.matches?.("[data-handle]")) return;
    held = row(event);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.code);
    event.dataTransfer.setDragImage(held, 12, 12);
  });

  table.addEventListener("dragover", (event) => {
    const target = row(event);
    if (!held || !target) return;
    clear();
    if (within(target, held.dataset.code)) return;
    event.preventDefault();
    target.dataset.drop = where(event, target);
  });

  table.addEventListener("drop", (event) => {
    const target = row(event);
    const place = target?.dataset.drop;
    clear();
    if (!held || !place) return;
    event.preventDefault();
    send(target, place);
  });

  table.addEventListener("dragend", () => {
    held = null;
    clear();
  });
}
