/* Takes times inside the page. All times are milliseconds of one clock for every page of the machine. */
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const pressedAt = (event) => performance.timeOrigin + event.timeStamp;
  const codings = () => document.querySelectorAll("a.coding").length;
  const pending = () => Array.from(CSS.highlights).some(([name, held]) => name.startsWith("pending") && held.size);

  // A message posted while a frame is prepared arrives once the frame is painted.
  const painted = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(now());
        port2.postMessage(0);
      });
    });

  const once = (target, options, holds) =>
    new Promise((done) => {
      const look = (_changes, observer) => {
        if (!holds()) return;
        observer?.disconnect();
        painted().then(done);
      };
      new MutationObserver(look).observe(target, options);
      look();
    });

  const untilPending = async () => {
    for (;;) {
      const at = await painted();
      if (pending()) return at;
    }
  };

  const ready = () => document.documentElement?.dataset.deskReady !== undefined;
  const tree = { childList: true, subtree: true };
  const bench = {
    usable: once(document, { attributes: true, ...tree }, ready).then((at) => at - Number(sessionStorage.getItem("clicked"))),
  };

  addEventListener("click", (event) => sessionStorage.setItem("clicked", String(pressedAt(event))), true);

  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter") return;
      const before = codings();
      bench.pressed = pressedAt(event);
      bench.seen = untilPending().then((at) => at - bench.pressed);
      bench.kept = once(document.getElementById("transcript"), tree, () => codings() > before).then((at) => at - bench.pressed);
      const list = document.querySelector(".code-list");
      bench.counted = once(document.getElementById("codes"), tree, () => !list.isConnected).then((at) => at - bench.pressed);
    },
    true,
  );

  /* Promises the moment at which one more coding than now has been painted. */
  bench.watch = () => {
    const before = codings();
    bench.arrived = once(document.getElementById("transcript"), tree, () => codings() > before);
  };

  /* Selects characters of a turn as a mouse would. */
  bench.select = ([turn, from, to]) => {
    const said = document.querySelector(`#turn-${turn} .said`);
    said.scrollIntoView({ block: "center" });
    const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
    const find = (left) => {
      walker.currentNode = said;
      while (walker.nextNode()) {
        if (left <= walker.currentNode.data.length) return [walker.currentNode, left];
        left -= walker.currentNode.data.length;
      }
      return [said, said.childNodes.length];
    };
    const range = document.createRange();
    range.setStart(...find(from));
    range.setEnd(...find(to));
    said.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    said.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
  };

  window.bench = bench;
})();
