/* What buttons and keys do: dialogs filled with what is meant, forms sent without leaving the page. */

import { chooseNone, goTo, inHand, meant } from "./choosing.js";
import { boxOf, desk, find, groups, idOf, isGroup, mayCode, nameOf, tell } from "./scene.js";
import { say } from "../messages.js";
import { post } from "./sending.js";
import { fit, middle, reveal, zoom } from "./view.js";

const dialog = (name) => document.getElementById(`${name}-dialog`);

const formOf = (name) => dialog(name).querySelector("form");

const cardsMeant = () => meant().filter((item) => !isGroup(item));

const hidden = (form, name, values) => {
  form.querySelectorAll(`input[data-sent="${name}"]`).forEach((old) => old.remove());
  for (const value of values) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    input.dataset.sent = name;
    form.append(input);
  }
};

const open = (name) => {
  dialog(name).showModal();
  formOf(name)?.querySelector("input:not([type=hidden]):not([type=radio]), textarea, select")?.focus();
};

const openNote = (card) => {
  const form = formOf("note");
  form.elements.note.value = card ? card.dataset.note : "";
  hidden(form, "card", card ? [idOf(card)] : []);
  hidden(form, "expected", card ? [card.dataset.version] : []);
  open("note");
};

const openGroup = (group) => {
  const form = formOf("group");
  const around = group ? [] : cardsMeant().filter((card) => card.classList.contains("is-chosen"));
  const said = form.querySelector("[data-around]");
  said.textContent = around.length ? said.dataset.around.replace("%1", around.length) : "";
  form.action = group ? `${form.dataset.make}${idOf(group)}/` : form.dataset.make;
  form.elements.name.value = group ? nameOf(group) : "";
  hidden(form, "card", around.map(idOf));
  hidden(form, "expected", group ? [group.dataset.version] : []);
  const colour = group?.getAttribute("class").match(/\bc(\d+)/)?.[1];
  for (const radio of form.querySelectorAll("[name=colour]")) radio.checked = radio.value === colour;
  open("group");
};

const openPut = () => {
  const cards = cardsMeant();
  if (!cards.length) return tell("chooseFirst");
  const form = formOf("put");
  const choice = form.elements.group;
  choice.replaceChildren(new Option(choice.dataset.none, ""));
  for (const group of groups()) choice.append(new Option(nameOf(group), idOf(group)));
  choice.value = cards[0].dataset.in;
  hidden(form, "card", cards.map(idOf));
  return open("put");
};

const takeOff = () => {
  const cards = cardsMeant();
  if (!cards.length) return tell("chooseFirst");
  return post("cards/", [...cards.map((card) => ["card", idOf(card)]), ["off", "1"]]);
};

const ofGroup = (field) => {
  const group = inHand();
  return group && isGroup(group) ? post(`groups/${idOf(group)}/`, [[field, "1"]]) : tell("chooseFirst");
};

const undo = async (url, said) => {
  if (await post(url, [])) say(said, "success");
};

const edit = () => {
  const item = inHand();
  if (item && isGroup(item)) openGroup(item);
  else if (item?.dataset.kind === "note") openNote(item);
};

const toTray = () => {
  document.querySelector(".board-aside").open = true;
  (document.getElementById("tray-words") ?? document.querySelector("#board-tray input"))?.focus();
};

const showKeys = () => {
  dialog("keys").showModal();
  dialog("keys").scrollTop = 0; // its button has the focus, far below
};

const READING = { in: () => zoom(1.25), out: () => zoom(0.8), fit: () => fit(), keys: showKeys };

const CHANGING = {
  note: () => openNote(null),
  group: () => openGroup(null),
  put: openPut,
  edit,
  off: takeOff,
  theme: () => ofGroup("theme"),
  "give-up": () => ofGroup("remove"),
  remove: () => (inHand() && isGroup(inHand()) && meant().length === 1 ? ofGroup("remove") : takeOff()),
  undo: () => undo(desk.dataset.undoUrl, desk.dataset.undone),
  redo: () => undo(desk.dataset.redoUrl, desk.dataset.redone),
  tray: toTray,
};

/** Do what a button or key is called after. */
export const act = (name) => {
  if (READING[name]) READING[name]();
  else if (mayCode()) CHANGING[name]?.();
};

desk.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) act(button.dataset.do);
});

/** Send a form of the board without leaving it; what it made is gone to. */
const send = async (form, submitter) => {
  const fields = new URLSearchParams(new FormData(form, submitter));
  fields.delete("csrfmiddlewaretoken");
  fields.delete("operation");
  if (form.hasAttribute("data-at-middle") && !fields.has("card")) {
    fields.set("x", middle().x - 92);
    fields.set("y", middle().y - 32);
  }
  const answer = await post(new URL(submitter?.getAttribute("formaction") ?? form.action, location.href).pathname, fields);
  if (!answer) return;
  form.closest("dialog")?.close();
  chooseNone();
  const made = answer.made?.length ? find(answer.made[0]) : null;
  if (!made) return;
  reveal(boxOf(made));
  goTo(made);
};

desk.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-board-form]")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});
