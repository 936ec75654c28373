/* What is not on the board yet: found by typing, ticked, or dragged onto the board by its handle or with the mouse. */

import { desk, drawing, groupUnder, idOf } from "./scene.js";
import { post } from "./sending.js";
import { hold, release } from "./swapping.js";
import { toBoard } from "./view.js";

const START = 6;
const HALF = { wide: 92, tall: 32 };
let drag = null;

const rows = () => [...document.querySelectorAll("#board-tray [data-waits]")];

const narrow = () => {
  const words = (document.getElementById("tray-words")?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows()) {
    const name = row.dataset.name.toLowerCase();
    row.hidden = !words.every((word) => name.includes(word));
  }
};

const ready = () => {
  for (const tool of document.querySelectorAll("[data-tray-tools], #board-tray [data-grip]")) tool.hidden = false;
  narrow();
};

/** The rows that go along: all that are ticked, where this one is. */
const along = (row) => {
  const ticked = rows().filter((one) => one.querySelector("input:checked"));
  return ticked.includes(row) ? ticked : [row];
};

const ghost = (row) => {
  const shown = row.querySelector("label").cloneNode(true);
  shown.removeAttribute("for");
  shown.classList.add("code", "board-ghost");
  document.body.append(shown);
  return shown;
};

const over = (event) => drawing().contains(document.elementFromPoint(event.clientX, event.clientY));

const drop = (event, some) => {
  const { x, y } = toBoard(event.clientX, event.clientY);
  const group = groupUnder({ x, y, wide: 0, tall: 0 });
  const fields = some.map((row) => ["theme" in row.dataset ? "theme" : "code", row.dataset.waits]);
  fields.push(["x", Math.round(x - HALF.wide)], ["y", Math.round(y - HALF.tall)]);
  if (group) fields.push(["group", idOf(group)]);
  post("put/", fields);
};

desk.addEventListener("pointerdown", (event) => {
  const row = event.target.closest("#board-tray [data-waits]");
  const taken = event.target.closest("[data-grip]") || (event.pointerType === "mouse" && !event.target.closest("button, input"));
  if (row?.querySelector("label") && taken && event.button === 0) drag = { row, across: event.clientX, down: event.clientY, shown: null };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.shown && Math.hypot(event.clientX - drag.across, event.clientY - drag.down) < START) return;
  if (!drag.shown) {
    hold("tray");
    drag.shown = ghost(drag.row);
  }
  drag.shown.style.setProperty("transform", `translate(${event.clientX + 8}px, ${event.clientY + 8}px)`);
});

for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, (event) => {
    if (!drag) return;
    const { row, shown } = drag;
    drag = null;
    if (!shown) return;
    shown.remove();
    release("tray");
    if (name === "pointerup" && over(event)) drop(event, along(row));
    // The label that was dragged is not to be ticked by the click that follows.
    document.addEventListener("click", (click) => click.target.closest("#board-tray label") && click.preventDefault(), { capture: true, once: true });
  });
}

desk.addEventListener("input", (event) => event.target.id === "tray-words" && narrow());
desk.addEventListener("keydown", (event) => {
  if (event.target.id !== "tray-words" || event.key !== "Enter") return;
  // Enter ticks the first that is found, and goes there.
  event.preventDefault();
  const tick = rows().find((row) => !row.hidden && row.querySelector("input"))?.querySelector("input");
  if (tick) {
    tick.checked = true;
    tick.focus();
  }
});
document.addEventListener("board:anew", ready);
ready();
