/* Find words in the transcript: every place, as [start, end) in code points; those on screen are painted. */

import { fold, foldWithPlaces } from "./folding.js";
import { painter } from "./painting.js";
import { indexOf, rangeOf, startOf, textOf, transcript } from "./places.js";

const texts = new Map(); // a transcript's words never change
const paintAll = painter("found");
const paintOne = painter("found-here");
let byTurn = new Map();
let here = null;

const foldedTurn = (turn) => {
  const index = indexOf(turn);
  if (!texts.has(index)) texts.set(index, foldWithPlaces(textOf(turn)));
  return texts.get(index);
};

const matchesIn = (turn, wanted) => {
  const { folded, places } = foldedTurn(turn);
  const from = startOf(turn);
  const found = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    found.push({ start: from + places[at], end: from + places[at + wanted.length], turn });
  }
  return found;
};

const onScreen = new Set();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) onScreen[isIntersecting ? "add" : "delete"](target);
    repaint();
  },
  { rootMargin: "200px 0px" },
);

const repaint = () => {
  const seen = Array.from(onScreen).flatMap((turn) => byTurn.get(turn) ?? []);
  paintAll(seen.filter((match) => match !== here).map(({ start, end }) => rangeOf(start, end)));
  paintOne(here ? [rangeOf(here.start, here.end)] : []);
};

/** Every place where the words stand, in order of the text. */
export const find = (text) => {
  const wanted = fold(text.trim().replace(/\s+/g, " "));
  watcher.disconnect();
  onScreen.clear();
  byTurn = new Map();
  here = null;
  for (const turn of wanted ? transcript.children : []) {
    const found = matchesIn(turn, wanted);
    if (!found.length) continue;
    byTurn.set(turn, found);
    watcher.observe(turn);
  }
  repaint();
  return Array.from(byTurn.values()).flat();
};

/** Mark one of the places as the one looked at. */
export const pointAt = (match) => {
  here = match;
  repaint();
};

document.addEventListener("coding:swapped", () => byTurn.size && repaint());
