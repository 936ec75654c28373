/* The tray: what the server refused, each with its words, the reason and what to do about it; below it what waits. */

import { turnOfAct } from "./describing.js";
import { line } from "./line.js";
import { done, keep, refused, waiting } from "./outbox.js";
import { codeApart, widen } from "./overlapping.js";
import { desk, transcript } from "./places.js";
import { speak } from "./saying.js";
import { select } from "./selection.js";
import { send } from "./sending.js";

const tray = document.getElementById("tray");
const mould = document.getElementById("tray-act").content;
const lists = { refused: tray.querySelector("[data-refused]"), waiting: tray.querySelector("[data-waiting]") };

const inWords = (act) => {
  const phrases = tray.dataset;
  const what = act.text || act.name;
  return (phrases[act.kind] ?? phrases.other).replace("%s", what || "…");
};

/* As the server writes them: 30 November 2026, 08:58. */
const dayAndTime = (moment) => {
  const lang = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const told = (fields) => new Intl.DateTimeFormat(lang, fields).format(moment);
  const time = told({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${told({ day: "numeric", month: "long", year: "numeric" })}, ${time}`;
};

const sameText = (act) => act.interview === desk.dataset.interview && act.transcript === desk.dataset.transcript;

// In a corrected text the words may stand elsewhere.
const placeOf = (act) => {
  if (act.interview !== desk.dataset.interview) return null;
  const all = Array.from(transcript.children);
  const says = (turn) => act.words && turn.querySelector(".said").textContent.includes(act.words);
  return sameText(act) ? turnOfAct(act) : [turnOfAct(act), ...all].find((turn) => turn && says(turn)) ?? turnOfAct(act);
};

const show = (act) => {
  const turn = placeOf(act);
  if (!turn) {
    location.href = `${act.page}#turn-${act.turn ?? 0}`;
    return;
  }
  tray.close();
  turn.scrollIntoView({ block: "center" });
  turn.focus({ preventScroll: true });
  if (sameText(act) && act.end > act.start) select(act.start, act.end);
};

const again = async (act) => {
  await keep(act);
  send();
};

const letGo = async (act) => {
  await done(act.operation);
  speak(tray.dataset.gone);
};

const instead = (how) => async (act) => {
  const answer = how(act);
  await done(act.operation);
  await answer;
  document.dispatchEvent(new CustomEvent("coding:sent"));
};

const MOVES = { again, "let-go": letGo, show, apart: instead(codeApart), widen: instead(widen) };

/* The first in the queue may have reached the server already; those behind it have not. */
const movesOf = (act, place) => {
  const seen = act.turn === undefined ? [] : ["show"];
  if (act.state === "refused") return [...(act.overlap ? ["widen", "apart"] : ["again"]), "let-go", ...seen];
  return place > 0 && line() !== "open" ? ["let-go", ...seen] : seen;
};

const item = (act, place) => {
  const row = mould.firstElementChild.cloneNode(true);
  const fill = (name, text) => {
    row.querySelector(`[data-${name}]`).textContent = text;
    row.querySelector(`[data-${name}]`).hidden = !text;
  };
  fill("what", inWords(act));
  fill("cite", act.cite ?? "");
  fill("title", act.interview === desk.dataset.interview ? "" : act.title);
  fill("words", act.words ?? "");
  fill("why", act.state === "refused" ? act.why : "");
  fill("when", dayAndTime(act.made));
  const moves = movesOf(act, place);
  for (const button of row.querySelectorAll("[data-move]")) {
    button.hidden = !moves.includes(button.dataset.move);
    button.addEventListener("click", () => MOVES[button.dataset.move](act));
  }
  return row;
};

const fill = () => {
  if (!tray.open) return;
  const place = Array.from(tray.querySelectorAll("button")).indexOf(document.activeElement);
  for (const [name, acts] of [["refused", refused()], ["waiting", waiting()]]) {
    lists[name].replaceChildren(...acts.map(item));
    lists[name].closest("section").hidden = !acts.length;
  }
  if (!refused().length && !waiting().length) tray.close();
  else if (place >= 0) (tray.querySelectorAll("button:not([hidden])")[place] ?? tray.querySelector("button"))?.focus();
};

tray.querySelector("[data-let-all-go]").addEventListener("click", () => refused().forEach(letGo));
document.getElementById("waiting").addEventListener("click", () => {
  tray.showModal();
  fill();
});
document.addEventListener("coding:acts", fill);
