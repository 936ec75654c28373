/* Changes on their way: kept in this browser until the server has answered, and sent again after a reload.
   Each carries its operation id, so that one that did arrive is not done twice. Kept per person and project. */

import { desk } from "./places.js";

const KEY = `polyphony-outbox-${desk.dataset.member}`;

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // storage may be refused: then what is on its way lasts as long as the page
  }
};

const write = (entries) => {
  try {
    if (entries.length) localStorage.setItem(KEY, JSON.stringify(entries));
    else localStorage.removeItem(KEY);
  } catch {
    /* as above */
  }
};

/** {url, body, operation}: remember it until it is answered. */
export const keep = (entry) => write([...read(), entry]);

export const answered = (operation) => write(read().filter((entry) => entry.operation !== operation));

/** What was on its way when the page was left, oldest first. */
export const left = () => read();
