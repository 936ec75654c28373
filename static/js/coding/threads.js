/* Memos and discussions where they hang: a mark that is pressed opens them beside the text, to be read, answered,
   settled and changed there. Links still lead to their pages where the panel cannot show them. */

import { besideOpen, close, panel, part, show } from "./beside.js";
import { refreshCodesSoon } from "./codes.js";
import { draftOf, drop, fieldsOf, fillIn, keep, typedIn } from "../drafts.js";
import { rangeOfNote, showOpen } from "./noted.js";
import { desk } from "./places.js";
import { partOf } from "./parts.js";
import { alike, renew } from "./renewing.js";
import { post, say, speak } from "./server.js";

const shown = part("fetched");
let address = "";
let opening = null;

const restore = () => {
  for (const form of shown.querySelectorAll("form")) {
    const draft = draftOf(form.action);
    if (!draft) continue;
    fillIn(form, draft.fields);
    form.closest("details")?.setAttribute("open", "");
  }
};

const remember = (form, href) => {
  const text = typedIn(form);
  const heading = panel.querySelector("h2").textContent;
  if (text) keep(form.action, { text, fields: fieldsOf(form), open: () => openBeside(href, heading) });
  else drop(form.action);
};

const rememberAll = () => shown.querySelectorAll("form").forEach((form) => remember(form, address));

/** Fetch what a link leads to and show it beside the text; false where that could not be done, or Escape came first. */
export const openBeside = async (href, heading) => {
  const mine = { href };
  opening = mine;
  const html = await partOf(href);
  if (opening !== mine) return false;
  opening = null;
  if (html === null) {
    say(panel.dataset.gone, "warning");
    return false;
  }
  if (besideOpen() && !shown.hidden) rememberAll();
  address = href;
  show("fetched", heading, rangeOfNote(href));
  showOpen(href);
  shown.innerHTML = html;
  restore();
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !opening) return;
  opening = null;
  event.preventDefault();
  event.stopImmediatePropagation();
}, { capture: true });

const again = async (href) => {
  const html = await partOf(href);
  if (html === null) {
    close();
    return;
  }
  address = href;
  showOpen(href);
  shown.innerHTML = html;
  restore();
};

/* What a colleague adds to what is open beside the text arrives there; what is being written stays. */
const freshen = async () => {
  if (!besideOpen() || shown.hidden) return;
  const href = address;
  const html = await partOf(href);
  if (html === null || href !== address || !besideOpen() || shown.hidden || alike(shown, html)) return;
  if (!renew(shown, html, typedIn)) {
    rememberAll();
    shown.innerHTML = html;
    restore();
  }
  speak(panel.dataset.renewed);
};

document.addEventListener("coding:news", freshen);

const told = (answer) => {
  speak(answer.said ?? "");
  document.dispatchEvent(new CustomEvent("coding:noted"));
  refreshCodesSoon();
};

const submit = async (form, submitter) => {
  const fields = new FormData(form, submitter);
  fields.delete("operation");
  remember(form, address);
  const answer = await post(form.action, fields);
  if (!answer) {
    await again(address);
    shown.querySelectorAll("[data-now]").forEach((now) => now.removeAttribute("hidden"));
    return;
  }
  drop(form.action);
  form.reset();
  told(answer);
  if (form.hasAttribute("data-closes")) close();
  else if (besideOpen() && !shown.hidden) await again(answer.url ?? address);
};

panel.addEventListener("submit", (event) => {
  if (!shown.contains(event.target)) return;
  event.preventDefault();
  submit(event.target, event.submitter);
});

panel.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-beside], .form-actions a");
  if (!link || !shown.contains(link) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (link.matches(".form-actions a")) drop(link.closest("form").action);
  else rememberAll();
  again(link.getAttribute("href"));
});

panel.addEventListener("coding:beside-left", (event) => {
  if (event.detail === shown) rememberAll();
});

const headingOf = (link) => (link.closest(".note-flag") ? panel.dataset.discussion : panel.dataset.aMemo);

desk.addEventListener("click", (event) => {
  const link = event.target.closest(".note a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openBeside(link.getAttribute("href"), headingOf(link));
});
