/* What is done with words and codings: paint it at once, ask the server, show what it answers. */

import { operationId } from "../operation.js";
import { refreshCodes, refreshCodesSoon } from "./codes.js";
import { want } from "./live.js";
import { done } from "./outbox.js";
import { askAbout, codeApart, widen } from "./overlapping.js";
import { desk, rangeOf, turnAt } from "./places.js";
import { used } from "./recent.js";
import { selected } from "./selection.js";
import { post, say, shownNow, speak } from "./server.js";
import { swap } from "./swapping.js";

const url = (part) => `${desk.dataset.pageUrl}${part}`;
const where = ({ start, end }) => ({ start, end, transcript: desk.dataset.transcript });

const shown = (answer) => {
  if (!answer?.html) return;
  if (answer.shown !== shownNow()) {
    want(answer.turns);
    return;
  }
  swap(answer.html, { own: true, seq: answer.seq });
  refreshCodesSoon();
  for (const index of answer.turns) reveal(index, answer.coding);
};

// In a turn that kept its height the new label may be below the fold of its margin.
const reveal = (index, coding) => {
  const turn = document.getElementById(`turn-${index}`);
  const label = coding && turn?.querySelector(`a.coding[href$="${coding}/"]`);
  const margin = turn?.querySelector(".margin");
  if (label && margin.scrollHeight > margin.clientHeight) margin.scrollTop = label.offsetTop - margin.offsetTop - 8;
};

const wordsOrSay = () => {
  const words = selected();
  if (!words) say(desk.dataset.noWords);
  return words;
};

const settleOverlap = async (answer, words) => {
  const choice = await askAbout(answer);
  turnAt(words.end, true)?.focus({ preventScroll: true });
  await done(answer.act.operation);
  if (choice === "apart") return codeApart(answer.act);
  return choice === "widen" ? widen(answer.act) : null;
};

/** Apply a code to the words in hand (or to those given); a code that waits itself is named by its operation. */
export const applyCode = async (code, words = wordsOrSay()) => {
  if (!words || !desk.dataset.mayCode) return false;
  used(code.id);
  const which = code.coined ? { coined: code.coined } : { code: code.id };
  let answer = await post(url("apply/"), { ...which, ...where(words) }, { name: code.name, colour: code.colour });
  if (answer?.already) say(answer.said);
  else if (answer?.overlaps) answer = await settleOverlap(answer, words);
  shown(answer);
  if (answer?.coding) speak(desk.dataset.saidCoded + code.name);
  return Boolean(answer);
};

/** Make a code of this name and apply it to the words in hand. */
export const coinCode = async (name, fields = {}) => {
  const words = wordsOrSay();
  if (!words) return;
  const operation = operationId();
  const asked = post(url("coin/"), { name, ...fields, ...where(words) }, { operation });
  used(operation);
  const answer = await asked;
  if (!answer?.coding) return;
  await refreshCodes();
  shown(answer);
  speak(desk.dataset.saidCoded + name);
};

export const NAME_LENGTH = 120;

/** What the words in hand would call a code: without the stops around them. */
export const inVivoName = () => {
  const words = selected();
  if (!words) return "";
  const text = rangeOf(words.start, words.end).toString().replace(/\s+/g, " ").trim();
  const bare = text.replace(/^[.,;:…\s]+|[.,;:…\s]+$/gu, "");
  return Array.from(bare || text).slice(0, NAME_LENGTH).join("").trim();
};

/** A code named by the words themselves. */
export const coinInVivo = () => {
  if (wordsOrSay()) coinCode(inVivoName(), { kind: "in_vivo" });
};

/** The coding that has the focus, or whose card is open; null if there is none. */
export const codingInFocus = () => {
  const card = document.getElementById("card");
  const focused = document.activeElement?.closest?.("a.coding");
  if (focused) return focused;
  return card.matches(":popover-open") ? document.querySelector(`a.coding[href="${card.dataset.href}"]`) : null;
};

/** Whether this is one's own coding; says so where it is not, or there is none. */
export const isOwn = (coding) => {
  if (!coding) say(desk.dataset.noCoding);
  else if (!coding.matches(".mine")) say(desk.dataset.notYours);
  return coding?.matches(".mine");
};

/** Post to one of the coding's own addresses: remove, recode, bounds, qualify. */
export const change = async (coding, what, fields = {}) => {
  if (!isOwn(coding)) return null;
  let answer = await post(`${coding.getAttribute("href")}${what}/`, fields);
  if (answer?.overlaps) answer = await settleOverlap(answer, fields);
  shown(answer);
  return answer;
};

/** Give the coding other words. */
export const rebound = (coding, bounds) => change(coding, "bounds", where(bounds));

/** Give the coding another code. */
export const recode = async (coding, code) => {
  used(code.id);
  if (await change(coding, "recode", { code: code.id })) speak(desk.dataset.saidCoded + code.name);
};
export const toggleUnsure = (coding) => {
  change(coding, "qualify", { unsure: coding?.querySelector(".unsure") ? "off" : "on" });
};
export const removeCoding = async (coding) => {
  const answer = await change(coding, "remove");
  if (answer?.html) say(desk.dataset.removed);
};
