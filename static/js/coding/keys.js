/* Keys to commands, as the sheet of shortcuts lists them. With words selected plain letters go to the picker, and
   Shift makes them commands. Nothing happens in fields and dialogs. The sheet lists the person's own keys. */

import { keyName } from "../key-names.js";
import { commands } from "./commands.js";
import { openPicker, pickerOpen } from "./picker.js";
import { desk, turnOf } from "./places.js";
import { selected } from "./selection.js";

const table = new Map();
for (const row of document.querySelectorAll("[data-shortcut]")) {
  for (const key of row.dataset.keys.split(" ").filter(Boolean)) table.set(key, row.dataset.shortcut);
}

const FIELDS = "input, textarea, select, [contenteditable], [role=combobox]";
const PRESSED = "a, button, summary, label, [role=option]";

const elsewhere = (event) =>
  event.altKey || event.isComposing || event.target.closest?.(`${FIELDS}, #beside`) || document.querySelector("dialog[open]") || pickerOpen();

// Keys that mean something to the browser keep that meaning unless one is reading with the cursor.
const leaveToBrowser = (event, key) => {
  if (key === "Enter") return event.target.closest?.(PRESSED);
  if (key === "ArrowUp" || key === "ArrowDown") return !selected() && !turnOf(event.target);
  return false;
};

const letter = (event) => desk.dataset.plainKeys && !event.shiftKey && /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey;

document.addEventListener("keydown", (event) => {
  if (elsewhere(event)) return;
  const key = keyName(event);
  if (letter(event) && selected() && desk.dataset.mayCode) {
    event.preventDefault();
    openPicker(event.key);
    return;
  }
  const command = table.get(key);
  if (!command || !commands[command] || leaveToBrowser(event, key)) return;
  if (commands[command](key) !== false) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-command]");
  if (!button || !commands[button.dataset.command]) return;
  event.preventDefault(); // some are links, for those without a script
  commands[button.dataset.command]("");
});
