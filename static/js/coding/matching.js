/* Find codes by a few letters: whole name, beginning, beginning of a word, inside, letters in order; then the path. */

import { fold } from "./folding.js";

const inOrder = (text, wanted) => {
  let at = -1;
  for (const letter of wanted) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
};

const score = (text, wanted) => {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  if (text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 2;
  if (text.includes(wanted)) return 3;
  return inOrder(text, wanted.replace(/\s+/g, "")) ? 5 : Infinity;
};

const scoreOf = (code, wanted) => {
  const own = score(fold(code.name), wanted);
  const withPath = score(fold(`${code.path} ${code.name}`), wanted);
  return Math.min(own, withPath + 1.5);
};

/** The codes that match, best first; `recent` come first among equals, and all of them when nothing is typed. */
export const matching = (codes, text, recent) => {
  const wanted = fold(text.trim());
  const rank = new Map(recent.map((code, place) => [code.id, place]));
  const lately = (code) => rank.get(code.id) ?? rank.size;
  if (!wanted) return [...codes].sort((a, b) => lately(a) - lately(b));
  return codes
    .map((code, place) => ({ code, place, score: scoreOf(code, wanted) }))
    .filter((found) => found.score < Infinity)
    .sort((a, b) => a.score - b.score || lately(a.code) - lately(b.code) || a.place - b.place)
    .map((found) => found.code);
};

/** The code of exactly this name, whatever its capitals. */
export const named = (codes, text) => {
  const wanted = text.trim().toLocaleLowerCase();
  return codes.find((code) => code.name.toLocaleLowerCase() === wanted) ?? null;
};
