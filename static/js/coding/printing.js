/* On paper nothing can be pointed at: each coding of a turn gets a number, where its words begin, where they end and at
   its label; and each label stands in the margin beside the line on which its words begin. Done only when the page is
   printed, and undone after it. */

import { codingsOf, runsOf } from "./lighting.js";
import { saidOf, transcript } from "./places.js";

const numbers = (marks) => marks.map((mark) => Number(mark) + 1).join(" ");
const marksOf = (run) => run.dataset.marks.split(" ");

const tell = (run, name, marks) => {
  if (marks.length) run.dataset[name] = numbers(marks);
  else delete run.dataset[name];
};

/* Which marks of each run are met for the first time, in the order given. */
const firstMet = (runs) => {
  const met = new Set();
  return runs.map((run) => {
    const fresh = marksOf(run).filter((mark) => !met.has(mark));
    fresh.forEach((mark) => met.add(mark));
    return fresh;
  });
};

const number = (turn) => {
  const runs = runsOf(turn);
  firstMet(runs).forEach((marks, place) => tell(runs[place], "begins", marks));
  const backwards = runs.toReversed();
  firstMet(backwards).forEach((marks, place) => tell(backwards[place], "ends", marks));
  codingsOf(turn).forEach((coding, place) => (coding.dataset.number = place + 1));
};

/* The words a label or a mark belongs to, or where the turn's words begin. */
const wordsOf = (turn, label) => {
  const place = String(codingsOf(turn).indexOf(label.querySelector("a.coding")));
  const run = runsOf(turn).find((one) => marksOf(one).includes(place));
  const noted = label.dataset.note && turn.querySelector(`.noted[data-notes~="${CSS.escape(label.dataset.note)}"]`);
  return run ?? (noted || null);
};

const onPaper = (label) => {
  const made = document.createElement("span");
  made.className = `${label.className} on-paper`;
  for (const part of label.querySelectorAll("a")) {
    const copy = document.createElement("span");
    copy.className = part.className;
    Object.assign(copy.dataset, part.dataset);
    copy.append(...Array.from(part.childNodes, (node) => node.cloneNode(true)));
    made.append(copy, " ");
  }
  return made;
};

const layOut = (turn) => {
  const list = turn.querySelector(".labels");
  if (!list) return;
  const said = saidOf(turn);
  const placed = Array.from(list.children, (label) => [wordsOf(turn, label), onPaper(label)]);
  for (const [words, label] of placed) {
    if (words) words.before(label);
    else said.prepend(label);
  }
  turn.classList.add("laid-out");
};

addEventListener("beforeprint", () => {
  for (const turn of transcript.children) {
    number(turn);
    layOut(turn);
  }
});

addEventListener("afterprint", () => {
  for (const label of transcript.querySelectorAll(".on-paper")) label.remove();
  for (const turn of transcript.children) turn.classList.remove("laid-out");
});
