/* Show or hide others' codings: the same page, asked for with everyone's or one's own; or the text alone. */

import { markCurrent, settleAddress, showAlone } from "./alone.js";
import { fresh } from "./codes.js";
import { renewFilter } from "./filter.js";
import { desk } from "./places.js";
import { redraw } from "./redrawing.js";

const nav = document.getElementById("shown");

/** Show "all" or "mine"; without a word, the other one. */
export const showVoices = (whose = desk.dataset.voices === "all" ? "mine" : "all") => {
  if (!nav.querySelector(`[data-voices="${whose}"]`)) return;
  redraw({ voices: whose }, (page) => {
    desk.dataset.voices = whose;
    showAlone(false);
    markCurrent();
    settleAddress();
    renewFilter(page);
  });
};

nav.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (link.dataset.marks) showAlone(true);
  else if (link.dataset.voices === desk.dataset.voices) showAlone(false);
  else showVoices(link.dataset.voices);
});

// Who codes here for the first time has a line of their own from then on.
document.addEventListener("coding:codes", () => {
  const legend = fresh("legend");
  if (legend) document.getElementById("legend")?.replaceChildren(...legend.childNodes);
});
