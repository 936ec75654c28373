// Deciding about names from the keyboard: up and down, Enter opens, L leaves, R replaces.

const page = document.querySelector("[data-names]");
const rows = () => [...page.querySelectorAll("[data-name-row]")];

function move(step) {
  const all = rows();
  const held = all.indexOf(document.activeElement);
  const chosen = all.findIndex((row) => row.hasAttribute("data-chosen"));
  const at = held >= 0 ? held : chosen;
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus();
}

function typing(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const acts = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    l: () => page.querySelector("[data-leave]")?.click(),
    r: () => page.querySelector("[data-decision] [data-replace]")?.select(),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

if (page) {
  document.addEventListener("keydown", press);
  page.querySelector("[data-chosen]")?.scrollIntoView({ block: "nearest" });
}
