/* A very long transcript comes with the codings of its first turns; the others' are fetched, the nearest first. */

import { firstVisible, indexOf, transcript } from "./places.js";
import { get } from "./server.js";
import { swap } from "./swapping.js";

const CHUNK = 120;

const nearest = (bare) => {
  const here = indexOf(firstVisible());
  const ahead = bare.find((turn) => indexOf(turn) >= here - 5);
  return indexOf(ahead ?? bare[0]);
};

const fillOne = async () => {
  const bare = Array.from(transcript.getElementsByClassName("bare"));
  if (!bare.length) return false;
  const first = nearest(bare);
  const html = await get("turns/", { first, last: first + CHUNK - 1 });
  if (html) swap(html, { own: true });
  return Boolean(html);
};

/** Fetch the codings of all turns that came without. */
export const fill = async () => {
  while (await fillOne()) await new Promise((done) => setTimeout(done));
};

requestAnimationFrame(() => setTimeout(fill));
