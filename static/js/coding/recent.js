/* Codes used lately, newest first, kept in this browser for this project; and the codes of the number keys. */

import { codeById, codes } from "./codes.js";
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

/** The codes used lately. */
export const recent = () => ids.map(codeById).filter(Boolean).slice(0, MOST);

/** The code of each number, as a Map: those given one stay there, recent ones have the numbers that are left. */
export const numbered = () => {
  const given = new Map(codes().filter(({ number }) => number).map((code) => [code.number, code]));
  const lately = recent().filter(({ number }) => !number);
  for (let number = 1; number <= MOST; number += 1) {
    if (!given.has(number) && lately.length) given.set(number, lately.shift());
  }
  return given;
};

const save = (now) => {
  ids = Array.from(new Set(now)).slice(0, MOST * 2);
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    /* they then last for this page */
  }
};

/** A code was used: by its id, or by the operation that is to make it. */
export const used = (id) => save([id, ...ids]);

document.addEventListener("coding:coined", ({ detail }) => {
  if (ids.includes(detail.operation)) save(ids.map((id) => (id === detail.operation ? detail.code : id)));
});
