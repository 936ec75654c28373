/* What waits for a line has its label beside its words like what is kept, and a new code its row in the list; both say
   that they wait. Memos and flags stand there from the moment they are written. */

import { isLate, waiting } from "./outbox.js";
import { codingLink, desk, rangeOf, turnAt, turnNumbered } from "./places.js";
import { keepHeight } from "./swapping.js";

const MARKS = { memo: "✎", flag: "⚑" };
const LONGEST = 80;
const aside = document.getElementById("codes");
const mould = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);
const isNote = ({ kind }) => kind in MARKS;

const here = (act) => act.interview === desk.dataset.interview && act.transcript === desk.dataset.transcript;
const isCoding = (act) => ["apply", "coin"].includes(act.kind) && act.end > act.start && isLate(act);

const boundsOf = (act) => {
  const turn = act.end > act.start ? turnAt(act.start) : turnNumbered(act.turn);
  return turn && { turn, start: act.start, end: act.end };
};

const short = (text) => {
  const points = Array.from(text);
  return points.length > LONGEST ? `${points.slice(0, LONGEST).join("")}…` : text;
};

const labelled = (act) => {
  const label = mould(isNote(act) ? "note-waiting" : "label-waiting");
  label.dataset.operation = act.operation;
  if (isNote(act)) label.classList.add(`note-${act.kind}`);
  else label.classList.add(`c${act.colour ?? 1}`);
  if (act.end > act.start) Object.assign(label.dataset, { start: act.start, end: act.end });
  else if (act.coding) label.dataset.coding = act.coding;
  label.querySelector("[data-name]").textContent = isNote(act) ? `${MARKS[act.kind]} ${short(act.text)}` : act.name;
  return label;
};

const listOf = (turn) => {
  const margin = turn.querySelector(".margin");
  if (!margin.querySelector(".labels")) {
    const list = document.createElement("ul");
    list.className = "labels";
    margin.append(list);
  }
  return margin.querySelector(".labels");
};

const changed = (turns) => {
  for (const turn of turns) document.dispatchEvent(new CustomEvent("coding:margin", { detail: turn }));
};

const draw = () => {
  const wanted = new Map(waiting().filter((act) => here(act) && (isCoding(act) || isNote(act))).map((act) => [act.operation, act]));
  const turns = new Set();
  for (const label of document.querySelectorAll(".labels > [data-operation]")) {
    if (wanted.delete(label.dataset.operation)) continue;
    turns.add(label.closest(".turn"));
    label.remove();
  }
  for (const act of wanted.values()) {
    const { turn } = boundsOf(act) ?? {};
    if (!turn) continue;
    keepHeight(turn);
    listOf(turn).append(labelled(act));
    turns.add(turn);
  }
  changed(turns);
};

/** Where the words of a label that waits begin and end in its turn, from the turn's top; null where that is unknown. */
export const edgesOfWaiting = (turn, { start, end, coding }) => {
  const top = turn.getBoundingClientRect().top;
  const link = coding && codingLink(coding);
  if (link) return [link.getBoundingClientRect().top - top, link.getBoundingClientRect().bottom - top];
  if (!start) return null;
  const boxes = Array.from(rangeOf(Number(start), Number(end)).getClientRects());
  return boxes.length ? [boxes[0].top - top, boxes[boxes.length - 1].bottom - top] : null;
};

const row = (act) => {
  const made = mould("code-waiting");
  made.classList.add(`c${act.colour ?? 1}`);
  made.querySelector("[data-name]").textContent = act.name;
  return made;
};

const list = () => {
  for (const made of aside.querySelectorAll(".code-waiting")) made.remove();
  const late = waiting().filter((act) => act.kind === "coin" && isLate(act));
  aside.querySelector("#code-list")?.append(...late.map(row));
};

document.addEventListener("coding:acts", () => {
  draw();
  list();
});
document.addEventListener("coding:swapped", draw);
document.addEventListener("coding:codes", list);
