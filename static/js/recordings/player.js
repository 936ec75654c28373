/* The bar and the sound under it. Nothing is loaded before something is played. Tells "recording:time" on the
   document, with seconds of the transcript's clock, as the sound goes on. */

export const bar = document.getElementById("player");
const audio = bar.querySelector("audio");
const seek = bar.querySelector(".player-seek");
const speed = bar.querySelector("[data-player-speed]");
const startsAt = Number(bar.dataset.startsAt);
const place = `recording-place ${bar.dataset.sound}`;
const STEP = 3;
const FASTNESS = "recording-speed";
const KEPT_EVERY = 2;
let keptAt = 0;

const kept = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const keep = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing plays all the same.
  }
};

const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

const length = () => (Number.isFinite(audio.duration) ? audio.duration : Number(bar.dataset.seconds));
/** Seconds of the transcript's clock. */
export const now = () => audio.currentTime + startsAt;

const show = () => {
  seek.max = length();
  seek.value = audio.currentTime;
  seek.setAttribute("aria-valuetext", clock(audio.currentTime));
  bar.querySelector(".player-now").value = clock(audio.currentTime);
  if (length()) bar.querySelector(".player-end").textContent = clock(length());
  document.dispatchEvent(new CustomEvent("recording:time", { detail: now() }));
};

const load = () => {
  if (audio.hasAttribute("src")) return;
  audio.src = bar.dataset.sound;
  audio.playbackRate = Number(speed.value);
  audio.currentTime = Number(kept(place)) || 0;
};

const play = () => {
  load();
  audio.play().catch((error) => {
    if (error.name === "AbortError") return; // paused before it began
    document.dispatchEvent(
      new CustomEvent("polyphony:message", { detail: { text: bar.dataset.failed, level: "error" } }),
    );
  });
};

const goTo = (seconds) => {
  load();
  audio.currentTime = Math.min(Math.max(0, seconds), length() || seconds);
  show();
};

/** Play from a time of the transcript's clock. */
export const playFrom = (seconds) => {
  goTo(seconds - startsAt);
  play();
};

const setSpeed = (value) => {
  speed.value = value;
  audio.playbackRate = Number(speed.value);
  keep(FASTNESS, speed.value);
};

const changeSpeed = (by) => {
  const option = speed.options[speed.selectedIndex + by];
  if (option) setSpeed(option.value);
};

/** What buttons and keys do, by name. */
export const commands = {
  play: () => (audio.paused ? play() : audio.pause()),
  back: () => goTo(audio.currentTime - STEP),
  on: () => goTo(audio.currentTime + STEP),
  slower: () => changeSpeed(-1),
  faster: () => changeSpeed(1),
};

const remember = () => {
  if (Math.abs(audio.currentTime - keptAt) < KEPT_EVERY && !audio.paused) return;
  keptAt = audio.currentTime;
  keep(place, audio.currentTime);
};

audio.addEventListener("timeupdate", () => {
  show();
  remember();
});
audio.addEventListener("loadedmetadata", show);
for (const name of ["play", "pause", "ended"]) {
  audio.addEventListener(name, () => {
    bar.querySelector("[data-player=play]").setAttribute("aria-pressed", String(!audio.paused));
    if (name === "pause") remember();
  });
}
audio.preservesPitch = true;
seek.addEventListener("input", () => goTo(Number(seek.value)));
speed.addEventListener("change", () => setSpeed(speed.value));
bar.addEventListener("click", (event) => {
  const button = event.target.closest("[data-player]");
  commands[button?.dataset.player]?.();
});
if (speed.querySelector(`[value="${CSS.escape(kept(FASTNESS) ?? "")}"]`)) setSpeed(kept(FASTNESS));
if (Number(kept(place))) {
  seek.value = Number(kept(place));
  bar.querySelector(".player-now").value = clock(Number(kept(place)));
}
