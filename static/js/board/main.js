/* The board: its drawing made movable. Without this module it is a picture with links, and the list has the forms. */

import { begin } from "./view.js";
import { stopAt } from "./choosing.js";
import { desk, drawing, items } from "./scene.js";
import "./dragging.js";
import "./doing.js";
import "./keys.js";
import "./tray.js";
import "./live.js";

const prepare = () => {
  drawing().setAttribute("role", "application");
  drawing().setAttribute("aria-describedby", "board-help");
  drawing().querySelectorAll("a").forEach((link) => link.setAttribute("draggable", "false"));
};

desk.classList.add("board-ready");
desk.querySelector(".board-tools").hidden = false;
begin();
prepare();
stopAt(items()[0]);
document.addEventListener("board:anew", prepare);
document.documentElement.dataset.boardReady = "";
