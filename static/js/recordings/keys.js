/* The player's keys, as its list of keys has them; they work in fields too, for correcting while listening. */

import { bar, commands } from "./player.js";

const table = new Map();
for (const row of bar.querySelectorAll("[data-player-key]")) table.set(row.dataset.playerKey, row.dataset.command);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const command = commands[table.get(`${event.shiftKey ? "Shift+" : ""}${event.key}`)];
  if (!command) return;
  event.preventDefault();
  command();
});
