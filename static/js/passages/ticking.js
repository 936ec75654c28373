/* Beside each group's name ([data-ticked="<name>"]) how many of it are ticked.
   A button [data-tick-all="<name>"] ticks all of them on the page, or none again. */

const ticks = (name) => [...document.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(name)}"]`)];

const tell = () => {
  for (const place of document.querySelectorAll("[data-ticked]")) {
    place.textContent = ticks(place.dataset.ticked).filter((tick) => tick.checked).length || "";
  }
  for (const button of document.querySelectorAll("[data-tick-all]")) {
    button.hidden = ticks(button.dataset.tickAll).length < 2;
  }
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-tick-all]");
  if (!button) return;
  const all = ticks(button.dataset.tickAll);
  const tick = all.some((one) => !one.checked);
  for (const one of all) one.checked = tick;
  tell();
});

document.addEventListener("change", tell);
document.addEventListener("htmx:afterSettle", tell);
tell();
