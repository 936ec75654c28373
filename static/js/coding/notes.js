/* A memo or a flag on the words in hand, on the coding in focus or on the turn one is in. */

import { codingInFocus } from "./acting.js";
import { currentTurn } from "./cursor.js";
import { desk, points, startOf, textOf } from "./places.js";
import { selected } from "./selection.js";

const dialog = document.getElementById("note");
const body = document.getElementById("note-body");

const target = () => {
  const inCard = document.getElementById("card").matches(":popover-open");
  const coding = selected() && !inCard ? null : codingInFocus();
  if (coding) return { target_model: "segments.Coding", target_id: coding.getAttribute("href").split("/").at(-2) };
  const words = selected() ?? whole(currentTurn());
  return { interview: desk.dataset.interview, transcript_id: desk.dataset.transcript, start: words.start, end: words.end };
};

const whole = (turn) => ({ start: startOf(turn), end: startOf(turn) + points(textOf(turn)) });

/** Open the form for a "memo" or a "flag". */
export const openNote = async (kind) => {
  const url = kind === "memo" ? desk.dataset.memoUrl : desk.dataset.flagUrl;
  if (!url) return;
  const query = new URLSearchParams(target());
  document.getElementById("card").hidePopover?.();
  await htmx.ajax("GET", `${url}?${query}`, { target: body, swap: "innerHTML" });
  dialog.showModal();
  body.querySelector("textarea, input:not([type=hidden])")?.focus();
};

document.addEventListener("htmx:afterRequest", (event) => {
  const { successful, requestConfig, pathInfo } = event.detail;
  if (!successful || requestConfig?.verb !== "post" || !dialog.open) return;
  if (body.contains(event.detail.elt) || pathInfo) {
    dialog.close();
    body.replaceChildren();
    document.dispatchEvent(new CustomEvent("coding:noted"));
  }
});
