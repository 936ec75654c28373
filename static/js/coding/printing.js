/* On paper nothing can be pointed at: each coding of a turn gets a number, at its label and where its words begin.
   Given only when the page is printed. */

import { codingsOf, runsOf } from "./lighting.js";
import { transcript } from "./places.js";

const number = (turn) => {
  const codings = codingsOf(turn);
  const begun = new Set();
  for (const run of runsOf(turn)) {
    const beginning = run.dataset.marks.split(" ").filter((mark) => !begun.has(mark));
    beginning.forEach((mark) => begun.add(mark));
    if (beginning.length) run.dataset.begins = beginning.map((mark) => Number(mark) + 1).join(" ");
  }
  codings.forEach((coding, place) => (coding.dataset.number = place + 1));
};

addEventListener("beforeprint", () => {
  for (const turn of transcript.children) number(turn);
});
