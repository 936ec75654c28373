/* Say something: in a message on the page, or to screen readers alone. A message lasts until something was done well;
   one that asks for nothing goes by itself, unless one is at it. */

const LASTING = { info: 8000, success: 8000, warning: 20_000 };

const messages = (level) =>
  document.querySelectorAll(level ? `[data-from-script].notice-${level}` : "[data-from-script]");

/** Take away what was said; of one level only, if it is given. */
export const hush = (level = "") => messages(level).forEach((notice) => "stays" in notice.dataset || notice.remove());

const fade = (notice, after) => {
  setTimeout(() => {
    if (notice.matches(":hover, :focus-within")) fade(notice, after);
    else notice.remove();
  }, after);
};

/** `stays`: whatever is done meanwhile. */
export const say = (text, level = "info", { stays = false } = {}) => {
  document.dispatchEvent(new CustomEvent("polyphony:message", { detail: { text, level } }));
  for (const notice of messages(level)) {
    if (stays) notice.dataset.stays = "";
    else if (LASTING[level]) fade(notice, LASTING[level]);
  }
};

/** For screen readers, quietly. */
export const speak = (text) => {
  document.getElementById("spoken").textContent = text;
};
