/* What part of the board is seen: moved by dragging its ground or the wheel, made larger by keys, buttons or two
   fingers. Kept for this tab. */

import { boxOf, desk, drawing, items } from "./scene.js";

const KEY = `board-view-${desk.dataset.board}`;
const SMALLEST = 0.15;
const LARGEST = 2.5;
const READABLE = 0.75;
const MARGIN = 32;
let view = null;

const clamp = (scale) => Math.min(LARGEST, Math.max(SMALLEST, scale));

const frame = () => {
  const { width, height } = drawing().getBoundingClientRect();
  return { wide: Math.max(width, 1), tall: Math.max(height, 1) };
};

/** Show the part of the board that was seen; to be called whenever the drawing is put anew. */
export const show = () => {
  const { wide, tall } = frame();
  drawing().setAttribute("preserveAspectRatio", "xMinYMin meet");
  drawing().setAttribute("viewBox", `${view.x} ${view.y} ${wide / view.scale} ${tall / view.scale}`);
};

const keep = () => {
  show();
  try {
    sessionStorage.setItem(KEY, JSON.stringify(view));
  } catch {
    /* as when nothing was kept */
  }
};

const around = () => {
  const boxes = items().map(boxOf);
  if (!boxes.length) return { x: 0, y: 0, wide: 800, tall: 400 };
  const x = Math.min(...boxes.map((box) => box.x)) - MARGIN;
  const y = Math.min(...boxes.map((box) => box.y)) - MARGIN;
  const right = Math.max(...boxes.map((box) => box.x + box.wide)) + MARGIN;
  const bottom = Math.max(...boxes.map((box) => box.y + box.tall)) + MARGIN;
  return { x, y, wide: right - x, tall: bottom - y };
};

/** See all there is; `least` is the smallest scale that will do. */
export const fit = (least = SMALLEST) => {
  const box = around();
  const { wide, tall } = frame();
  const scale = Math.min(1.2, Math.max(least, clamp(Math.min(wide / box.wide, tall / box.tall))));
  view = { x: box.x - Math.max(0, wide / scale - box.wide) / 2, y: box.y, scale };
  keep();
};

/** The place on the board that lies under a place of the screen. */
export const toBoard = (across, down) => {
  const { left, top } = drawing().getBoundingClientRect();
  return { x: view.x + (across - left) / view.scale, y: view.y + (down - top) / view.scale };
};

export const scale = () => view.scale;

export const pan = (across, down) => {
  view = { ...view, x: view.x - across / view.scale, y: view.y - down / view.scale };
  keep();
};

/** Larger or smaller, so that what lies under the place of the screen (or in the middle) stays there. */
export const zoom = (by, place = null) => {
  const box = drawing().getBoundingClientRect();
  const [across, down] = place ?? [box.left + box.width / 2, box.top + box.height / 2];
  const before = toBoard(across, down);
  view = { ...view, scale: clamp(view.scale * by) };
  const after = toBoard(across, down);
  view = { ...view, x: view.x + before.x - after.x, y: view.y + before.y - after.y };
  keep();
};

/** The middle of what is seen, in whole units. */
export const middle = () => {
  const { wide, tall } = frame();
  return { x: Math.round(view.x + wide / view.scale / 2), y: Math.round(view.y + tall / view.scale / 2) };
};

/** Bring a box into sight, where it is not. */
export const reveal = ({ x, y, wide, tall }) => {
  const { wide: across, tall: down } = frame();
  const [seenWide, seenTall] = [across / view.scale, down / view.scale];
  const near = (start, size, from, seen) => {
    if (start - MARGIN < from) return start - MARGIN;
    if (start + size + MARGIN > from + seen) return Math.min(start - MARGIN, start + size + MARGIN - seen);
    return from;
  };
  view = { ...view, x: near(x, wide, view.x, seenWide), y: near(y, tall, view.y, seenTall) };
  keep();
};

const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
};

export const begin = () => {
  view = kept();
  if (view?.scale) show();
  else fit(READABLE);
  new ResizeObserver(show).observe(drawing().parentElement);
};
