/* <form data-drop> with a file input: files dropped anywhere on the page are chosen, all chosen files are listed, and
   what could not be imported anyway (data-most files, data-largest bytes each) is said before it is sent. */

import { say } from "./messages.js";

const form = document.querySelector("form[data-drop]");
const input = form?.querySelector('input[type="file"]');
const list = form?.querySelector("[data-chosen]");

const accepted = (files) => {
  const largest = Number(form.dataset.largest);
  const kept = new DataTransfer();
  for (const file of files) {
    if (file.size > largest) say(`${file.name} ${form.dataset.tooLarge}`, "warning");
    else kept.items.add(file);
  }
  return kept.files;
};

const show = () => {
  list.replaceChildren(
    ...Array.from(input.files, (file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }),
  );
  list.hidden = input.files.length < 2;
};

const take = (files) => {
  input.files = accepted(files);
  const tooMany = input.files.length > Number(form.dataset.most);
  input.setCustomValidity(tooMany ? form.dataset.tooMany : "");
  if (tooMany) say(form.dataset.tooMany, "error");
  show();
};

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

if (form && input && list) {
  input.addEventListener("change", () => take(input.files));
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("drop-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("drop-over");
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove("drop-over");
    take(event.dataTransfer.files);
  });
}
