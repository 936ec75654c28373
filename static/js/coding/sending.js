/* Send what waits: in order, one at a time, from one tab at a time. An act is tried until it is answered; its
   operation id lets the server do it once, however often it is asked. What the server refuses goes to the tray. */

import { desk } from "./places.js";
import { asMember, line, setLine, shownNow } from "./line.js";
import { hush, say } from "./saying.js";
import { done, hold, isLate, markLate, oldest, waiting } from "./outbox.js";

const LONGEST = 10_000;
const FAULTS = 4;
const PATIENCE = 30_000;
const SMALL = 30_000; // what browsers still send of a page that is left: 64 kB in all
const PASSING = [408, 425, 429, 502, 503, 504];
const expected = new Map();
const faults = new Map();
let running = false;
let wake = () => {};

/** What the server will answer to this operation; {held} where the act now waits in the tray. */
export const answerTo = (operation) => new Promise((answer) => expected.set(operation, answer));

const answered = (operation, answer) => {
  const waitsForIt = expected.get(operation);
  expected.delete(operation);
  if (waitsForIt) waitsForIt(answer);
  else document.dispatchEvent(new CustomEvent("coding:sent"));
};

/* A code that was known by the operation to make it has an id of its own from now on. */
const tellCoined = (operation, code) => {
  if (code) document.dispatchEvent(new CustomEvent("coding:coined", { detail: { operation, code } }));
};

document.addEventListener("coding:answered", ({ detail }) => {
  tellCoined(detail.answered, detail.answer?.code);
  answered(detail.answered, detail.answer);
});

const ask = ({ url, body, operation }) => {
  const sent = new URLSearchParams(body);
  return fetch(url, {
    method: "POST",
    body: sent,
    headers: { ...asMember(), "X-Operation": operation, "X-Shown": shownNow() },
    signal: AbortSignal.timeout(PATIENCE),
    keepalive: String(sent).length < SMALL,
  }).catch(() => null);
};

const faulty = ({ operation }) => {
  faults.set(operation, (faults.get(operation) ?? 0) + 1);
  return faults.get(operation) < FAULTS;
};

const standing = (response, act) => {
  if (!response || PASSING.includes(response.status)) return "away";
  if (response.redirected || response.status === 401) return "shut";
  return response.status >= 500 && faulty(act) ? "away" : "open";
};

const said = async (response) => {
  const plain = (response.headers.get("Content-Type") ?? "").includes("plain");
  return plain ? response.text() : desk.dataset.failed;
};

const answerOf = async (response, shown) =>
  (response.headers.get("Content-Type") ?? "").includes("json") ? { ...(await response.json()), shown } : {};

// An undo that waits behind a refused act would undo something else.
const dropPassing = async () => {
  for (const { operation, passing } of waiting()) {
    if (!passing) continue;
    answered(operation, null);
    await done(operation);
  }
};

// Who has just asked keeps the words in a form; what has waited has nobody but the tray.
const refuse = async (act, why) => {
  const atOnce = expected.has(act.operation) && !isLate(act);
  if (atOnce || act.passing) say(why, "error");
  await dropPassing();
  if (act.passing) return;
  if (atOnce && act.kept) {
    answered(act.operation, null);
    await done(act.operation);
    return;
  }
  answered(act.operation, atOnce ? null : { held: true });
  await hold(act, "refused", { why });
};

const settle = async (act, answer) => {
  if (!answer.overlaps) {
    if (expected.has(act.operation)) hush();
    tellCoined(act.operation, answer.code);
    answered(act.operation, answer);
    await done(act.operation, answer);
    return;
  }
  const atOnce = expected.has(act.operation) && !isLate(act);
  const overlap = { overlaps: answer.overlaps, start: answer.start, end: answer.end };
  await hold(act, atOnce ? "asked" : "refused", { why: answer.said, overlap });
  answered(act.operation, atOnce ? { ...answer, act: { ...act, overlap } } : { held: true });
};

/* Whether the act is done with; otherwise it has to be tried again. */
const deliver = async (act) => {
  const shown = shownNow();
  const response = await ask(act);
  const found = standing(response, act);
  if (found !== "open") markLate();
  setLine(found);
  if (found !== "open") return false;
  // What was to be taken away and is gone needs no more.
  const well = response.ok || (response.status === 404 && act.url.endsWith("/remove/"));
  const heard = await (well ? answerOf(response, shown) : said(response)).catch(() => null);
  if (heard === null) return false;
  faults.delete(act.operation);
  await (well ? settle(act, heard) : refuse(act, heard));
  return true;
};

const sendAll = async () => {
  for (let act = await oldest(); act; act = await oldest()) {
    if (!(await deliver(act))) return;
  }
  if (line() === "away") setLine("open");
};

/* Without locks (a page not served securely) two tabs may send the same act, which the server does once. */
const inTurn = () =>
  navigator.locks ? navigator.locks.request(`polyphony-acts-${desk.dataset.member}`, sendAll) : sendAll();

const pause = (milliseconds) =>
  new Promise((go) => {
    const timer = setTimeout(go, milliseconds);
    wake = () => {
      clearTimeout(timer);
      go();
    };
  });

/** Send what waits, and go on trying until nothing does. */
export const send = async () => {
  wake();
  if (running) return;
  running = true;
  for (let tries = 0; waiting().length; tries += 1) {
    await inTurn();
    if (waiting().length) await pause(line() === "open" ? 0 : Math.min(400 * 2 ** tries, LONGEST));
  }
  running = false;
};

for (const name of ["online", "focus", "pageshow"]) addEventListener(name, send);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
