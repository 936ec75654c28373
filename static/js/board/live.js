/* What colleagues do arrives: one tab a person asks once a second whether the project has moved on (the same that asks
   for the coding page, if one is open), and every board then fetches where things lie. Nothing is asked while hidden. */

import { desk } from "./scene.js";
import { fetchChanges } from "./sending.js";

const SECOND = 1000;
const SILENT = 5 * SECOND;
const PATIENCE = 10 * SECOND;
let { ticket } = desk.dataset;
let heard = Number(desk.dataset.seq);

const channel = "BroadcastChannel" in window ? new BroadcastChannel(`polyphony-${desk.dataset.member}`) : null;
const visible = () => document.visibilityState === "visible";
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const catchUp = async () => {
  const state = await fetchChanges();
  if (state) ({ ticket } = state);
};

const askFeed = async () => {
  const response = await fetch(`${desk.dataset.liveUrl}?${new URLSearchParams({ ticket })}`, { signal: AbortSignal.timeout(PATIENCE) });
  return response.ok ? (await response.json()).seq : null;
};

const ask = async () => {
  const known = await askFeed().catch(() => null);
  if (known === null) {
    await catchUp();
    return SILENT;
  }
  const news = known !== heard;
  heard = known;
  channel?.postMessage(known);
  if (news) await catchUp();
  return SECOND;
};

const listen = async () => {
  while (visible()) await wait(await ask());
};

const lead = () => {
  if (!visible()) return;
  if (!navigator.locks) listen();
  else navigator.locks.request(`polyphony-live-${desk.dataset.member}`, listen);
};

channel?.addEventListener("message", ({ data }) => {
  const news = data !== heard;
  heard = data;
  if (news && visible()) catchUp();
});
document.addEventListener("visibilitychange", lead);
lead();
