/* Put the drawing and the tray anew without losing where one is: the focus, what is chosen, what is ticked and found. */

import { chosen, keepChosen } from "./choosing.js";
import { desk, drawing } from "./scene.js";
import { show } from "./view.js";

const holders = new Set();

/** Something is held or dragged: nothing may be put anew under it. */
export const hold = (name) => holders.add(name);

export const release = (name) => holders.delete(name);

export const busy = () => holders.size > 0;

const ticked = () => [...document.querySelectorAll("#board-tray input:checked")].map((tick) => tick.id);

const replace = (page, id) => {
  const fresh = page.getElementById(id);
  if (fresh) document.getElementById(id)?.replaceWith(fresh);
};

export const swap = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const focused = document.activeElement?.id ?? "";
  const before = chosen().map((item) => item.id);
  const ticks = ticked();
  const words = document.getElementById("tray-words")?.value ?? "";
  replace(page, "board-surface");
  replace(page, "board-tray");
  show();
  keepChosen(before);
  for (const id of ticks) {
    const tick = document.getElementById(id);
    if (tick) tick.checked = true;
  }
  const sought = document.getElementById("tray-words");
  if (sought) sought.value = words;
  document.querySelector(".board-empty")?.toggleAttribute("hidden", drawing().childElementCount > 0);
  document.dispatchEvent(new CustomEvent("board:anew"));
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
  desk.dataset.seq = document.getElementById("board-surface").dataset.seq;
};
