/* Which words a label means, and which labels some words have: pointing at one lights up the other. */

import { transcript } from "./places.js";

export const codingsOf = (turn) => Array.from(turn.querySelectorAll("a.coding"));
export const runsOf = (turn) => Array.from(turn.querySelectorAll(".run"));

const putOut = () => {
  for (const lit of transcript.querySelectorAll(".lit")) {
    lit.classList.remove("lit", ...Array.from(lit.classList).filter((name) => name.startsWith("lit-")));
  }
};

const lightOne = (coding) => {
  const turn = coding.closest(".turn");
  const colour = /\bc(\d+)\b/.exec(coding.parentElement.className)?.[1];
  const number = String(codingsOf(turn).indexOf(coding));
  turn.classList.add("lit");
  coding.classList.add("lit");
  turn.querySelector(`.bracket[data-coding="${number}"]`)?.classList.add("lit");
  for (const run of runsOf(turn)) {
    if (run.dataset.marks.split(" ").includes(number)) run.classList.add("lit", `lit-${colour}`);
  }
};

/** Light up codings' words, brackets and labels, in every turn they reach; none puts all lights out. */
export const light = (codings) => {
  putOut();
  for (const coding of codings) {
    transcript.querySelectorAll(`a.coding[href="${coding.getAttribute("href")}"]`).forEach(lightOne);
  }
};

const meant = (target) => {
  const coding = target.closest?.("a.coding");
  if (coding) return [coding];
  const label = target.closest?.(".label");
  if (label) return Array.from(label.querySelectorAll("a.coding"));
  const run = target.closest?.(".run");
  if (!run) return [];
  const all = codingsOf(run.closest(".turn"));
  return run.dataset.marks.split(" ").map((number) => all[number]).filter(Boolean);
};

let over = "";
transcript.addEventListener("pointerover", (event) => {
  const found = meant(event.target);
  const key = found.map((coding) => coding.getAttribute("href")).join();
  if (key === over) return;
  over = key;
  const focused = document.activeElement?.closest?.("a.coding");
  light(found.length || !focused ? found : [focused]);
});
transcript.addEventListener("focusin", (event) => light(meant(event.target).slice(0, 1)));

// The coding whose card is open, or whose code is being changed, stays lit.
transcript.addEventListener("focusout", (event) => {
  if (!event.relatedTarget?.closest("#card, #picker")) light([]);
});
document.getElementById("card").addEventListener("toggle", (event) => {
  if (event.newState === "closed" && !transcript.contains(document.activeElement)) light([]);
});
