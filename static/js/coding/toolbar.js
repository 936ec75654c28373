/* A small bar by the words selected with mouse or touch: code, in vivo, memo, flag. */

import { rangeOf } from "./places.js";
import { pickerOpen } from "./picker.js";

const bar = document.getElementById("toolbar");

const beside = ({ start, end }) => {
  const [first] = rangeOf(start, end).getClientRects();
  if (!first || matchMedia("(max-width: 60rem)").matches) return;
  const above = first.top + scrollY - bar.offsetHeight - 6;
  bar.style.top = `${Math.max(scrollY + 60, above)}px`;
  bar.style.left = `${Math.max(8, Math.min(first.left, innerWidth - bar.offsetWidth - 8))}px`;
};

document.addEventListener("coding:selected", (event) => {
  const words = event.detail;
  bar.hidden = !words || words.by === "keys" || pickerOpen();
  if (!bar.hidden) beside(words);
});

document.getElementById("picker").addEventListener("toggle", (event) => {
  if (event.newState === "open") bar.hidden = true;
});

bar.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
