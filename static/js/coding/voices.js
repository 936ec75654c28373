/* Show or hide others' codings: the same page, asked for with everyone's or one's own; or the text alone. */

import { markCurrent, settleAddress, showAlone } from "./alone.js";
import { fill } from "./filling.js";
import { desk, transcript } from "./places.js";
import { get } from "./server.js";
import { refreshCodes } from "./codes.js";
import { swapAll } from "./swapping.js";

const nav = document.getElementById("shown");

/** Show "all" or "mine"; without a word, the other one. */
export const showVoices = async (whose = desk.dataset.voices === "all" ? "mine" : "all") => {
  if (!nav.querySelector(`[data-voices="${whose}"]`)) return;
  const html = await get("", { voices: whose });
  if (html === null) return;
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("desk");
  desk.dataset.voices = whose;
  desk.classList.toggle("with-others", fresh.classList.contains("with-others"));
  showAlone(false);
  markCurrent();
  settleAddress();
  swapAll(page.getElementById("transcript"), transcript);
  fill();
  await refreshCodes();
};

nav.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (link.dataset.marks) showAlone(true);
  else if (link.dataset.voices === desk.dataset.voices) showAlone(false);
  else showVoices(link.dataset.voices);
});
