/* Ask the server. Every change carries an operation id, so that asking twice does it once; changes go one by one.
   Where the server cannot be reached a change waits and is sent again until it is answered, also after a reload. */

import { operationId } from "../operation.js";
import { answered, keep, left } from "./outbox.js";
import { desk } from "./places.js";

const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
const LONGEST = 5000;
const FAULTS = 4;
let last = Promise.resolve();
let waitingSaid = false;

export const say = (text, level = "info") => {
  document.dispatchEvent(new CustomEvent("polyphony:message", { detail: { text, level } }));
};

/** For screen readers, quietly. */
export const speak = (text) => {
  document.getElementById("spoken").textContent = text;
};

const pause = (milliseconds) =>
  new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", () => (clearTimeout(timer), done()), { once: true });
  });

const sayWaiting = (sentence) => {
  if (!waitingSaid) say(sentence, "warning");
  waitingSaid = true;
};

/* One attempt: the response, or null when it has to be tried again. */
const attempt = async ({ url, body, operation }, faults) => {
  const headers = { "X-CSRFToken": token, "X-Operation": operation, "X-Shown": desk.dataset.filter };
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(body), headers }).catch(() => null);
  if (!response) sayWaiting(desk.dataset.offline);
  else if (response.redirected) sayWaiting(desk.dataset.signedOut);
  else if (response.status < 500 || faults >= FAULTS) return response;
  return null;
};

const delivered = async (entry) => {
  for (let tries = 0; ; tries += 1) {
    const response = await attempt(entry, tries);
    if (response) {
      answered(entry.operation);
      waitingSaid = false;
      return response;
    }
    await pause(Math.min(400 * 2 ** tries, LONGEST));
  }
};

const read = async (response) => {
  if (response.status === 204) return {};
  const type = response.headers.get("Content-Type") ?? "";
  if (response.ok && type.includes("json")) return response.json();
  say(type.includes("plain") ? await response.text() : desk.dataset.failed, "error");
  return null;
};

const queue = (entry) => {
  const asked = last.then(async () => read(await delivered(entry)));
  last = asked.catch(() => null);
  return asked;
};

/** Post fields; answers with the JSON, {} for an empty answer, or null when it was refused (and said so). */
export const post = (url, fields) => {
  const body = Array.from(new URLSearchParams(fields));
  const entry = { url: new URL(url, location.href).pathname, body, operation: operationId() };
  keep(entry);
  return queue(entry);
};

/** Send what was on its way when the page was left; answers with how many that were. */
export const sendLeft = async () => {
  const entries = left();
  for (const answer of await Promise.all(entries.map(queue))) {
    if (answer?.overlaps) say(answer.said, "warning");
  }
  return entries.length;
};

/** Get a part of the page as text; null when that did not work, which a later try will mend.
    An interview that is gone (removed, or withdrawn by who gave it) leaves the screen at once. */
export const get = async (part, fields = []) => {
  const query = new URLSearchParams([...new URLSearchParams(fields), ...new URLSearchParams(desk.dataset.filter)]);
  if (!query.has("voices")) query.set("voices", desk.dataset.voices);
  try {
    const response = await fetch(`${desk.dataset.pageUrl}${part}?${query}`, { headers: { "HX-Request": "true" } });
    if (response.status === 404) location.reload();
    return response.ok && !response.redirected ? await response.text() : null;
  } catch {
    return null;
  }
};

export const getJson = async (part, fields) => {
  const text = await get(part, fields);
  return text === null ? null : JSON.parse(text);
};
