/* The card of a coding: whose, when, why; its author changes it there. */

import { transcript, turnOf } from "./places.js";
import { partOf } from "./parts.js";
import { post } from "./server.js";
import { refreshCodesSoon } from "./codes.js";
import { swap } from "./swapping.js";

const card = document.getElementById("card");
const ABOVE = 110;
const HANDLE = 60;

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

/** Open the card of a coding, by its link in the margin. */
export const openCard = async (link) => {
  const href = link.getAttribute("href");
  const html = await partOf(href);
  if (html === null) {
    location.href = href;
    return;
  }
  card.innerHTML = html;
  card.dataset.href = href;
  card.dataset.turn = turnOf(link).id;
  if (!card.matches(":popover-open")) card.showPopover();
  beside(link);
  aboveSheet(link);
  // On a touch screen a field in focus would bring the keyboard up over the words.
  const first = matchMedia("(pointer: coarse)").matches ? "button" : "textarea, button";
  card.querySelector(first)?.focus({ preventScroll: true });
};

const linkOf = () => transcript.querySelector(`a.coding[href="${card.dataset.href}"]`);

const submit = async (form, submitter) => {
  const answer = await post(form.action, new FormData(form, submitter));
  if (!answer) return;
  if (answer.html) swap(answer.html, { own: true, seq: answer.seq });
  refreshCodesSoon();
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

card.addEventListener("toggle", (event) => {
  if (event.newState === "closed" && card.contains(document.activeElement)) linkOf()?.focus({ preventScroll: true });
});

transcript.addEventListener("click", (event) => {
  const link = event.target.closest("a.coding");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openCard(link);
});

