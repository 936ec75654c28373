/* The reading cursor: turn by turn, word by word, sentence by sentence, all by keys. */

import {
  desk, firstVisible, inSight, languageOf, nextTurn, onScreen, placeAt, previousTurn, rangeOf, saidOf, sentencesOf, startOf,
  textOf, transcript, turnAt, turnOf,
} from "./places.js";
import { hush, say } from "./saying.js";
import { letGo, select, selected } from "./selection.js";
import { sentence, step, trim } from "./words.js";

const TOP = 80; // what sticks to the top ends above it
let left = null; // where the words ended that were let go, while one stays there
document.addEventListener("coding:selected", ({ detail }) => {
  if (detail) left = detail.end;
});
document.addEventListener("pointerdown", () => {
  left = null;
});

const chars = (turn) => Array.from(textOf(turn));
const focusedTurn = () => (transcript.contains(document.activeElement) ? turnOf(document.activeElement) : null);

/* The words in hand, while they can be seen: who has scrolled away goes on from what is on screen. */
const wordsInSight = () => {
  const words = selected();
  return words && inSight(rangeOf(words.start, words.end).getBoundingClientRect()) ? words : null;
};

const turnWorkedIn = () => {
  const words = wordsInSight();
  const turn = words ? turnAt(words.end, true) : focusedTurn();
  return turn && onScreen(turn) ? turn : null;
};

/** The turn one is in while it can be seen: that of the words in hand, or the one in focus; else the first on screen. */
export const currentTurn = () => turnWorkedIn() ?? firstVisible();

/** Let go of words in hand and put the cursor into a turn, on screen. */
export const goTo = (turn) => {
  letGo();
  left = null;
  hush("info");
  turn.focus({ preventScroll: true });
  const box = turn.getBoundingClientRect();
  if (box.top < 70 || box.bottom > innerHeight - 20) {
    scrollBy({ top: box.height > innerHeight - 160 ? box.top - 90 : box.top - innerHeight / 3 });
  }
};

export const moveTurn = (forwards) => {
  const here = turnWorkedIn();
  const there = here ? (forwards ? nextTurn(here) : previousTurn(here)) : firstVisible();
  if (there) goTo(there);
};

const wordFrom = (turn, place, forwards) => {
  const text = chars(turn);
  const to = (from, edge, ahead) => step(text, from, edge, ahead, languageOf(turn));
  const start = forwards ? to(place - 1, "start", true) : to(place, "start", false);
  if (start === null) return null;
  return [start, to(start, "end", true) ?? text.length];
};

const placeLeft = (turn) => {
  const stays = left && turnAt(left, true) === turn && inSight(rangeOf(left - 1, left).getBoundingClientRect());
  const last = left - startOf(turn) - 1;
  return stays ? (step(chars(turn), last, "start", true, languageOf(turn)) ?? last) : null;
};

/* Where one goes on reading a turn: after the words let go there; else at its beginning, or at the first line of it that
   can be seen. */
const placeInSight = (turn) => {
  const after = placeLeft(turn);
  if (after !== null) return after;
  const { left, top } = saidOf(turn).getBoundingClientRect();
  const place = top < TOP ? placeAt(left + 2, TOP + 10) : null;
  return place === null || turnAt(place) !== turn ? 0 : Math.min(place - startOf(turn), chars(turn).length - 1);
};

const hold = (turn, [start, end]) => {
  const from = startOf(turn);
  if (focusedTurn() !== turn) turn.focus({ preventScroll: true });
  select(from + start, from + end, "keys");
};

export const moveWord = (forwards) => {
  const words = wordsInSight();
  let turn = words ? turnAt(words.end, true) : currentTurn();
  if (!turn) return;
  const place = words ? (forwards ? words.end : words.start) - startOf(turn) : forwards ? placeInSight(turn) : chars(turn).length;
  let found = wordFrom(turn, place, forwards);
  while (!found) {
    turn = forwards ? nextTurn(turn) : previousTurn(turn);
    if (!turn) return;
    found = wordFrom(turn, forwards ? 0 : chars(turn).length, forwards);
  }
  hold(turn, found);
};

/** `{start, end}` with one end moved by a word, at a turn's end on into the next; null where there is no room. */
export const edgeMoved = ({ start, end }, edge, forwards) => {
  const place = edge === "start" ? start : end;
  const turn = turnAt(place, edge === "end");
  const at = step(chars(turn), place - startOf(turn), edge, forwards, languageOf(turn));
  const moved = at === null ? overTheEdge(turn, edge, forwards) : startOf(turn) + at;
  if (moved === null || (edge === "start" ? moved >= end : moved <= start)) return null;
  return edge === "start" ? { start: moved, end } : { start, end: moved };
};

export const moveEdge = (edge, forwards) => {
  const moved = edgeMoved(selected(), edge, forwards);
  if (moved) select(moved.start, moved.end);
};

const overTheEdge = (turn, edge, forwards) => {
  const other = forwards ? nextTurn(turn) : previousTurn(turn);
  if (!other) return null;
  const text = chars(other);
  const at = step(text, forwards ? -1 : text.length + 1, edge, forwards, languageOf(other));
  return at === null ? null : startOf(other) + at;
};

/** The sentence at the cursor; if it is in hand already, the next one as well. */
export const takeSentence = () => {
  const words = wordsInSight();
  const turn = words ? turnAt(words.end, true) : currentTurn();
  if (!turn) return;
  const text = chars(turn);
  const from = startOf(turn);
  const around = (place) => sentence(text, place, languageOf(turn), sentencesOf(turn));
  if (!words) {
    hold(turn, around(placeInSight(turn)));
    return;
  }
  const [first] = around(Math.max(words.start - from, 0));
  const [, last] = around(words.end - from - 1);
  const whole = from + first >= words.start && from + last <= words.end;
  if (!whole) {
    select(Math.min(from + first, words.start), from + last);
    return;
  }
  const next = step(text, last, "start", true, languageOf(turn));
  if (next !== null) select(words.start, from + around(next)[1]);
};

export const takeTurn = () => {
  const turn = currentTurn();
  if (!turn) return;
  const text = chars(turn);
  hold(turn, trim(text, 0, text.length));
};

const placeAmong = (all, forwards) => {
  const here = document.activeElement?.closest?.("a.coding");
  if (here && all.includes(here) && onScreen(turnOf(here))) return all.indexOf(here) + (forwards ? 1 : -1);
  const turn = currentTurn();
  const after = all.findIndex((coding) => turn.contains(coding) || turn.compareDocumentPosition(coding) & Node.DOCUMENT_POSITION_FOLLOWING);
  return (after < 0 ? all.length : after) - (forwards ? 0 : 1);
};

/** Focus the next or previous coding, from the one in focus or from the turn one is in; at an end it goes on from the
    other one, and says so. */
export const moveCoding = (forwards) => {
  const all = Array.from(transcript.querySelectorAll("a.coding"));
  hush("info");
  if (!all.length) {
    say(desk.dataset.noneShown);
    return;
  }
  const place = placeAmong(all, forwards);
  const there = all[(place + all.length) % all.length];
  if (!all[place]) say(forwards ? desk.dataset.fromTop : desk.dataset.fromFoot);
  letGo();
  there.focus();
  there.scrollIntoView({ block: "nearest" });
};
