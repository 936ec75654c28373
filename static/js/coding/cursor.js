/* The reading cursor: turn by turn, word by word, sentence by sentence, all by keys. */

import { firstVisible, languageOf, nextTurn, previousTurn, sentencesOf, startOf, textOf, transcript, turnAt, turnOf } from "./places.js";
import { letGo, select, selected } from "./selection.js";
import { sentence, step, trim } from "./words.js";

const chars = (turn) => Array.from(textOf(turn));
const focusedTurn = () => (transcript.contains(document.activeElement) ? turnOf(document.activeElement) : null);

/** The turn one is in: that of the words in hand, the one in focus, or the first on screen. */
export const currentTurn = () => {
  const words = selected();
  return (words && turnAt(words.end, true)) || focusedTurn() || firstVisible();
};

/** Let go of words in hand and put the cursor into a turn, on screen. */
export const goTo = (turn) => {
  letGo();
  turn.focus({ preventScroll: true });
  const box = turn.getBoundingClientRect();
  if (box.top < 70 || box.bottom > innerHeight - 20) {
    scrollBy({ top: box.height > innerHeight - 160 ? box.top - 90 : box.top - innerHeight / 3 });
  }
};

export const moveTurn = (forwards) => {
  const here = selected() || focusedTurn() ? currentTurn() : null;
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

const hold = (turn, [start, end]) => {
  const from = startOf(turn);
  if (focusedTurn() !== turn) turn.focus({ preventScroll: true });
  select(from + start, from + end, "keys");
};

export const moveWord = (forwards) => {
  const words = selected();
  let turn = currentTurn();
  if (!turn) return;
  const place = words ? (forwards ? words.end : words.start) - startOf(turn) : forwards ? 0 : chars(turn).length;
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
  const words = selected();
  const turn = currentTurn();
  if (!turn) return;
  const text = chars(turn);
  const from = startOf(turn);
  const around = (place) => sentence(text, place, languageOf(turn), sentencesOf(turn));
  if (!words) {
    hold(turn, around(0));
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

/** Focus the next or previous coding, from the one in focus or from the turn one is in. */
export const moveCoding = (forwards) => {
  const all = Array.from(transcript.querySelectorAll("a.coding"));
  const here = document.activeElement?.closest?.("a.coding");
  let place = all.indexOf(here);
  if (place < 0) {
    const turn = currentTurn();
    const after = all.findIndex((coding) => turn.contains(coding) || turn.compareDocumentPosition(coding) & Node.DOCUMENT_POSITION_FOLLOWING);
    place = after < 0 ? all.length : after;
    place = forwards ? place - 1 : place;
  }
  const there = all[place + (forwards ? 1 : -1)];
  if (!there) return;
  letGo();
  there.focus();
  there.scrollIntoView({ block: "nearest" });
};
