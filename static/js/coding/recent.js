/* Codes used lately, newest first, kept in this browser for this project. */

import { codeById } from "./codes.js";
import { desk } from "./places.js";

const KEY = `polyphony-recent-${desk.dataset.project}`;
const MOST = 9;

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return []; // storage may be refused
  }
};

let ids = read();

/** The codes 1 to 9. */
export const recent = () => ids.map(codeById).filter(Boolean).slice(0, MOST);

export const used = (id) => {
  ids = [id, ...ids.filter((known) => known !== id)].slice(0, MOST * 2);
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    /* they then last for this page */
  }
};
