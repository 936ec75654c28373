/* Part of another page, as it is drawn for a script. */

import { asMember } from "./line.js";

const PASSING = [401, 408, 425, 429];

const ask = (href, signal) =>
  fetch(href, { headers: { ...asMember(), "HX-Request": "true" }, signal }).catch(() => null);

const bodyOf = (response) => (response?.ok && !response.redirected ? response.text().catch(() => null) : null);

/** The HTML at an address; null where it cannot be had. */
export const partOf = async (href) => bodyOf(await ask(href));

const isAway = (response) => !response || response.redirected || response.status >= 500 || PASSING.includes(response.status);

/** The same as {html, away}: whether it may be had later, where it cannot be had within `patience` milliseconds. */
export const partSoon = async (href, patience) => {
  const response = await ask(href, AbortSignal.timeout(patience));
  const html = await bodyOf(response);
  return { html, away: html === null && (isAway(response) || response.ok) };
};
