/* Whether the server can be reached as the member this page belongs to: "open", "away" (it cannot be reached),
   or "shut" (nobody, or someone else, is signed in). Tells of a change with "coding:line" on the document. */

import { desk } from "./places.js";

const NAME = `${desk.dataset.csrfCookie}=`;
let state = "open";

export const line = () => state;

export const setLine = (found) => {
  if (found === state) return;
  state = found;
  document.dispatchEvent(new CustomEvent("coding:line", { detail: found }));
};

// Signing in gives the browser another token; one's own page still holds the former.
const token = () => {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(NAME));
  return cookie ? cookie.slice(NAME.length) : JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
};

/** Which codings the page shows just now, as a query: turns drawn for another are of no use to it. */
export const shownNow = () => `voices=${desk.dataset.voices}&${desk.dataset.filter}`;

/** What every request carries: the server answers nobody but this member. */
export const asMember = () => ({ "X-Member": desk.dataset.member, "X-CSRFToken": token() });
