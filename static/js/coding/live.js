/* What colleagues do arrives: one tab a person asks once a second whether the project has moved on, and fetches
   the turns that changed. Where the feed is silent, it asks the interview itself every five seconds.
   Nothing is asked while the page is hidden; after hours away the page catches up as after a second. */

import { desk } from "./places.js";
import { refreshCodesSoon } from "./codes.js";
import { redraw } from "./redrawing.js";
import { get, getJson, say, shownNow } from "./server.js";
import { settle, swap } from "./swapping.js";

const SECOND = 1000;
const SILENT = 5 * SECOND;
const PATIENCE = 10 * SECOND;
const CHUNK = 50;
const MANY = 150;
const HERE = 4;
const wanted = new Set();
let seq = Number(desk.dataset.seq);
let heard = seq;
let asks = 0;
let leading = false;
let { ticket } = desk.dataset;
let told = false;
let catching = null;

const channel = "BroadcastChannel" in window ? new BroadcastChannel(`polyphony-${desk.dataset.member}`) : null;
const visible = () => document.visibilityState === "visible";
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/* What arrives was drawn at `seq` or later; turns that could not be fetched stay wanted. */
const fetchSome = async (turns, own) => {
  const shown = shownNow();
  const drawnAt = seq;
  const html = await get("turns/", turns.map((index) => ["turn", index]));
  if (html === null) return false;
  if (shown !== shownNow()) return true; // asked for once more
  turns.forEach((index) => wanted.delete(index));
  swap(html, { own, seq: drawnAt });
  return true;
};

const fetchAll = async () => {
  const done = await redraw();
  if (done) wanted.clear();
  return done;
};

const fetchWanted = async (own) => {
  while (wanted.size) {
    const fetched = wanted.size > MANY ? fetchAll() : fetchSome(Array.from(wanted).slice(0, CHUNK), own);
    if (!(await fetched)) return;
  }
};

const catchUpOnce = async (own) => {
  const news = await getJson("changes/", { after: seq });
  if (!news) return;
  if (news.seq !== seq) document.dispatchEvent(new CustomEvent("coding:news"));
  ({ ticket, seq } = news);
  if (news.transcript !== desk.dataset.transcript) {
    if (!told) say(desk.dataset.corrected, "warning", { stays: true });
    told = true;
    return;
  }
  news.turns.forEach((index) => wanted.add(index));
  if (news.turns.length || news.codes) refreshCodesSoon();
  await fetchWanted(own);
  // The feed may have brought one's own act already, as if it were a colleague's.
  if (own) settle({ own });
};

/** Fetch what has changed since the page last looked; `own` when it is the answer to one's own act. */
export const catchUp = async ({ own = false } = {}) => {
  if (own) await catching;
  catching ??= catchUpOnce(own).finally(() => {
    catching = null;
  });
  return catching;
};

/** Fetch these turns, however little has changed. */
export const want = (turns) => {
  turns.forEach((index) => wanted.add(index));
  return catchUp({ own: true });
};

/** Ask the feed; `here` tells it that this interview is open and asks who else has it open. */
export const askFeed = async (here) => {
  const query = new URLSearchParams({ ticket, ...(here ? { here: 1 } : {}) });
  const response = await fetch(`${desk.dataset.liveUrl}?${query}`, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) return null;
  const told = await response.json();
  if (told.here) document.dispatchEvent(new CustomEvent("coding:here", { detail: told.here }));
  return told.seq;
};

const ask = async () => {
  const known = await askFeed(asks++ % HERE === 0).catch(() => null);
  if (known === null) {
    asks = 0;
    await catchUp();
    channel?.postMessage(seq);
    return SILENT;
  }
  const news = known !== heard;
  heard = known;
  channel?.postMessage(known);
  if (news || wanted.size) await catchUp();
  return SECOND;
};

const listen = async () => {
  leading = true;
  while (visible()) await wait(await ask());
  leading = false;
};

/** Whether this tab is the one that asks. */
export const leads = () => leading;

const lead = () => {
  if (!visible()) return;
  if (!navigator.locks) listen();
  else navigator.locks.request(`polyphony-live-${desk.dataset.member}`, listen);
};

channel?.addEventListener("message", ({ data }) => {
  const news = data !== heard;
  heard = data;
  if ((news || wanted.size) && visible()) catchUp();
});
document.addEventListener("coding:all-swapped", ({ detail }) => {
  seq = Math.min(seq, detail);
});
document.addEventListener("visibilitychange", lead);
lead();
