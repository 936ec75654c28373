/* The rule of words, as interviews/transcripts/offsets.py has it; a test compares the two.
   Texts are arrays of code points (Array.from(text)); places are indexes into them. */

const KINDS = [
  ["space", /^[\p{White_Space}\uFEFF]$/u],
  ["extend", /^[\p{M}\u200C\u200D\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]$/u],
  ["joiner", /^['\u2019\u05F3\u05F4\u00B7\u00AD]$/u],
  ["word", /^[\p{L}\p{N}]$/u],
  ["flag", /^\p{Regional_Indicator}$/u],
  ["picture", /^\p{So}$/u],
];
const SOLO = [
  [0x0e00, 0x0eff], [0x1000, 0x109f], [0x1780, 0x17ff], [0x2e80, 0x2fdf], [0x3005, 0x3007], [0x3021, 0x3029],
  [0x3040, 0x312f], [0x31a0, 0x31ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff], [0xff66, 0xff9f],
  [0x1b000, 0x1b16f], [0x20000, 0x3ffff],
];
const LETTER = /^[\p{L}\p{Nl}]$/u;
const known = new Map();

const classify = (char) => {
  const kind = KINDS.find(([, pattern]) => pattern.test(char))?.[0] ?? "other";
  if (kind !== "word" || !LETTER.test(char)) return kind;
  const point = char.codePointAt(0);
  return SOLO.some(([low, high]) => low <= point && point <= high) ? "solo" : "word";
};

export const kind = (char) => {
  if (!known.has(char)) known.set(char, classify(char));
  return known.get(char);
};

const base = (text, at) => {
  let place = at;
  while (place > 0 && kind(text[place]) === "extend") place -= 1;
  return place;
};

/** Whether a cut at this place would part what belongs together. */
export const joined = (text, at) => {
  if (!(at > 0 && at < text.length)) return false;
  const right = kind(text[at]);
  if (right === "space" || right === "other" || right === "solo") return false;
  const before = base(text, at - 1);
  const left = kind(text[before]);
  if (right === "extend") return left !== "space";
  if (right === "picture") return left === "picture" && text[at - 1] === "\u200D";
  if (right === "joiner") return left === "word" && at + 1 < text.length && kind(text[at + 1]) === "word";
  if (left === "joiner") {
    return right === "word" && before === at - 1 && before > 0 && kind(text[base(text, before - 1)]) === "word";
  }
  return left === right;
};

/** The span without white space at its ends; empty if it holds nothing else. */
export const trim = (text, start, end) => {
  let first = start;
  let last = end;
  while (first < last && kind(text[first]) === "space") first += 1;
  while (first < last && kind(text[last - 1]) === "space") last -= 1;
  return first < last ? [first, last] : [start, start];
};

const segmenters = new Map();
const segmenter = (language) => {
  if (!segmenters.has(language)) segmenters.set(language, new Intl.Segmenter(language || undefined, { granularity: "word" }));
  return segmenters.get(language);
};

/* Where a script that puts no spaces between words (Chinese, Thai) may be cut, by the browser's dictionary; null where
   no such letters are, or the browser has none. */
const cutsIn = (text, language) => {
  if (!Intl.Segmenter || !text.some((char) => kind(char) === "solo")) return null;
  const cuts = new Set();
  let at = 0;
  for (const { segment } of segmenter(language).segment(text.join(""))) {
    cuts.add(at);
    at += Array.from(segment).length;
  }
  return cuts;
};

/* Whether a cut here would part a word: by the rule of words, or by the dictionary between letters it knows about. */
const partsWord = (text, at, cuts) => {
  if (joined(text, at)) return true;
  if (!cuts || cuts.has(at) || !(at > 0 && at < text.length)) return false;
  return kind(text[at]) === "solo" && kind(text[base(text, at - 1)]) === "solo";
};

/** The trimmed span, widened at both ends to whole words; `language` helps where words are not spaced. */
export const snap = (text, start, end, language = "") => {
  let [first, last] = trim(text, start, end);
  if (first === last) return [first, last];
  const cuts = cutsIn(text, language);
  while (partsWord(text, first, cuts)) first -= 1;
  while (partsWord(text, last, cuts)) last += 1;
  return [first, last];
};

const isWord = (char) => ["word", "solo", "flag", "picture"].includes(kind(char));

/** The next place forwards (or backwards) where a word begins (edge "start") or ends ("end"); null if there is none. */
export const step = (text, place, edge, forwards, language = "") => {
  const by = forwards ? 1 : -1;
  const cuts = cutsIn(text, language);
  for (let at = place + by; at >= 0 && at <= text.length; at += by) {
    const inner = edge === "start" ? text[at] : text[at - 1];
    if (inner !== undefined && isWord(inner) && !partsWord(text, at, cuts)) return at;
  }
  return null;
};

const guessed = (text, place, language) => {
  const whole = text.join("");
  if (!Intl.Segmenter) return trim(text, 0, text.length);
  let at = 0;
  for (const { segment } of new Intl.Segmenter(language || undefined, { granularity: "sentence" }).segment(whole)) {
    const size = Array.from(segment).length;
    if (place < at + size) return trim(text, at, at + size);
    at += size;
  }
  return trim(text, 0, text.length);
};

/** The sentence around a place, as `[start, end)`; `starts` is where further sentences begin, null where that is not
    known and the browser has to guess. */
export const sentence = (text, place, language, starts = null) => {
  if (!starts) return guessed(text, place, language);
  const first = starts.filter((start) => start <= place).pop() ?? 0;
  const beyond = starts.find((start) => start > place) ?? text.length;
  return trim(text, first, beyond);
};
