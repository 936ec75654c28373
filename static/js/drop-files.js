/* <form data-drop> with a file input: files and folders dropped anywhere on the page are chosen, as is a folder by
   the button [data-folder]; all chosen files are listed, and what could not be imported anyway (data-most files,
   data-largest bytes each) is said before it is sent. Of a folder, only files the input accepts are taken. */

import { filesOf, isHidden } from "./folders.js";
import { say } from "./messages.js";

const form = document.querySelector("form[data-drop]");
const input = form?.querySelector('input[type="file"][name]');
const list = form?.querySelector("[data-chosen]");
const folder = form?.querySelector("[data-folder]");

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

const isAccepted = (file) => {
  const endings = input.accept.split(",");
  return endings.some((ending) => file.name.toLowerCase().endsWith(ending));
};

/* A folder holds more than transcripts: recordings, pictures, files of the system. */
const takeFolder = (files) => {
  const seen = Array.from(files).filter((file) => !isHidden(file.name));
  const kept = seen.filter(isAccepted);
  take(kept);
  if (kept.length < seen.length && kept.length <= Number(form.dataset.most)) {
    const others = seen.filter((file) => !isAccepted(file)).map((file) => file.name);
    const more = others.length > 5 ? " …" : "";
    say(`${others.length} ${form.dataset.leftOut} ${others.slice(0, 5).join(", ")}${more}`, "warning");
  }
};

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

const dropped = async (transfer) => {
  const found = await filesOf(transfer);
  if (found.folders) takeFolder(found.files);
  else take(found.files);
};

if (form && input && list) {
  input.addEventListener("change", () => take(input.files));
  const chooser = form.querySelector("[data-folder-input]");
  if (folder && chooser && "webkitdirectory" in chooser) {
    folder.hidden = false;
    folder.addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => takeFolder(chooser.files));
  }
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
    dropped(event.dataTransfer);
  });
}
