/* Ask the server. Every change carries an operation id, so that asking twice does it once; changes go one by one.
   Where the server cannot be reached a change waits and is sent when it can be, also after a reload. */

import { operationId } from "../operation.js";
import { describe } from "./describing.js";
import { asMember, line, setLine } from "./line.js";
import { keep, load, markLate } from "./outbox.js";
import { desk } from "./places.js";
import { say } from "./saying.js";
import { answerTo, send } from "./sending.js";

export { shownNow } from "./line.js";
export { hush, say, speak } from "./saying.js";

const PATIENCE = 20_000;

/** Post fields; answers with the JSON, {} for an empty answer, {held: true} once the server has refused what waited
    (it is in the tray then), or null when it was refused at once (and said so). `about` says more of the act than its
    fields do, as describing.js has it; `operation` is made here if it is not given. */
export const post = async (url, fields, { operation = operationId(), ...about } = {}) => {
  const body = Array.from(new URLSearchParams(fields));
  const act = { url: new URL(url, location.href).pathname, body, operation };
  const described = { ...act, ...describe(act), ...about };
  if (described.passing && line() !== "open") {
    say(desk.dataset.needsLine, "warning");
    return null;
  }
  const answer = answerTo(act.operation);
  const kept = keep(described);
  if (line() !== "open") markLate();
  kept.then(send);
  return answer;
};

/** Send what was on its way when the page was left; answers with how many that were. */
export const sendLeft = async () => {
  const count = await load();
  send();
  return count;
};

/** Get a part of the page as text; null when that did not work, which a later try will mend.
    An interview that is gone (removed, or withdrawn by who gave it) leaves the screen at once. */
export const get = async (part, fields = []) => {
  const query = new URLSearchParams([...new URLSearchParams(fields), ...new URLSearchParams(desk.dataset.filter)]);
  if (!query.has("voices")) query.set("voices", desk.dataset.voices);
  try {
    const headers = { ...asMember(), "HX-Request": "true" };
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(`${desk.dataset.pageUrl}${part}?${query}`, { headers, signal });
    if (response.status === 404) location.reload();
    if (response.redirected || response.status === 401) setLine("shut");
    else if (response.ok) {
      if (line() !== "open") send();
      setLine("open");
      return await response.text();
    }
  } catch {
    /* as when the answer is no use */
  }
  return null;
};

export const getJson = async (part, fields) => {
  const text = await get(part, fields);
  return text === null ? null : JSON.parse(text);
};
