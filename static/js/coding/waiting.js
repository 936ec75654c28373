/* What waits is shown where it belongs: painted over its words, marked at its turn and on its coding, and counted
   quietly at the top of the page. What is done with the page open is painted at once; marks come when it has to wait. */

import { turnOfAct } from "./describing.js";
import { line } from "./line.js";
import { isLate, refused, waiting } from "./outbox.js";
import { paint } from "./painting.js";
import { codingLink, desk, rangeOf } from "./places.js";
import { say, speak } from "./saying.js";
import { lasting } from "./store.js";

const count = document.getElementById("waiting");
const signIn = document.getElementById("sign-in-again");
const painted = new Map();

const here = (act) => act.transcript === desk.dataset.transcript && act.end > act.start;

const nameOf = (act) => (["memo", "flag"].includes(act.kind) ? "pending-note" : `pending-${act.colour ?? 1}`);

const wipe = () => {
  painted.forEach((clear) => clear());
  painted.clear();
};

const paintAll = () => {
  const acts = new Map(waiting().filter(here).map((act) => [act.operation, act]));
  for (const [operation, clear] of painted) {
    if (acts.has(operation)) continue;
    clear();
    painted.delete(operation);
  }
  for (const [operation, act] of acts) {
    if (!painted.has(operation)) painted.set(operation, paint(nameOf(act), rangeOf(act.start, act.end)));
  }
};

const marked = (turn, number) => {
  const mark = document.getElementById("turn-waiting").content.firstElementChild.cloneNode(true);
  mark.querySelector("[data-number]").textContent = number;
  turn.querySelector(".who").append(mark);
};

/* Marks lie beside the turn's label and move nothing. */
const markAll = () => {
  for (const mark of document.querySelectorAll(".turn-waiting")) mark.remove();
  for (const link of document.querySelectorAll("a.coding.waits")) link.classList.remove("waits", "goes");
  const numbers = new Map();
  for (const act of waiting().filter(isLate)) {
    const turn = turnOfAct(act);
    if (turn) numbers.set(turn, (numbers.get(turn) ?? 0) + 1);
    const link = act.coding && codingLink(act.coding);
    link?.classList.add("waits");
    link?.classList.toggle("goes", act.kind === "remove");
  }
  numbers.forEach((number, turn) => marked(turn, number));
};

const told = (phrase, number) => (number ? phrase.replace("%s", number) : "");

const countAll = () => {
  const late = waiting().filter(isLate).length;
  const left = refused().length;
  const { waits, refusals } = count.dataset;
  count.querySelector("[data-waits]").textContent = told(waits, late);
  count.querySelector("[data-refusals]").textContent = told(refusals, left);
  count.classList.toggle("has-refusals", left > 0);
  count.hidden = late + left === 0;
};

const draw = () => {
  paintAll();
  markAll();
  countAll();
};

const sentences = () => ({
  away: lasting() ? desk.dataset.offline : desk.dataset.fleeting,
  shut: desk.dataset.signedOut,
});

const unsay = (sentence) => {
  for (const notice of document.querySelectorAll("[data-from-script]")) {
    if (notice.querySelector("p").textContent === sentence) notice.remove();
  }
};

document.addEventListener("coding:line", () => {
  const shut = line() === "shut";
  signIn.hidden = !shut;
  Object.values(sentences()).forEach(unsay);
  if (line() === "open") speak(desk.dataset.lineOpen);
  else if (shut || waiting().length) say(sentences()[line()], "warning");
});

/* What is exchanged takes its paint with it. */
document.addEventListener("coding:swapped", () => {
  wipe();
  draw();
});
document.addEventListener("coding:acts", draw);
draw();
