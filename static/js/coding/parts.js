/* Part of another page, as it is drawn for a script. */

import { asMember } from "./line.js";

/** The HTML at an address; null where it cannot be had. */
export const partOf = async (href) => {
  const response = await fetch(href, { headers: { ...asMember(), "HX-Request": "true" } }).catch(() => null);
  return response?.ok && !response.redirected ? response.text() : null;
};
