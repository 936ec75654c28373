/* The panel beside the text. It shows one part at a time: a form that is in the page, or something fetched.
   Escape closes it, Ctrl+Enter sends the form one is in. Tells of closing with "coding:beside-closed". */

import { elementOf, turnOf } from "./places.js";

export const panel = document.getElementById("beside");
const title = document.getElementById("beside-title");
const BELOW_BAR = 110;
let opener = null;

export const besideOpen = () => !panel.hidden;
export const part = (name) => panel.querySelector(`[data-part="${name}"]`);
export const shownPart = () => (besideOpen() ? panel.querySelector("[data-part]:not([hidden])") : null);

// The element may be exchanged for a newly drawn one meanwhile: its turn stays.
const from = (element) => ({ element, href: element?.getAttribute?.("href"), turn: turnOf(elementOf(element))?.id });

const goBack = () => {
  const { element, href, turn } = opener ?? {};
  opener = null;
  const again = element?.isConnected ? element : null;
  const same = !again && href && document.querySelector(`#transcript a[href="${CSS.escape(href)}"]`);
  (again ?? (same || document.getElementById(turn)))?.focus({ preventScroll: true });
};

const leave = () => panel.dispatchEvent(new CustomEvent("coding:beside-left", { bubbles: true, detail: shownPart() }));

// On a narrow screen the panel lies over the foot of the text: what it is about must stay in sight. Beside the text it
// hides no words, and nothing moves.
const keepInSight = (about) => {
  if (!about || !matchMedia("(max-width: 60rem)").matches) return;
  const box = about.getBoundingClientRect();
  if (box.bottom > panel.getBoundingClientRect().top) scrollBy({ top: box.top - BELOW_BAR });
};

/** Show one part under a heading; the focus goes to its first field, or to the heading. `about` is the element or
    range of words it is about. */
export const show = (name, heading, about = null) => {
  if (besideOpen()) leave();
  else opener = from(document.activeElement);
  title.textContent = heading;
  for (const each of panel.querySelectorAll("[data-part]")) each.hidden = each.dataset.part !== name;
  panel.hidden = false;
  panel.querySelector(".beside-body").scrollTop = 0;
  const field = name === "fetched" ? null : part(name).querySelector("textarea, input:not([type=hidden])");
  (field ?? title).focus({ preventScroll: true });
  keepInSight(about);
};

export const close = () => {
  if (!besideOpen()) return;
  leave();
  const inside = panel.contains(document.activeElement) || document.activeElement === document.body;
  panel.hidden = true;
  document.dispatchEvent(new CustomEvent("coding:beside-closed"));
  if (inside) goBack();
};

panel.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Escape") close();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("form")?.requestSubmit();
  else return;
  event.preventDefault();
  event.stopPropagation();
});

panel.addEventListener("click", (event) => {
  if (event.target.closest("[data-beside-close]")) close();
});
