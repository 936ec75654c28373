/* A rectangle drawn on the ground chooses the cards it meets. */

import { drawing } from "./scene.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
let drawn = null;
let box = null;

export const lasso = (from, to) => {
  if (!drawn) {
    drawn = document.createElementNS(NAMESPACE, "rect");
    drawn.setAttribute("class", "board-lasso");
    drawing().append(drawn);
  }
  box = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), wide: Math.abs(to.x - from.x), tall: Math.abs(to.y - from.y) };
  for (const [name, value] of [["x", box.x], ["y", box.y], ["width", box.wide], ["height", box.tall]]) {
    drawn.setAttribute(name, value);
  }
};

const meets = (one) => (other) =>
  one.x < other.x + other.wide && other.x < one.x + one.wide && one.y < other.y + other.tall && other.y < one.y + one.tall;

/** Take the rectangle away and choose what it meets. */
export const unlasso = () => {
  if (!drawn) return;
  drawn.remove();
  drawn = null;
  document.dispatchEvent(new CustomEvent("board:lasso", { detail: meets(box) }));
};
