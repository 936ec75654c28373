/* Where things are: turns, and the way between places in the DOM and code points of the transcript.
   Everything is counted in Unicode code points from the beginning of the transcript, as the server counts. */

export const desk = document.getElementById("desk");
export const transcript = document.getElementById("transcript");
const turns = transcript.getElementsByClassName("turn"); // live, in order of the text

export const elementOf = (node) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement);
export const turnOf = (node) => elementOf(node)?.closest(".turn") ?? null;
export const saidOf = (turn) => turn.querySelector(".said");
export const startOf = (turn) => Number(saidOf(turn).dataset.start);
export const turnNumbered = (index) => document.getElementById(`turn-${index}`);
export const indexOf = (turn) => Number(turn.dataset.turn);
export const nextTurn = (turn) => turn?.nextElementSibling ?? null;
export const previousTurn = (turn) => turn?.previousElementSibling ?? null;
export const textOf = (turn) => saidOf(turn).textContent;

export const languageOf = (turn) => saidOf(turn).lang;

/** Whether the turn's words run from right to left. */
export const runsLeft = (turn) => saidOf(turn).matches(":dir(rtl)");

/** Where the turn's sentences but the first begin, in code points of the turn; null where that is not known yet. */
export const sentencesOf = (turn) => saidOf(turn).dataset.sentences?.split(" ").filter(Boolean).map(Number) ?? null;

/** How many code points a string has. */
export const points = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** The UTF-16 offset at which the code point numbered `place` begins. */
export const units = (text, place) => {
  let at = 0;
  for (let passed = 0; passed < place && at < text.length; passed += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
};

/** Code points of the transcript before a DOM position inside a turn's words. */
export const placeOf = (node, offset) => {
  const said = elementOf(node)?.closest(".said");
  if (!said) return null;
  const before = document.createRange();
  before.setStart(said, 0);
  before.setEnd(node, offset);
  return Number(said.dataset.start) + points(before.toString());
};

/** The turn in which a place lies; `ending` for the end of a span, which belongs to what is before it. */
export const turnAt = (place, ending = false) => {
  let low = 0;
  let high = turns.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const start = startOf(turns[middle]);
    if (ending ? start < place : start <= place) low = middle;
    else high = middle - 1;
  }
  return turns[low] ?? null;
};

const locate = (turn, place) => {
  let left = place - startOf(turn);
  const walker = document.createTreeWalker(saidOf(turn), NodeFilter.SHOW_TEXT);
  let last = null;
  while (walker.nextNode()) {
    last = walker.currentNode;
    const size = points(last.data);
    if (left <= size) return [last, units(last.data, left)];
    left -= size;
  }
  return last ? [last, last.data.length] : [saidOf(turn), 0];
};

/** A DOM range over `[start, end)`. */
export const rangeOf = (start, end) => {
  const range = document.createRange();
  range.setStart(...locate(turnAt(start), start));
  range.setEnd(...locate(turnAt(end, true), end));
  return range;
};

/** The turns that `[start, end)` touches. */
export const turnsOver = (start, end) => {
  const found = [];
  const last = turnAt(end, true);
  for (let turn = turnAt(start); turn; turn = nextTurn(turn)) {
    found.push(turn);
    if (turn === last) break;
  }
  return found;
};

const BELOW_BAR = 70;

/** Whether some of a box can be seen, below what sticks to the top. */
export const inSight = ({ top, bottom }) => bottom > BELOW_BAR && top < innerHeight;

/** Whether some of an element can be seen. */
export const onScreen = (element) => inSight(element.getBoundingClientRect());

/** The place in the words under a point of the window; null where there are none. */
export const placeAt = (x, y) => {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) return placeOf(caret.offsetNode, caret.offset);
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? placeOf(range.startContainer, range.startOffset) : null;
};

/** The first turn that can be seen, below what sticks to the top. */
export const firstVisible = () => {
  const box = transcript.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 3, 1), innerWidth - 1);
  for (let y = 90; y < innerHeight; y += 20) {
    const turn = turnOf(document.elementFromPoint(x, y));
    if (turn) return turn;
  }
  return turns[0] ?? null;
};

/** How far down the page's bar, and the line below it that says what is shown, reach. */
export const barBottom = () => {
  const line = document.getElementById("filtered");
  return Math.max(0, (line.hidden ? document.querySelector(".desk-bar") : line).getBoundingClientRect().bottom);
};

/** Put what floats below the bar of the page, wherever that is. */
export const belowBar = (floating) => {
  const { bottom } = document.querySelector(".desk-bar").getBoundingClientRect();
  floating.style.insetBlockStart = matchMedia("(max-width: 60rem)").matches ? "" : `${Math.max(bottom, 0) + 8}px`;
};

/** The link of a coding in the margin, by its id. */
export const codingLink = (id) => transcript.querySelector(`a.coding[href$="/${id}/"]`);
