/* Ask for the whole page again, for other voices or fewer codings, and exchange its turns in place. */

import { refreshCodes } from "./codes.js";
import { fill } from "./filling.js";
import { desk } from "./places.js";
import { get } from "./server.js";
import { swapAll } from "./swapping.js";

/** Draw all turns again; `change(page)` alters what else follows from the new page. False when it did not arrive, or
    cannot be shown just now. */
export const redraw = async (fields = {}, change = () => {}) => {
  const html = await get("", fields);
  if (html === null) return false;
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("desk");
  for (const name of ["with-others", "narrowed"]) desk.classList.toggle(name, fresh.classList.contains(name));
  change(page);
  if (!swapAll(page)) return false;
  fill();
  await refreshCodes();
  return true;
};
