/* The code picker: a combobox over the selection, or by a coding whose code is changed. Enter applies; with words, a
   name that no code has offers to make the code, before those that match by scattered letters alone. */

import { applyCode, coinCode, coinInVivo, inVivoName, isOwn, recode } from "./acting.js";
import { codes } from "./codes.js";
import { matching, named } from "./matching.js";
import { desk, rangeOf } from "./places.js";
import { numbered, recent } from "./recent.js";
import { selected, turnInHand } from "./selection.js";
import { say } from "./server.js";

const box = document.getElementById("picker");
const field = box.querySelector("input");
const list = box.querySelector("ul");
const MOST = 60;
const NONE = -1;
let active = 0;
let recoded = null;

const part = (className, text) => {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
};

const item = (place, act, ...parts) => {
  const row = document.createElement("li");
  row.role = "option";
  row.id = `picker-${place}`;
  row.append(...parts);
  row.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the focus in the field
  row.addEventListener("click", () => choose(act));
  row.act = act;
  return row;
};

/* The name, with the letters that were meant set apart. */
const nameOf = ({ code, letters }) => {
  const name = part("picker-name", "");
  const meant = new Set(letters);
  let mark = null;
  for (const [place, letter] of Array.from(code.name).entries()) {
    if (!meant.has(place)) mark = null;
    else if (!mark) name.append((mark = document.createElement("mark")));
    (mark ?? name).append(letter);
  }
  name.normalize();
  return name;
};

// For screen readers it is the description of its row, not part of the name.
const briefOf = (code) => {
  const brief = part("picker-brief", code.brief);
  brief.ariaHidden = "true";
  return brief;
};

const codeItem = (match, place, numbers) => {
  const { code } = match;
  const parts = [part("swatch", ""), nameOf(match)];
  if (code.path) parts.push(part("picker-path", code.path));
  if (numbers.has(code.id)) parts.push(part("picker-number", String(numbers.get(code.id))));
  if (code.brief) parts.push(briefOf(code));
  const coding = recoded;
  const row = item(place, () => (coding ? recode(coding, code) : applyCode(code)), ...parts);
  if (code.brief) row.ariaDescription = code.brief;
  row.classList.add(`c${code.colour}`);
  row.classList.toggle("by-definition", Boolean(match.defined));
  return row;
};

const offer = (act, label, name) => (place) =>
  item(place, act, part("picker-make", label), part("picker-name", `“${name}”`));

const coining = (text, known) => {
  const name = text.trim().replace(/\s+/g, " ");
  if (!desk.dataset.mayCoin || recoded || !name || named(known, name)) return [];
  return [offer(() => coinCode(name), box.dataset.make, name)];
};

const inVivo = () =>
  desk.dataset.mayCoin && !recoded ? [offer(coinInVivo, box.dataset.inVivo, inVivoName().slice(0, 60))] : [];

const codeOf = (coding) => {
  const name = coding.parentElement.querySelector(".label-name")?.textContent.trim();
  const called = codes().filter((code) => code.name === name);
  return called.length === 1 ? called[0].id : null;
};

/* A coding is not given the code it has, nor one that waits: that can be applied, not yet changed to. */
const offered = () => {
  const has = recoded && codeOf(recoded);
  return recoded ? codes().filter((code) => !code.coined && code.id !== has) : codes();
};

const fill = () => {
  const known = offered();
  const lately = recent();
  const numbers = new Map(Array.from(numbered(), ([number, code]) => [code.id, number]));
  const found = matching(known, field.value, lately).slice(0, MOST);
  const shown = (loose) => found.filter((match) => match.loose === loose).map((match) => (place) => codeItem(match, place, numbers));
  const rows = [...shown(false), ...coining(field.value, known), ...shown(true), ...inVivo()];
  const drawn = rows.map((row, place) => row(place));
  list.replaceChildren(...(drawn.length ? drawn : [part("picker-none", box.dataset.none)]));
  // A guess is never taken unasked: by scattered letters Enter makes the code, or where none can be made does nothing.
  const [first] = found;
  const guess = first?.loose && !first.defined && (recoded || !desk.dataset.mayCoin);
  point(guess ? NONE : 0);
};

const point = (place) => {
  const rows = list.querySelectorAll("[role=option]");
  active = rows.length && place !== NONE ? place % rows.length : NONE;
  rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
  field.setAttribute("aria-activedescendant", rows[active]?.id ?? "");
  rows[active]?.scrollIntoView({ block: "nearest" });
};

const step = (by) => {
  const { length } = list.querySelectorAll("[role=option]");
  point(by > 0 ? active + 1 : Math.max(active, 0) - 1 + length);
};

const beside = () => {
  const held = selected();
  const rects = recoded ? recoded.getClientRects() : rangeOf(held.start, held.end).getClientRects();
  const last = rects[rects.length - 1];
  const height = box.offsetHeight;
  const below = last.bottom + 8;
  const above = rects[0].top - height - 8 > 8;
  const under = below + height < innerHeight || !above;
  // Above the words it stands on them: its foot stays where it is when the list gets shorter.
  box.style.top = under ? `${Math.max(8, Math.min(below, innerHeight - height - 8))}px` : "auto";
  box.style.bottom = under ? "auto" : `${innerHeight - rects[0].top + 8}px`;
  box.style.left = `${Math.max(8, Math.min(last.left, innerWidth - box.offsetWidth - 8))}px`;
};

const open = (letters) => {
  field.placeholder = recoded ? box.dataset.recode : box.dataset.apply;
  field.value = letters;
  fill();
  box.showPopover();
  beside();
  // On a touch screen the recent codes are a tap away; the keyboard comes when the field is tapped.
  const touched = matchMedia("(pointer: coarse)").matches && !letters;
  (touched ? list : field).focus({ preventScroll: true });
};

// A sheet at the bottom stands above the keyboard of a touch screen.
visualViewport?.addEventListener("resize", () => {
  const { height, offsetTop } = visualViewport;
  document.documentElement.style.setProperty("--keyboard", `${Math.max(0, innerHeight - height - offsetTop)}px`);
});

/** Open it with the first letters typed; says so when no words are selected. */
export const openPicker = (letters = "") => {
  if (!desk.dataset.mayCode) return;
  if (!selected()) {
    say(desk.dataset.noWords);
    return;
  }
  recoded = null;
  open(letters);
};

/** Open it to give one's own coding another code. */
export const openRecoding = (coding) => {
  if (!isOwn(coding)) return;
  document.getElementById("card").hidePopover();
  recoded = coding;
  open("");
};

export const pickerOpen = () => box.matches(":popover-open");

export const closePicker = () => {
  if (!pickerOpen()) return;
  box.hidePopover();
  (recoded ?? turnInHand())?.focus({ preventScroll: true });
};

const choose = (act) => {
  closePicker();
  act();
};

field.addEventListener("input", fill);
box.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move) step(move);
  else if (event.key === "Enter") {
    const act = list.querySelectorAll("[role=option]")[active]?.act;
    if (act) choose(act);
  } else if (event.key === "Escape" || event.key === "Tab") closePicker();
  else return;
  event.preventDefault();
  event.stopPropagation();
});

// Wherever the focus went meanwhile.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) closePicker();
});

document.addEventListener("pointerdown", (event) => {
  if (pickerOpen() && !box.contains(event.target)) box.hidePopover();
});
