/* Which words a memo or a flag hangs on: pointing at its mark shows the words, pointing at the words shows the mark.
   The words of what is open beside the text are shown for as long as it is. */

import { panel } from "./beside.js";
import { placeOf, points, transcript } from "./places.js";
import { bringToView } from "./scrolling.js";

const keyIn = (href) => href?.split("?")[0].split("/").filter(Boolean).at(-1) ?? "";
let open = "";
let over = [];

const wordsOf = (key) => Array.from(transcript.querySelectorAll(`.noted[data-notes~="${CSS.escape(key)}"]`));
const marksOf = (key) => Array.from(transcript.querySelectorAll(`.note[data-note="${CSS.escape(key)}"]`));

const show = () => {
  for (const shown of transcript.querySelectorAll(".noted-here")) shown.classList.remove("noted-here");
  for (const key of [...over, open].filter(Boolean)) {
    for (const one of [...wordsOf(key), ...marksOf(key)]) one.classList.add("noted-here");
  }
};

const meant = (target) => {
  const note = target.closest?.(".note");
  if (note) return [note.dataset.note ?? ""];
  return target.closest?.(".noted")?.dataset.notes.split(" ") ?? [];
};

const point = (keys) => {
  if (keys.join() === over.join()) return;
  over = keys;
  show();
};

transcript.addEventListener("pointerover", (event) => point(meant(event.target)));
transcript.addEventListener("pointerleave", () => point([]));
transcript.addEventListener("focusin", (event) => point(meant(event.target)));
transcript.addEventListener("focusout", () => point([]));

/** Say which memo or discussion is open beside the text, by its address; "" for none. */
export const showOpen = (href) => {
  open = keyIn(href);
  show();
};

/** The words a memo or discussion hangs on, as a range; null where they are not here. */
export const rangeOfNote = (href) => {
  const words = wordsOf(keyIn(href));
  if (!words.length) return null;
  const range = document.createRange();
  range.setStartBefore(words[0]);
  range.setEndAfter(words[words.length - 1]);
  return range;
};

/* What says which words they are leads to them. */
panel.addEventListener("click", (event) => {
  const words = event.target.closest(".hung a") && wordsOf(open)[0];
  if (!words || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const start = placeOf(words.firstChild, 0);
  bringToView(start, start + points(words.textContent));
});

document.addEventListener("coding:swapped", show);
document.addEventListener("coding:beside-closed", () => showOpen(""));
