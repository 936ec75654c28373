/* Part of another page, as it is drawn for a script. */

/** The HTML at an address; null where it cannot be had. */
export const partOf = async (href) => {
  const response = await fetch(href, { headers: { "HX-Request": "true" } }).catch(() => null);
  return response?.ok && !response.redirected ? response.text() : null;
};
