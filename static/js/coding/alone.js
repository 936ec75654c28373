/* Read the text alone: its marks go out of sight and the words stay where they are. Remembered for the person. */

import { desk } from "./places.js";
import { still } from "./swapping.js";

const nav = document.getElementById("shown");
const YEAR = 31_536_000;

const current = () => (desk.matches(".text-alone") ? "none" : desk.dataset.voices);

/** Say in the switch what is shown. */
export const markCurrent = () => {
  for (const link of nav.children) {
    if ((link.dataset.marks ?? link.dataset.voices) === current()) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};

/** What was chosen since is remembered; the address must not say otherwise when the page is loaded again. */
export const settleAddress = () => {
  const address = new URL(location.href);
  for (const name of ["voices", "marks"]) address.searchParams.delete(name);
  history.replaceState(null, "", address);
};

/** Show the text alone or with its marks; without a word, the other way. */
export const showAlone = (alone = !desk.matches(".text-alone")) => {
  if (alone === desk.matches(".text-alone")) return;
  still(() => desk.classList.toggle("text-alone", alone));
  document.cookie = `${nav.dataset.remember}=${alone ? "none" : "shown"}; path=/projects/; max-age=${YEAR}; samesite=lax`;
  markCurrent();
  settleAddress();
  document.dispatchEvent(new CustomEvent("coding:marks"));
};
