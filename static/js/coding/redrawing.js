/* Ask for the whole page again, for other voices or fewer codings, and exchange its turns in place. */

import { refreshCodes } from "./codes.js";
import { fill } from "./filling.js";
import { desk } from "./places.js";
import { dragging } from "./selection.js";
import { get, shownNow } from "./server.js";
import { swapAll } from "./swapping.js";

/** Draw all turns again; `change(page)` alters what else follows from the new page. False when it did not arrive, or
    cannot be shown just now. */
export const redraw = async (fields = {}, change = () => {}) => {
  const asked = shownNow();
  const html = await get("", fields);
  if (html === null || dragging() || asked !== shownNow()) return false;
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("desk");
  for (const name of ["with-others", "narrowed"]) desk.classList.toggle(name, fresh.classList.contains(name));
  change(page);
  swapAll(page);
  fill();
  await refreshCodes();
  return true;
};
