/* Ctrl Enter in a longer text sends its form as the first button below it does, unless that destroys something. Pages
   with #drafts have keys of their own. */

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.defaultPrevented) return;
  const form = event.target.closest?.("main form[data-operation]");
  const button = form?.querySelector(".form-actions button:not([type=button])");
  if (!button?.matches(":enabled:not(.button-danger)") || document.getElementById("drafts")) return;
  if (event.target.localName !== "textarea") return;
  event.preventDefault();
  form.requestSubmit(button);
});
