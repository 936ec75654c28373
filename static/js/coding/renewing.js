/* Put newly drawn HTML into what is being read, and leave alone the forms in which somebody writes. */

const PASSING = "input[type=hidden], time"; // drawn otherwise each time

const parsed = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
};

const bare = (part) => {
  const copy = part.cloneNode(true);
  copy.querySelectorAll(PASSING).forEach((one) => one.remove());
  copy.querySelectorAll("details").forEach((one) => one.removeAttribute("open"));
  return copy.textContent.replace(/\s+/g, " ").trim();
};

/** Whether the HTML says nothing else than what is shown. */
export const alike = (shown, html) => bare(shown) === bare(parsed(html));

const isWrittenIn = (typedIn) => (form) =>
  Boolean(typedIn(form)) || (form.contains(document.activeElement) && document.activeElement.matches("textarea, select, input"));

const childWith = (holder, form) => Array.from(holder.children).find((child) => child.contains(form));

const sameForm = (fresh, form) => fresh.querySelector(`form[action="${CSS.escape(form.getAttribute("action"))}"]`);

const focusAgain = (shown, focused) => {
  if (!focused) return;
  const href = focused.getAttribute("href");
  const action = focused.closest("form")?.getAttribute("action");
  const same =
    (href && shown.querySelector(`a[href="${CSS.escape(href)}"]`)) ||
    (action && shown.querySelector(`form[action="${CSS.escape(action)}"] button`)) ||
    shown.querySelector("a, button, summary");
  same?.focus({ preventScroll: true });
};

/** Exchange all but the forms being written in (`typedIn` tells what was typed in one), which stay where they are on the
    screen; false where a form being written in is no longer there. */
export const renew = (shown, html, typedIn) => {
  const fresh = parsed(html);
  const writing = Array.from(shown.querySelectorAll("form")).filter(isWrittenIn(typedIn));
  if (writing.some((form) => !sameForm(fresh, form))) return false;
  const staying = new Map(writing.map((form) => [childWith(fresh, sameForm(fresh, form)), childWith(shown, form)]));
  const focused = shown.contains(document.activeElement) ? document.activeElement : null;
  const eye = writing[0];
  const before = eye?.getBoundingClientRect().top;
  const next = Array.from(staying.values());
  for (const child of Array.from(shown.children)) if (!next.includes(child)) child.remove();
  for (const child of Array.from(fresh.children)) {
    if (staying.has(child)) next.shift();
    else shown.insertBefore(child, next[0] ?? null);
  }
  if (eye) shown.parentElement.scrollTop += eye.getBoundingClientRect().top - before;
  if (focused && !focused.isConnected) focusAgain(shown, focused);
  return true;
};
