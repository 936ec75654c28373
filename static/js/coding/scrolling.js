/* Bring words on screen. Turns that were never on screen have a guessed height, so one looks again once they have
   been laid out. */

import { rangeOf, turnAt } from "./places.js";

const ABOVE = 120;
const BELOW = 60;

const nearer = (start, end) => {
  const { top, bottom } = rangeOf(start, end).getBoundingClientRect();
  if (top < ABOVE || bottom > innerHeight - BELOW) scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
};

/** Scroll only if the words are not on screen already. */
export const bringToView = (start, end) => {
  const turn = turnAt(start);
  const { top, bottom } = turn.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) turn.scrollIntoView({ block: "center", behavior: "instant" });
  nearer(start, end);
  requestAnimationFrame(() => requestAnimationFrame(() => nearer(start, end)));
};
