/* Go to a turn by its label: 84, or P2:84 as papers cite it. Other interviews' places are the server's to find. */

import { goTo } from "./cursor.js";
import { desk, firstVisible, transcript } from "./places.js";
import { say } from "./server.js";

const form = document.getElementById("jump");
const field = form.querySelector("input");
const alike = (text) => text.trim().toLocaleLowerCase();

const labelled = (label) => {
  for (const link of transcript.getElementsByClassName("turn-label")) {
    if (alike(link.textContent) === alike(label)) return link.closest(".turn");
  }
  return null;
};

/** {citation, label} of what was typed; a quote's serial after the label is passed over. */
const read = (text) => {
  const colon = text.lastIndexOf(":");
  return { citation: text.slice(0, Math.max(colon, 0)), label: text.slice(colon + 1).replace(/\.\d+\s*$/, "") };
};

export const openJump = () => {
  field.focus();
  field.select();
};

form.addEventListener("submit", (event) => {
  const { citation, label } = read(field.value);
  if (citation && alike(citation) !== alike(desk.dataset.citation)) return;
  event.preventDefault();
  const turn = labelled(label);
  if (!turn) {
    field.select();
    say(form.dataset.none.replace("%1", field.value.trim()), "warning");
    return;
  }
  field.value = "";
  history.replaceState(null, "", `#${turn.id}`);
  goTo(turn);
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  field.value = "";
  firstVisible()?.focus({ preventScroll: true });
});
