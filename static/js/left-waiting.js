/* Says on a project's other pages that acts done on the coding page still wait in this browser, and leads there,
   where they are sent or settled. */

import { all } from "./coding/store.js";

const notice = document.querySelector("[data-left-waiting]");

const look = async () => {
  const [oldest] = await all(notice.dataset.member);
  if (oldest) notice.querySelector("a").href = oldest.page;
  notice.hidden = !oldest;
};

if (notice && !document.getElementById("desk")) {
  look();
  addEventListener("pageshow", look);
}
