/* Folding the tree. What is folded is remembered in this browser, for each project. */

import { below, goTo, level, nameOf, rowOf, rows, shownRows, table } from "./rows.js";

const place = () => `codebook-folded:${table().dataset.project}`;

const folded = () => {
  try {
    return new Set(JSON.parse(localStorage.getItem(place()) ?? "[]"));
  } catch {
    return new Set();
  }
};

const keep = (ids) => {
  try {
    localStorage.setItem(place(), JSON.stringify([...ids]));
  } catch {
    // A browser that keeps nothing shows the tree unfolded.
  }
};

export const isFolded = (row) => row.getAttribute("aria-expanded") === "false";

export const hasBelow = (row) => row.hasAttribute("aria-expanded");

const button = (row) => {
  const known = row.querySelector(".tree-fold");
  if (known) return known;
  const made = document.createElement("button");
  made.type = "button";
  made.className = "tree-fold";
  row.querySelector(".tree-code").prepend(made);
  return made;
};

/** Show and hide lines by what is folded; while something is sought, everything found is shown. */
export const applyFolds = () => {
  if (!table()) return;
  const ids = folded();
  const all = rows();
  const sought = "sought" in table().dataset;
  let hidingUnder = Infinity;
  all.forEach((row, index) => {
    const parent = !sought && all[index + 1] && level(all[index + 1]) > level(row);
    const closed = Boolean(parent) && ids.has(row.dataset.code);
    row.hidden = level(row) > hidingUnder;
    if (!row.hidden) hidingUnder = closed ? level(row) : Infinity;
    if (parent) {
      row.setAttribute("aria-expanded", String(!closed));
      button(row).setAttribute("aria-label", `${closed ? table().dataset.unfold : table().dataset.fold} ${nameOf(row)}`);
    } else {
      row.removeAttribute("aria-expanded");
      row.querySelector(".tree-fold")?.remove();
    }
  });
};

export const fold = (row, closed) => {
  const ids = folded();
  if (closed) ids.add(row.dataset.code);
  else ids.delete(row.dataset.code);
  keep(ids);
  applyFolds();
};

/** Unfold whatever hides a line. */
export const reveal = (row) => {
  const ids = folded();
  for (let up = rowOf(row.dataset.parent); up; up = rowOf(up.dataset.parent)) ids.delete(up.dataset.code);
  keep(ids);
  applyFolds();
};

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.(".tree-fold");
  if (pressed) {
    const row = pressed.closest("tr");
    fold(row, !isFolded(row));
    goTo(row, { focus: false });
  } else if (event.target.closest?.("[data-fold-all]")) {
    keep(rows().filter((row) => below(row).length).map((row) => row.dataset.code));
    applyFolds();
    goTo(shownRows()[0], { focus: false });
  } else if (event.target.closest?.("[data-unfold-all]")) {
    keep([]);
    applyFolds();
  }
});
