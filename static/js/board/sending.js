/* Send what is done on the board, one act after the other, and show what the server answers: where everything lies.
   What somebody else moved meanwhile is refused in a sentence, and shown where it is now. */

import { operationId } from "../operation.js";
import { say } from "../messages.js";
import { boxOf, desk, find, idOf, inside, isGroup, placeOf, put, setSize } from "./scene.js";
import { swap, busy } from "./swapping.js";

const PATIENCE = 20_000;
const own = new Map(); // versions that one's own acts gave
let line = Promise.resolve();
let waiting = 0;
let stale = false;

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

const asMember = () => ({ "X-Member": desk.dataset.member, "X-CSRFToken": token() });

const ask = (url, fields, operation) =>
  fetch(url, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { ...asMember(), "X-Operation": operation },
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);

const sentence = async (response) => {
  const plain = (response.headers.get("Content-Type") ?? "").includes("plain");
  return plain ? response.text() : desk.dataset.failed;
};

const deliver = async (url, fields) => {
  const operation = operationId();
  const body = typeof fields === "function" ? fields() : fields;
  // Asked twice under one id, it is done once.
  const response = (await ask(url, body, operation)) ?? (await ask(url, body, operation));
  if (!response) say(desk.dataset.offline, "error");
  else if (!response.ok) say(await sentence(response), response.status === 409 ? "warning" : "error");
  else return response.status === 204 ? {} : response.json();
  return null;
};

/** Do one thing more once all before it is done; answers with what the server says, or null. */
export const post = (part, fields) => {
  waiting += 1;
  const url = part.startsWith("/") ? part : desk.dataset.url + part;
  const done = line.then(() => deliver(url, fields));
  line = done.then(async (answer) => {
    waiting -= 1;
    if (answer?.cards) remember(answer);
    if (answer?.said) say(answer.said, "success");
    if (!waiting) await (answer?.cards ? apply(answer) : refresh());
  });
  return done.then(async (answer) => {
    await line;
    return answer;
  });
};

const remember = ({ cards, groups }) => {
  for (const { id, version } of [...cards, ...groups]) own.set(id, version);
};

/** The version that was seen when it was picked up, or that one's own act has given since. */
const expected = ({ id, seen }) => (own.get(id) > seen ? own.get(id) : seen);

/** What could not be sent lies where it was; the cards of a group go back with it. */
const takeBack = (moves) => {
  for (const { item, from } of moves) {
    const now = placeOf(item);
    const along = isGroup(item) ? inside(item) : [];
    for (const one of [item, ...along]) {
      const { x, y } = placeOf(one);
      put(one, { x: x + from.x - now.x, y: y + from.y - now.y });
    }
    if (isGroup(item)) setSize(item, from.wide, from.tall);
  }
};

/** Send where things were put down. Each is {item, from, x, y, group, wide, tall, seen}. */
export const sendMoves = async (moves) => {
  const as = (move) => ({
    id: idOf(move.item),
    x: Math.round(move.x),
    y: Math.round(move.y),
    ...(move.wide ? { wide: Math.round(move.wide), tall: Math.round(move.tall) } : {}),
    seen: move.seen,
    group: move.group ?? "",
  });
  const held = moves.map((move) => [isGroup(move.item), as(move)]);
  const answer = await post("move/", () => {
    const some = (ofGroups) =>
      JSON.stringify(held.filter(([group]) => group === ofGroups).map(([, one]) => ({ ...one, expected: expected(one) })));
    return { cards: some(false), groups: some(true) };
  });
  if (!answer && !waiting) takeBack(moves.filter(({ item }) => item.isConnected));
};

const same = (item, one) => item && item.dataset.version === String(one.version);

/** Show where everything lies; what is new, gone, renamed or counted anew needs the whole drawing. */
export const apply = async (state) => {
  if (waiting || busy()) {
    stale = true;
    return;
  }
  const all = [...state.cards, ...state.groups];
  const here = document.querySelectorAll("#drawing [data-card], #drawing [data-group]").length;
  const whole = all.length !== here || all.some((one) => !same(find(one.id), one));
  for (const one of all) place(one);
  if (whole || stale) await refresh();
};

const place = (one) => {
  const item = find(one.id);
  if (!item) return;
  const { x, y } = placeOf(item);
  if (x !== one.x || y !== one.y) put(item, one);
  if (one.wide && boxOf(item).wide !== one.wide) setSize(item, one.wide, one.tall);
};

/** Put the drawing, and what waits beside it, anew. */
export const refresh = async () => {
  const response = await fetch(desk.dataset.url, {
    headers: { ...asMember(), "HX-Request": "true" },
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);
  if (response?.status === 404) location.assign(`${desk.dataset.url}../`);
  if (!response?.ok || response.redirected) return;
  const html = await response.text();
  if (waiting || busy()) stale = true;
  else {
    stale = false;
    swap(html);
  }
};

/** Catch up with what came while something was held. */
export const catchUp = () => (stale && !waiting ? refresh() : null);

/** What colleagues did: fetched when the live feed tells of it. */
export const fetchChanges = async () => {
  const response = await fetch(`${desk.dataset.url}changes/`, { headers: asMember(), signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (!response?.ok || response.redirected) return null;
  const state = await response.json();
  await apply(state);
  return state;
};
