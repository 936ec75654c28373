/* The card of a coding: whose, when, why; its author changes it there. */

import { draftOf, drop, fieldsOf, fillIn, keep, typedIn } from "../drafts.js";
import { fillAway, rememberAdded, takeAdded } from "./card-away.js";
import { line } from "./line.js";
import { desk, transcript, turnOf } from "./places.js";
import { partSoon } from "./parts.js";
import { post, say } from "./server.js";
import { refreshCodesSoon } from "./codes.js";
import { swap } from "./swapping.js";
import { typeAhead } from "./typing-ahead.js";

const card = document.getElementById("card");
const ABOVE = 110;
const HANDLE = 60;
const PATIENCE = 5000;
const sent = new Map(); // texts on their way, by where they go

const beside = (link) => {
  const box = link.getBoundingClientRect();
  const left = Math.min(box.left, innerWidth - card.offsetWidth - 8);
  const below = box.bottom + 6;
  const top = below + card.offsetHeight < innerHeight ? below : Math.max(8, box.top - card.offsetHeight - 6);
  card.style.left = `${Math.max(8, left)}px`;
  card.style.top = `${top}px`;
};

/* On a narrow screen the card is a sheet at the bottom: the words it is about are brought above it. */
const aboveSheet = (link) => {
  if (!matchMedia("(max-width: 60rem)").matches) return;
  const words = turnOf(link).querySelector(".run.lit") ?? turnOf(link);
  const { top, bottom } = words.getBoundingClientRect();
  if (top < ABOVE || bottom + HANDLE > card.getBoundingClientRect().top) scrollBy({ top: top - ABOVE, behavior: "instant" });
};

const linkTo = (href) => transcript.querySelector(`a.coding[href="${href}"]`);
const linkOf = () => linkTo(card.dataset.href);
const whyForm = () => card.querySelector("form[data-why]");

const openAgain = (href) => {
  const link = linkTo(href);
  if (link) openCard(link);
  else say(desk.dataset.cardGone, "warning");
};

/* What was typed and is neither saved nor on its way waits at the foot of the page. */
const keepWhy = (form) => {
  const text = form.elements.rationale.value;
  const { href } = form.dataset;
  keep(form.action, { text, fields: fieldsOf(form), open: () => openAgain(href) });
};

const remember = () => {
  const { href } = card.dataset;
  rememberAdded(() => openAgain(href));
  const form = card.matches(":popover-open") && whyForm();
  if (!form) return;
  if (!typedIn(form)) drop(form.action);
  else if (sent.get(form.action) !== form.elements.rationale.value) keepWhy(form);
};

const restore = () => {
  const form = whyForm();
  const draft = form && draftOf(form.action);
  if (draft) fillIn(form, draft.fields);
  const added = form && takeAdded(form.action);
  if (added) form.elements.rationale.value = [form.elements.rationale.value, added].filter(Boolean).join("\n\n");
};

const fillWhole = (html) => {
  card.innerHTML = html;
  restore();
};

/* What was typed before the card was there goes on at the caret. */
const typeOn = (text) => {
  const field = card.querySelector("textarea");
  if (!field || !text) return;
  field.focus({ preventScroll: true });
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
};

const showBy = (link, typed) => {
  card.dataset.href = link.getAttribute("href");
  card.dataset.turn = turnOf(link).id;
  if (!card.matches(":popover-open")) card.showPopover();
  beside(link);
  aboveSheet(link);
  // On a touch screen a field in focus would bring the keyboard up over the words.
  const first = matchMedia("(pointer: coarse)").matches ? "button" : "textarea, button";
  card.querySelector(first)?.focus({ preventScroll: true });
  typeOn(typed);
};

const sendFirst = () => card.querySelector("form:is([data-why], [data-added])")?.requestSubmit();

/* Its turn may have been drawn anew meanwhile. */
const current = (link) => (link.isConnected ? link : linkTo(link.getAttribute("href")));

const cannotShow = (href, away) => {
  if (away || line() !== "open" || !navigator.onLine) say(desk.dataset.cardGone, "warning");
  else location.href = href;
};

/** Open the card of a coding, by its link in the margin. */
export const openCard = async (asked) => {
  const href = asked.getAttribute("href");
  const typed = asked.matches(".mine") ? typeAhead() : () => ({ text: "" });
  const { html, away } = await partSoon(href, PATIENCE);
  const { text, sent: sending } = typed();
  const link = current(asked);
  if (text === null) return;
  if (!link || (html === null && !(away && link.matches(".mine")))) {
    cannotShow(href, away);
    return;
  }
  remember();
  if (html === null) fillAway(link, () => openAgain(href));
  else fillWhole(html);
  showBy(link, text);
  if (sending) sendFirst();
};

const ask = async (form, submitter) => {
  const fields = new FormData(form, submitter);
  if (form !== whyForm()) return post(form.action, fields);
  const why = form.elements.rationale;
  const text = why.value;
  sent.set(form.action, text);
  drop(form.action);
  const answer = await post(form.action, fields);
  sent.delete(form.action);
  if (answer) why.defaultValue = text; // what is typed meanwhile is not saved
  else if (!card.contains(form) || !card.matches(":popover-open")) keepWhy(form);
  return answer;
};

const submit = async (form, submitter) => {
  const answer = await ask(form, submitter);
  if (!answer) return;
  if (answer.html) swap(answer.html, { own: true, seq: answer.seq });
  refreshCodesSoon();
  if (!card.contains(form)) return;
  const link = linkOf();
  if (form.hasAttribute("data-stays") && link) {
    await openCard(link);
    card.querySelector(`[name="${submitter.name}"][value="${submitter.value}"]`)?.focus();
  } else {
    card.hidePopover();
    (link ?? document.getElementById(card.dataset.turn))?.focus({ preventScroll: true });
  }
};

card.addEventListener("submit", (event) => {
  event.preventDefault();
  submit(event.target, event.submitter);
});

card.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  sendFirst();
});

addEventListener("beforeunload", remember, { capture: true });
card.addEventListener("beforetoggle", (event) => event.newState === "closed" && remember());
card.addEventListener("toggle", (event) => {
  if (event.newState === "closed" && card.contains(document.activeElement)) linkOf()?.focus({ preventScroll: true });
});

transcript.addEventListener("click", (event) => {
  const link = event.target.closest("a.coding");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openCard(link);
});

