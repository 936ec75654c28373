/* Choosing a key by pressing it, on the page of one's own keys. Escape stops waiting; Tab goes on as ever. */

import { isModifier, keyName } from "./key-names.js";

const stop = (button) => {
  if (!button.dataset.label) return;
  button.textContent = button.dataset.label;
  button.removeAttribute("aria-pressed");
  delete button.dataset.label;
};

const wait = (button) => {
  button.dataset.label = button.textContent;
  button.textContent = button.dataset.waiting;
  button.setAttribute("aria-pressed", "true");
};

const take = (button, event) => {
  const field = document.getElementById(button.dataset.capture);
  field.value = (event.altKey ? "Alt+" : "") + keyName(event);
  stop(button);
  field.focus();
};

for (const button of document.querySelectorAll("[data-capture]")) {
  button.hidden = false;
  button.addEventListener("click", () => (button.dataset.label ? stop(button) : wait(button)));
  button.addEventListener("blur", () => stop(button));
  button.addEventListener("keydown", (event) => {
    if (!button.dataset.label || isModifier(event) || event.key === "Tab") return;
    event.preventDefault();
    if (event.key === "Escape") stop(button);
    else take(button, event);
  });
}
