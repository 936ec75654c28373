/* The lines of the codebook's tree as they stand in the page. The table may be put anew at any time: ask each time. */

export const table = () => document.getElementById("code-lines");

export const rows = () => [...(table()?.tBodies[0]?.querySelectorAll(":scope > tr[data-code]") ?? [])];

export const shownRows = () => rows().filter((row) => !row.hidden);

export const level = (row) => Number(row.dataset.level);

export const rowOf = (id) => (id ? document.getElementById(`code-${id}`) : null);

/** The lines below one, however deep, in order. */
export const below = (row) => {
  const all = rows();
  const first = all.indexOf(row) + 1;
  const after = all.slice(first).findIndex((one) => level(one) <= level(row));
  return all.slice(first, after < 0 ? undefined : first + after);
};

export const nameOf = (row) => row.querySelector(".code-name").textContent.trim();

const TURNED = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** The key as it is meant where the tree grows from left to right; ArrowRight goes in, ArrowLeft out. */
export const keyOf = (event) => (document.documentElement.dir === "rtl" ? (TURNED[event.key] ?? event.key) : event.key);

/** Say something to those who listen to the page; %1, %2 are filled in. */
export const tell = (key, ...filled) => {
  const text = filled.reduce((said, one, index) => said.replace(`%${index + 1}`, one), table().dataset[key]);
  document.getElementById("tree-said").textContent = text;
};

/** Make one line the one that Tab comes to, and go there. */
export const goTo = (row, { focus = true } = {}) => {
  if (!row) return;
  for (const one of rows()) {
    const here = one === row;
    one.tabIndex = here ? 0 : -1;
    for (const inner of one.querySelectorAll("a, button")) inner.tabIndex = here ? 0 : -1;
  }
  if (focus) {
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }
};
