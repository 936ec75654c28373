/* In a form with data-ticking: how many passages are ticked, and a button that ticks all or none. */

for (const form of document.querySelectorAll("form[data-ticking]")) {
  const boxes = [...form.querySelectorAll('input[type="checkbox"]')];
  const all = form.querySelector("[data-tick-all]");
  const count = form.querySelector("[data-tick-count]");
  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.textContent = ticked ? String(ticked) : "";
    all.setAttribute("aria-pressed", String(boxes.length > 0 && ticked === boxes.length));
  };
  all.hidden = boxes.length < 2;
  all.addEventListener("click", () => {
    const tick = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = tick;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
}
