/* Where a coding's words lie, and giving it others: by a word at a time, or by bounds drawn. */

import { isOwn, rebound } from "./acting.js";
import { edgeMoved } from "./cursor.js";
import { codingsOf, runsOf } from "./lighting.js";
import { painter } from "./painting.js";
import { placeOf, rangeOf, transcript, turnOf } from "./places.js";

const paint = painter("bounds");
const asked = new Map(); // bounds on their way to the server, by coding

const selector = (coding) => `a.coding[href="${coding.getAttribute("href")}"]`;

const runsUnder = (link) => {
  const turn = turnOf(link);
  const number = String(codingsOf(turn).indexOf(link));
  return runsOf(turn).filter((run) => run.dataset.marks.split(" ").includes(number));
};

/** `{start, end}` of a coding over as many turns as it reaches; null while it is not drawn. */
export const boundsOf = (coding) => {
  if (asked.has(coding.getAttribute("href"))) return asked.get(coding.getAttribute("href"));
  const runs = Array.from(transcript.querySelectorAll(selector(coding))).flatMap(runsUnder);
  const last = runs.at(-1);
  return last ? { start: placeOf(runs[0], 0), end: placeOf(last, last.childNodes.length) } : null;
};

/** Paint what the coding would cover; null takes the paint away. */
export const preview = (bounds) => paint(bounds ? [rangeOf(bounds.start, bounds.end)] : []);

/* Whoever has gone on to a field, a card or another coding meanwhile stays there. */
const isFree = (focused) => !focused || focused === document.body || (transcript.contains(focused) && !focused.closest("a.coding"));

/** Give the coding these words: painted at once, then asked of the server. */
export const stretch = async (coding, bounds) => {
  if (!isOwn(coding)) return;
  const href = coding.getAttribute("href");
  asked.set(href, bounds);
  preview(bounds);
  await rebound(coding, bounds);
  if (asked.get(href) !== bounds) return; // asked again meanwhile
  asked.delete(href);
  preview(null);
  if (isFree(document.activeElement)) transcript.querySelector(selector(coding))?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("coding:stretched"));
};

/** Move one end ("start", "end") of a coding by a word. */
export const stretchByWord = (coding, edge, forwards) => {
  const bounds = boundsOf(coding);
  const moved = bounds && edgeMoved(bounds, edge, forwards);
  if (moved) stretch(coding, moved);
};
