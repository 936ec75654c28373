/* The words in hand: `[start, end)` in code points, whatever the browser's selection does meanwhile.
   A selection made by mouse or touch is trimmed and snapped to whole words (Alt: exactly as drawn).
   Tells of every change with "coding:selected" on the document; detail {start, end, by} or null. */

import { elementOf, languageOf, placeOf, points, rangeOf, startOf, textOf, transcript, turnAt, turnsOver } from "./places.js";
import { paintOnly } from "./painting.js";
import { snap, trim } from "./words.js";

let held = null;
let pressed = false;

export const selected = () => held;
export const dragging = () => pressed;

const tell = (by) => {
  document.dispatchEvent(new CustomEvent("coding:selected", { detail: held && { ...held, by } }));
};

const repaint = () => {
  const words = held ? rangeOf(held.start, held.end) : null;
  paintOnly("held", words);
  return words;
};

const show = (words) => {
  const browser = getSelection();
  browser.removeAllRanges();
  browser.addRange(words);
};

/** Hold these words. `by` is "pointer", "touch" or "keys". */
export const select = (start, end, by = "keys") => {
  held = { start, end };
  const words = repaint();
  if (by !== "touch") show(words);
  if (by === "keys") bringIntoView(words);
  tell(by);
};

const bringIntoView = (words) => {
  const box = words.getBoundingClientRect();
  if (box.top < 70) scrollBy({ top: box.top - 140 });
  else if (box.bottom > innerHeight - 40) scrollBy({ top: box.bottom - innerHeight + 140 });
};

export const letGo = () => {
  if (!held) return;
  held = null;
  repaint();
  getSelection().removeAllRanges();
  tell("keys");
};

/** Paint again what is held, after the elements under it were exchanged. */
export const restore = () => {
  if (!held) return;
  const words = repaint();
  const browser = getSelection();
  const anchor = elementOf(browser.anchorNode);
  if (!document.activeElement?.matches("input, textarea") && (!anchor || anchor === document.body || transcript.contains(anchor))) {
    show(words);
  }
};

const drawn = () => {
  const browser = getSelection();
  if (!browser.rangeCount || browser.isCollapsed) return null;
  const range = browser.getRangeAt(0);
  if (!transcript.contains(range.commonAncestorContainer)) return null;
  return bounds(range);
};

// A drag may begin or end outside the words, in the margin or between turns: take the words it covers.
const bounds = (range) => {
  let start = placeOf(range.startContainer, range.startOffset);
  let end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null) {
    const touched = Array.from(transcript.getElementsByClassName("said")).filter((said) => range.intersectsNode(said));
    if (!touched.length) return null;
    const last = touched[touched.length - 1];
    start ??= Number(touched[0].dataset.start);
    end ??= Number(last.dataset.start) + points(last.textContent);
  }
  return start < end ? [start, end] : null;
};

const tidied = ([start, end], exact) => {
  const turns = turnsOver(start, end);
  const from = startOf(turns[0]);
  const text = Array.from(turns.map(textOf).join("\n"));
  const [first, last] = (exact ? trim : snap)(text, start - from, end - from, languageOf(turns[0]));
  return [from + first, from + last];
};

const take = (by, exact) => {
  const found = drawn();
  if (!found) return false;
  const [start, end] = tidied(found, exact);
  if (start === end) return false;
  if (held?.start !== start || held?.end !== end || by === "pointer") select(start, end, by);
  return true;
};

const inWords = (event) => elementOf(event.target)?.closest?.(".said, .who, .transcript");

document.addEventListener("pointerdown", (event) => {
  pressed = event.pointerType !== "touch" && transcript.contains(event.target) && !event.target.closest(".margin");
  // Else pressing on words that are selected would drag them about instead of selecting anew.
  if (pressed && event.button === 0 && !event.shiftKey) getSelection().removeAllRanges();
});

document.addEventListener("pointerup", (event) => {
  const mine = pressed;
  pressed = false;
  if (event.pointerType === "touch") return;
  const exact = event.altKey;
  setTimeout(() => {
    if (mine && !take("pointer", exact) && inWords(event)) letGo();
    document.dispatchEvent(new CustomEvent("coding:quiet"));
  });
});

let settling = 0;
document.addEventListener("selectionchange", () => {
  if (pressed || matchMedia("(pointer: fine)").matches) return;
  clearTimeout(settling);
  settling = setTimeout(() => take("touch", false), 350);
});

/** The turn in which the words in hand end, if there are any. */
export const turnInHand = () => (held ? turnAt(held.end, true) : null);
