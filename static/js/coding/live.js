/* What colleagues do arrives: one tab a person asks once a second whether the project has moved on, and fetches
   the turns that changed. Where the feed is silent, it asks the interview itself every five seconds.
   Nothing is asked while the page is hidden. */

import { desk } from "./places.js";
import { refreshCodesSoon } from "./codes.js";
import { get, getJson, say } from "./server.js";
import { swap } from "./swapping.js";

const SECOND = 1000;
const SILENT = 5 * SECOND;
const CHUNK = 50;
let seq = Number(desk.dataset.seq);
let { ticket } = desk.dataset;
let told = false;
let catching = null;

const channel = "BroadcastChannel" in window ? new BroadcastChannel(`polyphony-${desk.dataset.project}`) : null;
const visible = () => document.visibilityState === "visible";
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const fetchTurns = async (turns, own) => {
  for (let at = 0; at < turns.length; at += CHUNK) {
    const html = await get("turns/", turns.slice(at, at + CHUNK).map((index) => ["turn", index]));
    if (html) swap(html, { own });
  }
};

const catchUpOnce = async (own) => {
  const news = await getJson("changes/", { after: seq });
  if (!news) return;
  ({ ticket, seq } = news);
  if (news.transcript !== desk.dataset.transcript) {
    if (!told) say(desk.dataset.corrected, "warning");
    told = true;
    return;
  }
  if (news.turns.length) await fetchTurns(news.turns, own);
  if (news.turns.length || news.codes) refreshCodesSoon();
};

/** Fetch what has changed since the page last looked; `own` when it is the answer to one's own act. */
export const catchUp = async ({ own = false } = {}) => {
  if (own) await catching;
  catching ??= catchUpOnce(own).finally(() => {
    catching = null;
  });
  return catching;
};

const newest = async () => {
  const response = await fetch(`${desk.dataset.liveUrl}?ticket=${encodeURIComponent(ticket)}`);
  return response.ok ? (await response.json()).seq : null;
};

const ask = async () => {
  const known = await newest().catch(() => null);
  if (known === null) {
    await catchUp();
    return SILENT;
  }
  channel?.postMessage(known);
  if (known > seq) await catchUp();
  return SECOND;
};

const listen = async () => {
  while (visible()) await wait(await ask());
};

const lead = () => {
  if (!visible()) return;
  if (!navigator.locks) listen();
  else navigator.locks.request(`polyphony-live-${desk.dataset.project}`, listen);
};

channel?.addEventListener("message", (event) => {
  if (event.data > seq && visible()) catchUp();
});
document.addEventListener("visibilitychange", lead);
lead();
