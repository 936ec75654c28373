/* Beside each group's name ([data-ticked="<name>"]) how many of it are ticked. */

const tell = (form) => {
  for (const place of form.querySelectorAll("[data-ticked]")) {
    const number = form.querySelectorAll(`input[name="${place.dataset.ticked}"]:checked`).length;
    place.textContent = number || "";
  }
};

for (const form of document.querySelectorAll(".passages-form")) {
  tell(form);
  form.addEventListener("change", () => tell(form));
}
