/* What this member has done here and the server has not yet: acts on their way, acts that wait for a line, and acts
   the server refused, which stay in a tray until they are settled. All tabs of the member know of them alike; another
   member's are neither shown nor sent. Tells of every change with "coding:acts" on the document. */

import { desk } from "./places.js";
import * as store from "./store.js";

const { member } = desk.dataset;
const acts = new Map();
const late = new Set();
const channel = "BroadcastChannel" in window ? new BroadcastChannel(`polyphony-acts-${member}`) : null;
let newest = 0;

const tell = () => document.dispatchEvent(new CustomEvent("coding:acts"));

const inOrder = (state) =>
  Array.from(acts.values())
    .filter((act) => act.state === state)
    .sort((one, other) => one.made - other.made);

/** Acts the server has not answered yet, in the order they were done. */
export const waiting = () => inOrder("waiting");

/** Acts the server refused, to be settled. */
export const refused = () => inOrder("refused");

/** Whether an act has waited longer than an answer takes. */
export const isLate = (act) => late.has(act.operation);

export const markLate = () => {
  const before = late.size;
  for (const act of waiting()) late.add(act.operation);
  if (late.size > before) tell();
};

/** The oldest act that waits, whichever tab it was done in. */
export const oldest = async () => (await store.all(member)).find((act) => act.state === "waiting") ?? null;

const note = (act) => {
  newest = Math.max(newest, act.made);
  acts.set(act.operation, act);
  tell();
};

const forget = (operation) => {
  acts.delete(operation);
  late.delete(operation);
  tell();
};

/** Keep an act, as the newest. */
export const keep = async (act) => {
  newest = Math.max(Date.now(), newest + 1);
  const kept = { ...act, member, made: newest, state: "waiting" };
  note(kept);
  await store.put(kept);
  channel?.postMessage({ noted: kept });
};

/** Keep it in another state: "refused", or "asked" while the page asks what to do. */
export const hold = async (act, state, more = {}) => {
  const held = { ...act, ...more, state };
  note(held);
  await store.put(held);
  channel?.postMessage({ noted: held, answered: act.operation, answer: { held: true } });
};

/** The act is done, or let go. Other tabs get the server's answer too. */
export const done = async (operation, answer = null) => {
  await store.drop(operation);
  forget(operation);
  channel?.postMessage({ forgotten: operation, answered: operation, answer });
};

channel?.addEventListener("message", ({ data }) => {
  if (data.answered) document.dispatchEvent(new CustomEvent("coding:answered", { detail: data }));
  if (data.noted) note(data.noted);
  if (data.forgotten) forget(data.forgotten);
});

/** Read what was left when the page was last left; answers with how many of them wait. */
export const load = async () => {
  for (const act of await store.all(member)) {
    if (!acts.has(act.operation)) note(act.state === "asked" ? { ...act, state: "refused" } : act);
  }
  markLate();
  return waiting().length;
};

addEventListener("beforeunload", (event) => {
  if (!store.lasting() && waiting().length) event.preventDefault();
});
