/* A field with data-narrow="<selector>" shows only those of the rows whose words hold what is typed; ticked ones stay. */

for (const field of document.querySelectorAll("[data-narrow]")) {
  const rows = [...document.querySelectorAll(field.dataset.narrow)];
  field.closest("[data-narrowing]").hidden = rows.length < 8;
  field.addEventListener("input", () => {
    const sought = field.value.trim().toLocaleLowerCase();
    for (const row of rows) {
      const kept = row.textContent.toLocaleLowerCase().includes(sought) || row.querySelector("input:checked");
      row.hidden = !kept;
    }
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
