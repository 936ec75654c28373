/* Find codes by a few letters. Best first: the whole name, its beginning, the beginning of a word, inside, words of the
   path. What follows is only meant perhaps, and is `loose`: the first letters of words, letters in order, closest
   together; then with the path before it; then words of the definition. */

import { fold, foldWithPlaces } from "./folding.js";

const WITH_PATH = 3;
const LOOSE = 4;
const DEFINED = 9;
const folds = new WeakMap();

const foldsOf = (code) => {
  if (!folds.has(code)) {
    folds.set(code, { name: foldWithPlaces(code.name), path: fold(`${code.path} ${code.name}`), brief: fold(code.brief) });
  }
  return folds.get(code);
};

const wordStarts = (text) => Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => match.index);

/* One letter after the other, in as few characters as may be; null if one is missing. */
const inOrder = (text, letters) => {
  let best = null;
  for (let from = text.indexOf(letters[0]); from >= 0; from = text.indexOf(letters[0], from + 1)) {
    const at = [from];
    for (const letter of letters.slice(1)) at.push(text.indexOf(letter, at.at(-1) + 1));
    if (at.some((place, number) => number && place < 0)) break;
    if (!best || at.at(-1) - at[0] < best.at(-1) - best[0]) best = at;
  }
  return best;
};

const stretch = (from, length) => Array.from({ length }, (_, step) => from + step);

/* {score, at}: how well the text answers, the lower the better, and which of its letters do. */
const scored = (text, wanted) => {
  if (text === wanted) return { score: 0, at: stretch(0, wanted.length) };
  if (text.startsWith(wanted)) return { score: 1, at: stretch(0, wanted.length) };
  const starts = wordStarts(text);
  const word = starts.find((start) => text.startsWith(wanted, start));
  if (word !== undefined) return { score: 2, at: stretch(word, wanted.length) };
  const inside = text.indexOf(wanted);
  if (inside >= 0) return { score: 3, at: stretch(inside, wanted.length) };
  const each = eachWord(text, wanted);
  if (each) return { score: 3.5, at: each };
  const letters = Array.from(wanted.replace(/\s+/g, ""));
  const initials = inOrder(starts.map((start) => text[start]).join(""), letters);
  if (initials) return { score: 4, at: initials.map((place) => starts[place]) };
  const at = inOrder(text, letters);
  return at && { score: 5 + Math.min((at.at(-1) - at[0]) / 100, 0.9), at };
};

/* Each word typed somewhere in the text, as the beginning of a word: which letters these are, or null. */
const eachWord = (text, wanted) => {
  const starts = wordStarts(text);
  const found = wanted.split(" ").map((word) => ({ word, start: starts.find((start) => text.startsWith(word, start)) }));
  return found.every(({ start }) => start !== undefined) ? found.flatMap(({ word, start }) => stretch(start, word.length)) : null;
};

const answered = (code, wanted) => {
  const { name, path, brief } = foldsOf(code);
  const own = scored(name.folded, wanted);
  const found = own && { score: own.score, letters: own.at.map((unit) => name.places[unit]) };
  if (found && found.score < LOOSE) return found;
  if (code.path && (path.includes(wanted) || eachWord(path, wanted))) return { score: WITH_PATH + 0.5, letters: [] };
  if (found) return found;
  if (wanted.length > 1 && eachWord(brief, wanted)) return { score: DEFINED, letters: [], defined: true };
  const far = code.path && scored(path, wanted);
  return far ? { score: far.score + WITH_PATH, letters: [] } : null;
};

/** The codes that match, best first, as `{code, letters, loose, defined}`: which letters (code points) of the name are
    meant, whether that is a guess, and whether it was found by its definition. `recent` come first among equals, and
    before all when nothing is typed. */
export const matching = (codes, text, recent) => {
  const wanted = fold(text.trim().replace(/\s+/g, " "));
  const rank = new Map(recent.map((code, place) => [code.id, place]));
  const lately = (code) => rank.get(code.id) ?? rank.size;
  const found = codes.map((code, place) => ({ code, place, ...(wanted ? answered(code, wanted) : { score: 0, letters: [] }) }));
  return found
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => a.score - b.score || lately(a.code) - lately(b.code) || a.place - b.place)
    .map((match) => ({ ...match, loose: match.score >= LOOSE }));
};

/** The code of exactly this name, whatever its capitals. */
export const named = (codes, text) => {
  const wanted = text.trim().toLocaleLowerCase();
  return codes.find((code) => code.name.toLocaleLowerCase() === wanted) ?? null;
};
