/* A memo or a flag on the words in hand, on a coding, on a code or on the turn one is in. The forms are in the page;
   what is written is sent like every change, waits where the server cannot be reached, and is never lost. */

import { codingInFocus } from "./acting.js";
import { besideOpen, close, panel, part, show } from "./beside.js";
import { codeById, codeInHand, refreshCodesSoon } from "./codes.js";
import { currentTurn } from "./cursor.js";
import { draftOf, drop, fieldsOf, fillIn, keep, typedIn } from "../drafts.js";
import { desk, points, rangeOf, startOf, textOf, transcript, turnAt } from "./places.js";
import { selected } from "./selection.js";
import { post, speak } from "./server.js";

const LONGEST = 80;
let current = null;

const short = (text) => {
  const words = Array.from(text.replace(/\s+/g, " ").trim());
  return words.length > LONGEST ? `${words.slice(0, LONGEST).join("")}…` : words.join("");
};

const onWords = ({ start, end }) => ({
  fields: { interview: desk.dataset.interview, transcript_id: desk.dataset.transcript, start, end },
  about: `${panel.dataset.words} “${short(rangeOf(start, end).toString())}”`,
  turn: turnAt(start)?.id,
  range: () => rangeOf(start, end),
});

const onCoding = (coding) => ({
  fields: { target_model: "segments.Coding", target_id: coding.getAttribute("href").split("/").at(-2) },
  about: `${panel.dataset.coding}: ${coding.parentElement.querySelector(".label-name")?.textContent ?? ""}`,
  turn: coding.closest(".turn")?.id,
  range: () => coding.closest(".turn"),
});

const onCode = ({ id, name }) => ({
  fields: { target_model: "codebook.Code", target_id: id },
  about: `${panel.dataset.code}: ${name}`,
});

const whole = (turn) => ({ start: startOf(turn), end: startOf(turn) + points(textOf(turn)) });

/* A code in focus in the list, a coding whose card is open, the words in hand, a coding in focus, the code in hand,
   the turn one is in. */
const target = () => {
  const entry = document.activeElement?.closest?.(".code-entry, .hand-code");
  const code = entry && codeById(entry.dataset.code);
  if (code) return onCode(code);
  const inCard = document.getElementById("card").matches(":popover-open");
  if (selected() && !inCard) return onWords(selected());
  const coding = codingInFocus();
  if (coding) return onCoding(coding);
  if (codeInHand() && !transcript.contains(document.activeElement)) return onCode(codeInHand());
  return onWords(whole(currentTurn()));
};

const keyOf = (kind, { fields }) => `${kind} ${Object.values(fields).join(" ")}`;

const open = (kind, about) => {
  const form = part(kind);
  if (besideOpen()) close();
  form.reset();
  form.querySelector("[data-about]").textContent = about.about;
  const usual = about.fields.target_model === "codebook.Code" ? panel.dataset.codeKind : panel.dataset.usualKind;
  if (form.elements.kind) form.elements.kind.value = usual;
  const draft = draftOf(keyOf(kind, about));
  if (draft) fillIn(form, draft.fields);
  current = { kind, about };
  show(kind, panel.dataset[kind], about.range?.());
};

/** Open the form for a "memo" or a "flag". */
export const openNote = (kind) => {
  if (!part(kind)) return;
  const about = target();
  document.getElementById("card").hidePopover?.();
  open(kind, about);
};

const remember = ({ kind, about }, fields, text) => {
  keep(keyOf(kind, about), { text, fields, open: () => open(kind, about) });
};

const send = async (note, form) => {
  const fields = fieldsOf(form);
  const text = typedIn(form);
  drop(keyOf(note.kind, note.about));
  form.reset();
  close();
  const answer = await post(form.action, [...fields, ...Object.entries(note.about.fields)]);
  if (!answer) {
    remember(note, fields, text);
    if (!besideOpen()) open(note.kind, note.about);
    return;
  }
  speak(answer.said ?? "");
  if (note.about.turn) document.dispatchEvent(new CustomEvent("coding:noted"));
  else refreshCodesSoon();
};

panel.addEventListener("submit", (event) => {
  if (!["memo", "flag"].includes(event.target.dataset.part)) return;
  event.preventDefault();
  send(current, event.target);
});

panel.addEventListener("coding:beside-left", (event) => {
  const form = event.detail;
  if (!current || form !== part(current.kind)) return;
  const text = typedIn(form);
  if (text) remember(current, fieldsOf(form), text);
  else drop(keyOf(current.kind, current.about));
});
