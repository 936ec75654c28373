/* Texts compared as a reader would: without capitals, accents and the shape of quotation marks. */

const MARKS = /(?![\u3099\u309A])\p{M}/gu; // a voiced kana is another letter, not an accented one
const SAME = new Map([["\u2018", "'"], ["\u2019", "'"], ["\u02BC", "'"], ["\u201C", '"'], ["\u201D", '"'], ["\u03C2", "\u03C3"]]);
const known = new Map();

const folded = (char) => {
  if (!known.has(char)) {
    const plain = char.toLowerCase().normalize("NFKD").replace(MARKS, "");
    known.set(char, /^\s$/u.test(plain) ? " " : SAME.get(plain) ?? plain);
  }
  return known.get(char);
};

/** The text folded. */
export const fold = (text) => {
  let found = "";
  for (const char of text) found += folded(char);
  return found;
};

/** The text folded, and for each of its UTF-16 units the code point it comes from; one more for the end. */
export const foldWithPlaces = (text) => {
  const places = [];
  let found = "";
  let place = 0;
  for (const char of text) {
    const plain = folded(char);
    found += plain;
    for (let unit = 0; unit < plain.length; unit += 1) places.push(place);
    place += 1;
  }
  places.push(place);
  return { folded: found, places };
};
