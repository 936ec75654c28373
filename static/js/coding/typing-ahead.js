/* What is typed while a form is on its way belongs into it: no letter of it may run as a key. */

import { isModifier } from "../key-names.js";

const FIELDS = "input, textarea, select, [contenteditable]";

const isCommand = (event) => (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");

const typedMore = (text, { key, repeat }) => {
  if (repeat && !text) return text; // the key that asked for the form is still held down
  if (key === "Backspace") return Array.from(text).slice(0, -1).join("");
  if (key === "Enter") return `${text}\n`;
  return Array.from(key).length === 1 ? text + key : null;
};

const isSending = ({ key, ctrlKey, metaKey }) => key === "Enter" && (ctrlKey || metaKey);

/** Begin to keep what is typed; answers with a function that stops it and gives `{text, sent}`: the text, or null after
    Escape, and whether it was sent by Ctrl Enter, after which nothing is kept. */
export const typeAhead = () => {
  let text = "";
  let sent = false;
  const take = (event) => {
    if (text === null || sent || isModifier(event) || event.target.closest?.(FIELDS)) return;
    sent = Boolean(text) && isSending(event);
    if (!sent && isCommand(event)) return;
    const more = sent ? text : event.key === "Escape" ? null : typedMore(text, event);
    if (more === null && event.key !== "Escape") return;
    text = more;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", take, { capture: true });
  return () => {
    removeEventListener("keydown", take, { capture: true });
    return { text, sent };
  };
};
