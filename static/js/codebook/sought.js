/* While words are typed into [data-seek="<table id>"], lines without them go and those above them stay, at once;
   the form still asks the server for the rest (kind, status, full definitions). */

const fold = (text) => text.toLocaleLowerCase().normalize("NFC");

const lines = (form) => [...document.getElementById(form.dataset.seek)?.tBodies[0]?.rows ?? []];

const text = (row) => (row.dataset.text ??= fold(row.cells[0].textContent));

const narrow = (form) => {
  const words = fold(form.elements.words.value).split(/\s+/).filter(Boolean);
  const rows = lines(form);
  const byCode = new Map(rows.map((row) => [row.dataset.code, row]));
  const found = rows.filter((row) => words.every((word) => text(row).includes(word)));
  const shown = new Set(found);
  for (const row of found) {
    for (let up = byCode.get(row.dataset.parent); up && !shown.has(up); up = byCode.get(up.dataset.parent)) shown.add(up);
  }
  const chosen = new Set(found);
  for (const row of rows) {
    row.hidden = !shown.has(row);
    row.classList.toggle("tree-above", shown.has(row) && !chosen.has(row));
  }
  const count = form.querySelector("[data-seek-count]");
  if (count) count.textContent = found.length === 1 ? count.dataset.one : count.dataset.many.replace("{n}", found.length);
};

for (const form of document.querySelectorAll("[data-seek]")) {
  const asked = form.elements.words.value;
  form.elements.words.addEventListener("input", () => {
    if (!asked) narrow(form);
  });
  for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => form.requestSubmit());
}
