/* Texts that were typed and not saved: each waits as a button at the foot of the page that opens it again. */

const list = document.getElementById("drafts");
const kept = new Map();
const SHORT = 48;

const button = (text, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-small";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
};

const entry = ([key, { text, open }]) => {
  const row = document.createElement("li");
  const words = Array.from(text.trim().replace(/\s+/g, " "));
  const first = words.length > SHORT ? `${words.slice(0, SHORT).join("")}…` : words.join("");
  const discard = button(list.dataset.discard, () => drop(key));
  discard.classList.add("button-quiet");
  row.append(button(`${list.dataset.draft}: ${first}`, open), discard);
  return row;
};

const draw = () => {
  list.replaceChildren(...Array.from(kept, entry));
  list.hidden = !kept.size;
};

/** Keep what was typed: {text, fields, open}; `open` shows its form again. */
export const keep = (key, draft) => {
  kept.set(key, draft);
  draw();
};

export const draftOf = (key) => kept.get(key) ?? null;

export const drop = (key) => {
  if (kept.delete(key)) draw();
};

/** What a form holds, to be put back later: [name, value] pairs. */
export const fieldsOf = (form) => Array.from(new FormData(form));

/** Put values back into a form's fields; what it does not have is left aside. */
export const fillIn = (form, fields) => {
  for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = false;
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (!field || field.type === "hidden") continue;
    const boxes = field instanceof RadioNodeList ? Array.from(field) : [field];
    const box = boxes.find((one) => one.value === value);
    if (boxes[0].type !== "checkbox" && boxes[0].type !== "radio") field.value = value;
    else if (box) box.checked = true;
  }
};

/** What was typed in a form's text fields, beyond what it came with. */
export const typedIn = (form) =>
  Array.from(form.querySelectorAll("textarea, input[type=text]"))
    .filter((field) => field.value.trim() && field.value !== field.defaultValue)
    .map((field) => field.value)
    .join(" ");

addEventListener("beforeunload", (event) => {
  if (kept.size) event.preventDefault();
});
