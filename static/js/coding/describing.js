/* What an act is in words, taken from the page while it is there: for the tray, and for painting what waits.
   {kind, interview, title, page, transcript, start, end, turn, cite, words, name, colour, coding, text, passing, kept}:
   `passing` acts (undo) mean nothing later; of `kept` ones the form that sent them still has the words. */

import { codingLink, desk, rangeOf, turnAt, turnNumbered, turnOf } from "./places.js";

const LONGEST = 300;
const KINDS = [
  ["apply", /\/code\/apply\/$/],
  ["coin", /\/code\/coin\/$/],
  ["remove", /\/codings\/[^/]+\/remove\/$/],
  ["recode", /\/codings\/[^/]+\/recode\/$/],
  ["bounds", /\/codings\/[^/]+\/bounds\/$/],
  ["qualify", /\/codings\/[^/]+\/qualify\/$/],
  ["memo", /\/memos\/add\/$/],
  ["flag", /\/discussion\/open\/$/],
  ["undo", /\/(undo|redo)\/([^/]+\/)?$/],
];
const KEPT = ["memo", "flag", "qualify", "other"];

const short = (text) => {
  const words = Array.from(text.replace(/\s+/g, " ").trim());
  return words.length > LONGEST ? `${words.slice(0, LONGEST).join("")}…` : words.join("");
};

const cite = (turn) => `${desk.dataset.cite}:${turn.querySelector(".turn-label").textContent.trim()}`;

const inTurn = (turn) => (turn ? { turn: Number(turn.dataset.turn), cite: cite(turn) } : {});

const atWords = (fields) => {
  const [start, end] = [Number(fields.get("start")), Number(fields.get("end"))];
  const here = fields.get("interview") ?? desk.dataset.interview;
  if (!(start < end) || here !== desk.dataset.interview) return {};
  return { start, end, words: short(rangeOf(start, end).toString()), ...inTurn(turnAt(start)) };
};

const ofCode = (id) => {
  const entry = document.querySelector(`.code-entry[data-code="${CSS.escape(id)}"]`);
  const colour = Number(/\bc(\d+)\b/.exec(entry?.parentElement.className)?.[1] ?? 1);
  return { name: entry?.querySelector(".code-entry-name").textContent.trim() ?? "", colour };
};

const ofCoding = (id) => {
  const link = codingLink(id);
  const label = link?.parentElement.querySelector(".label-name");
  return { coding: id, name: label?.textContent ?? "", ...inTurn(turnOf(link)) };
};

const typed = (fields) => short(Array.from(fields.values()).sort((one, other) => other.length - one.length)[0] ?? "");

const named = (kind, fields, url) => {
  const coding = fields.get("target_model") === "segments.Coding" ? fields.get("target_id") : /\/codings\/([^/]+)\//.exec(url)?.[1];
  const about = coding ? ofCoding(coding) : {};
  if (kind === "coin") return { ...about, name: fields.get("name"), colour: 1 };
  if (fields.has("code")) return { ...about, ...ofCode(fields.get("code")) };
  return about;
};

const text = (kind, fields) => {
  if (kind === "memo") return short(fields.get("body") ?? "");
  if (kind === "flag") return short(fields.get("question") ?? "");
  if (kind === "qualify") return short(fields.get("rationale") ?? fields.get("added") ?? "");
  return kind === "other" ? typed(fields) : "";
};

/** Where an act belongs, and what it is. */
export const describe = ({ url, body }) => {
  const fields = new URLSearchParams(body);
  const kind = KINDS.find(([, pattern]) => pattern.test(url))?.[0] ?? "other";
  return {
    kind,
    interview: desk.dataset.interview,
    title: desk.dataset.title,
    page: desk.dataset.pageUrl,
    transcript: desk.dataset.transcript,
    text: text(kind, fields),
    passing: kind === "undo" || fields.has("nudge"),
    kept: KEPT.includes(kind),
    ...named(kind, fields, url),
    ...atWords(fields),
  };
};

/** The turn of an act, where it can be seen on this page. */
export const turnOfAct = (act) => (act.interview === desk.dataset.interview ? turnNumbered(act.turn) : null);
