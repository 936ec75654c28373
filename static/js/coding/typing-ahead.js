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

/** Begin to keep what is typed; answers with a function that stops it and gives the text, or null after Escape. */
export const typeAhead = () => {
  let text = "";
  const take = (event) => {
    if (text === null || isModifier(event) || isCommand(event) || event.target.closest?.(FIELDS)) return;
    const more = event.key === "Escape" ? null : typedMore(text, event);
    if (more === null && event.key !== "Escape") return;
    text = more;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", take, { capture: true });
  return () => {
    removeEventListener("keydown", take, { capture: true });
    return text;
  };
};
