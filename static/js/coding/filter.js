/* Show some codings only: those ticked in the form. What is chosen stands in the address, so that it can be linked,
   and lasts as long as the page. */

import { showAlone } from "./alone.js";
import { fresh } from "./codes.js";
import { belowBar, desk } from "./places.js";
import { redraw } from "./redrawing.js";
import { speak } from "./server.js";

const form = document.getElementById("filter");
const line = document.getElementById("filtered");
let timer = 0;
let left = null;

const chosen = () => {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete("voices");
  return fields.toString();
};

const inAddress = (query) => {
  const address = new URL(location.href);
  address.search = query;
  history.replaceState(null, "", address);
};

const said = (page) => page.querySelector("[data-filter-said]").textContent.trim();

/** Take the line and the form's choices from a page newly drawn. */
export const renewFilter = (page) => {
  const fresh = page.getElementById("filtered");
  const now = said(page);
  line.hidden = fresh.hidden;
  line.replaceChildren(...fresh.childNodes);
  desk.dataset.filter = page.getElementById("desk").dataset.filter;
  inAddress(desk.dataset.filter);
  if (!form.matches(":popover-open")) form.replaceChildren(...page.getElementById("filter").childNodes);
  else form.querySelector("[data-filter-said]").textContent = now;
};

const narrow = async (query) => {
  if (query === desk.dataset.filter) return;
  const before = desk.dataset.filter;
  desk.dataset.filter = query;
  const done = await redraw({}, (page) => {
    showAlone(false);
    speak(said(page));
    renewFilter(page);
  });
  if (!done) desk.dataset.filter = before;
};

export const openFilter = () => {
  left = document.activeElement;
  form.showPopover();
  form.querySelector("input:not([type=hidden])")?.focus();
};

/** Show all codings again. */
export const showAll = () => {
  form.querySelectorAll("input[type=checkbox]").forEach((box) => (box.checked = false));
  return narrow("");
};

// Where one was may have been drawn anew meanwhile: then the browser would leave the keys to a box that is gone.
const goBack = () => {
  const stays = left?.isConnected && left !== document.body;
  if (stays || !form.contains(document.activeElement)) return;
  document.activeElement.blur();
  document.getElementById(left?.id)?.focus({ preventScroll: true });
};

form.addEventListener("beforetoggle", ({ newState }) => (newState === "open" ? belowBar(form) : goBack()));
form.addEventListener("change", () => {
  clearTimeout(timer);
  timer = setTimeout(() => narrow(chosen()), 150);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  form.hidePopover();
  narrow(chosen());
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-only]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  narrow(new URLSearchParams({ code: link.dataset.only }).toString());
});

const boxLike = ({ name, value }) => form.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);

/* Codes and voices that are new can be chosen; what is ticked stays so, and the focus where it is. */
const renewChoices = (fresh) => {
  if (!fresh) return;
  const before = Array.from(form.querySelectorAll("input[type=checkbox]"), ({ name, value, checked }) => ({ name, value, checked }));
  const focused = form.contains(document.activeElement) ? document.activeElement : null;
  const scrolled = Array.from(form.querySelectorAll(".ticks"), ({ scrollTop }) => scrollTop);
  form.replaceChildren(...fresh.childNodes);
  for (const box of before) {
    const same = boxLike(box);
    if (same) same.checked = box.checked;
  }
  form.querySelectorAll(".ticks").forEach((ticks, place) => (ticks.scrollTop = scrolled[place] ?? 0));
  if (focused) (boxLike(focused) ?? form.querySelector("button[type=submit]")).focus();
};

// The list of codes is fetched after every change, and with it how many codings are shown.
document.addEventListener("coding:codes", (event) => {
  renewChoices(fresh("filter"));
  for (const place of document.querySelectorAll("[data-filter-said]")) place.textContent = event.detail;
});
