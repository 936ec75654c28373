/* Ask the server. Every change carries an operation id, so that asking twice does it once; changes go one by one. */

import { operationId } from "../operation.js";
import { desk } from "./places.js";

const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
const RETRIES = 2;
let last = Promise.resolve();

export const say = (text, level = "info") => {
  document.dispatchEvent(new CustomEvent("polyphony:message", { detail: { text, level } }));
};

/** For screen readers, quietly. */
export const speak = (text) => {
  document.getElementById("spoken").textContent = text;
};

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const sent = async (url, body, headers) => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(url, { method: "POST", body, headers });
    } catch (error) {
      if (attempt === RETRIES) throw error;
      await wait(300 * 3 ** attempt);
    }
  }
};

const answer = async (response) => {
  if (response.status === 204) return {};
  const type = response.headers.get("Content-Type") ?? "";
  if (response.ok && type.includes("json")) return response.json();
  const sentence = type.includes("plain") ? await response.text() : desk.dataset.offline;
  say(sentence, "error");
  return null;
};

/** Post fields; answers with the JSON, {} for an empty answer, or null when it was refused (and said so). */
export const post = (url, fields) => {
  const headers = { "X-CSRFToken": token, "X-Operation": operationId() };
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  const asked = last.then(async () => {
    try {
      return await answer(await sent(url, body, headers));
    } catch {
      say(desk.dataset.offline, "error");
      return null;
    }
  });
  last = asked;
  return asked;
};

/** Get a part of the page as text; null when that did not work, which a later try will mend. */
export const get = async (part, fields = []) => {
  const query = new URLSearchParams(fields);
  if (!query.has("voices")) query.set("voices", desk.dataset.voices);
  try {
    const response = await fetch(`${desk.dataset.pageUrl}${part}?${query}`, { headers: { "HX-Request": "true" } });
    return response.ok && !response.redirected ? await response.text() : null;
  } catch {
    return null;
  }
};

export const getJson = async (part, fields) => {
  const text = await get(part, fields);
  return text === null ? null : JSON.parse(text);
};
