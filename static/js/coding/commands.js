/* Every command of the page by name; keys, buttons and the toolbar call these. A command that answers false leaves
   the key to the browser. */

import { applyCode, codingInFocus, coinInVivo, removeCoding, toggleUnsure } from "./acting.js";
import { showAlone } from "./alone.js";
import { besideOpen, close, panel } from "./beside.js";
import { openCard } from "./card.js";
import { codeInHand, refreshCodesSoon, take } from "./codes.js";
import { currentTurn, moveCoding, moveEdge, moveTurn, moveWord, takeSentence, takeTurn } from "./cursor.js";
import { openFilter, showAll } from "./filter.js";
import { openFind } from "./find-bar.js";
import { openJump } from "./jumping.js";
import { catchUp } from "./live.js";
import { openNote } from "./notes.js";
import { openPicker, openRecoding } from "./picker.js";
import { desk, runsLeft } from "./places.js";
import { numbered, recent } from "./recent.js";
import { letGo, selected } from "./selection.js";
import { post, say } from "./server.js";
import { stretchByWord } from "./stretching.js";
import { openBeside } from "./threads.js";
import { showVoices } from "./voices.js";

const edge = (which, forwards) => {
  if (selected()) return moveEdge(which, forwards);
  const coding = codingInFocus();
  return coding ? stretchByWord(coding, which, forwards) : false;
};

/* Arrows move as they point: in a turn that runs from right to left, the left one goes on. */
const onwards = (key, forwards) => {
  const turn = key.includes("Arrow") ? currentTurn() : null;
  return turn && runsLeft(turn) ? !forwards : forwards;
};

const applyIfAny = (code) => {
  if (code) applyCode(code);
  else say(desk.dataset.noRecent);
};

const backOrForth = async (url, sentence) => {
  const answer = await post(url, {});
  if (answer) {
    say(answer.said ?? sentence);
    await catchUp({ own: true });
    refreshCodesSoon();
  }
};

const escape = () => {
  if (document.querySelector("[popover]:popover-open")) return false;
  if (selected()) letGo();
  else if (codeInHand()) take(null);
  else if (besideOpen()) close();
  else return false;
  return true;
};

const inFocus = (act) => () => {
  const coding = codingInFocus();
  return coding ? act(coding) : false;
};

const amongMarks = (forwards) => {
  if (desk.matches(".text-alone")) say(desk.dataset.noMarks);
  else moveCoding(forwards);
};

const goToCodes = () => {
  desk.classList.add("codes-open");
  const field = document.querySelector(".code-filter:not([hidden])") ?? document.querySelector(".code-entry");
  field?.focus();
};

export const commands = {
  "next-turn": () => moveTurn(true),
  "previous-turn": () => moveTurn(false),
  "next-coding": () => amongMarks(true),
  "previous-coding": () => amongMarks(false),
  find: openFind,
  jump: openJump,
  "next-word": (key) => moveWord(onwards(key, true)),
  "previous-word": (key) => moveWord(onwards(key, false)),
  longer: (key) => edge("end", onwards(key, true)),
  shorter: (key) => edge("end", onwards(key, false)),
  "longer-before": () => edge("start", false),
  "shorter-before": () => edge("start", true),
  sentence: takeSentence,
  turn: takeTurn,
  escape,
  pick: () => openPicker(),
  "in-vivo": coinInVivo,
  recent: (key) => applyIfAny(numbered().get(Number(key))),
  repeat: () => applyIfAny(recent()[0]),
  memo: () => openNote("memo"),
  flag: () => openNote("flag"),
  card: inFocus(openCard),
  recode: inFocus(openRecoding),
  unsure: inFocus(toggleUnsure),
  remove: inFocus(removeCoding),
  undo: () => backOrForth(desk.dataset.undoUrl, desk.dataset.undone),
  redo: () => backOrForth(desk.dataset.redoUrl, desk.dataset.redone),
  acts: () => openBeside(desk.dataset.actsUrl, panel.dataset.acts),
  others: () => showVoices(),
  alone: () => showAlone(),
  filter: openFilter,
  "show-all": showAll,
  codes: goToCodes,
  "codes-drawer": () => desk.classList.toggle("codes-open"),
  help: () => document.getElementById("shortcuts").showModal(),
};

document.querySelector("[data-undo]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  commands.undo();
});
