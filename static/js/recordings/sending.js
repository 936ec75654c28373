/* Say before sending that a recording is too large, and while sending that it is on its way. */

for (const form of document.querySelectorAll("form[data-largest]")) {
  const field = form.querySelector("input[type=file]");
  field.addEventListener("change", () => {
    const large = (field.files[0]?.size ?? 0) > Number(form.dataset.largest);
    field.setCustomValidity(large ? form.dataset.tooLarge : "");
    field.reportValidity();
  });
  form.addEventListener("submit", () => {
    const button = form.querySelector("[data-busy]");
    button.textContent = button.dataset.busy;
    button.disabled = true;
  });
}
