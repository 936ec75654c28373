/* Native dialogs and menus.
   <button data-dialog="ID"> opens <dialog id="ID">; a button with data-dialog-close inside closes it.
   <dialog data-dialog-now> opens as soon as it is swapped in. Focus returns to the opener by itself.
   An open <details class="menu"> closes on Escape and on a click elsewhere. */

const open = (dialog) => {
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
};

const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(except)) menu.open = false;
  }
};

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      open(dialog);
    }
  }
  const closer = event.target.closest("[data-dialog-close]");
  if (closer) closer.closest("dialog")?.close();
  closeMenus(event.target);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("htmx:load", (event) => {
  const added = event.target;
  if (added.matches?.("dialog[data-dialog-now]")) open(added);
  added.querySelectorAll?.("dialog[data-dialog-now]").forEach(open);
});

document.querySelectorAll("dialog[data-dialog-now]").forEach(open);
