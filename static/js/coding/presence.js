/* Who else has this interview open: initials by the title. The tab that leads asks along with the feed; other tabs
   that can be seen ask for themselves, since they may show other interviews. */

import { askFeed, leads } from "./live.js";

const AGAIN = 5000;
const here = document.getElementById("here");

const show = (members) => {
  for (const chip of here.children) chip.hidden = !members.includes(chip.dataset.member);
  here.hidden = !members.length;
};

const ask = () => {
  if (document.visibilityState === "visible" && !leads()) askFeed(true).catch(() => {});
};

if (here) {
  document.addEventListener("coding:here", (event) => show(event.detail));
  setInterval(ask, AGAIN);
}
