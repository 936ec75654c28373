/* Keys to commands, as the sheet of shortcuts lists them. With words selected plain letters go to the picker, and
   Shift makes them commands. Nothing happens in fields and dialogs. The sheet lists the person's own keys. */

import { isModifier, keyName } from "../key-names.js";
import { commands } from "./commands.js";
import { openPicker, pickerOpen } from "./picker.js";
import { desk, turnOf } from "./places.js";
import { hush } from "./saying.js";
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

let last = ""; // the command before, if nothing was done since

const run = (command, key) => {
  hush("info");
  last = command;
  return commands[command](key);
};

// The key of a sentence pressed again at once takes the next one too, though it be a letter.
const writes = (event, command) =>
  letter(event) && selected() && desk.dataset.mayCode && !(command === "sentence" && last === command);

document.addEventListener("keydown", (event) => {
  if (elsewhere(event) || isModifier(event)) return;
  const key = keyName(event);
  const command = table.get(key);
  if (writes(event, command)) {
    event.preventDefault();
    last = "";
    hush("info");
    openPicker(event.key);
    return;
  }
  if (!command || !commands[command] || leaveToBrowser(event, key)) return;
  if (run(command, key) !== false) event.preventDefault();
});

document.addEventListener("pointerdown", () => {
  last = "";
});
document.addEventListener("coding:selected", ({ detail }) => detail && hush("info"));

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-command]");
  if (!button || !commands[button.dataset.command]) return;
  event.preventDefault(); // some are links, for those without a script
  run(button.dataset.command, "");
});
