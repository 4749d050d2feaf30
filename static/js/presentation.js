// Shows the slides one by one: with keys, a clicker, buttons. Without this script they are one page.
(() => {
  "use strict";

  const box = document.querySelector(".slides");
  const slides = [...box.querySelectorAll(".slide")];
  const bar = document.querySelector(".slide-bar");
  const number = bar.querySelector(".slide-number");
  const screen = bar.querySelector(".slide-screen");
  const MOVES = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
  };
  let current = Math.max(0, slides.findIndex(({ id }) => `#${id}` === location.hash));

  function show(wanted) {
    current = Math.min(Math.max(wanted, 0), slides.length - 1);
    slides.forEach((slide, index) => slide.classList.toggle("is-current", index === current));
    history.replaceState(null, "", `#${slides[current].id}`);
    const words = number.dataset.words.replace("{n}", current + 1);
    number.textContent = words.replace("{all}", slides.length);
    bar.querySelectorAll("[data-move]").forEach((button) => {
      button.setAttribute("aria-disabled", !slides[current + Number(button.dataset.move)]);
    });
  }

  // Who hears the page hears the new slide.
  function go(wanted) {
    show(wanted);
    slides[current].scrollTop = 0;
    slides[current].querySelector("h2").focus({ preventScroll: true });
  }

  // --- Keys -------------------------------------------------------------------------------------

  // Keys that do something of their own where the focus is, or that scroll a slide that is longer.
  function isTaken(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return true;
    if (key === " " && target.closest("button, a, summary")) return true;
    if (/^Arrow(Left|Right)$/.test(key) && target.closest(".table-box")) return true;
    const { scrollHeight, clientHeight } = slides[current];
    return /^Arrow(Up|Down)$/.test(key) && scrollHeight > clientHeight + 1;
  }

  function wantedBy({ key, shiftKey }) {
    if (key === "Home") return 0;
    if (key === "End") return slides.length - 1;
    if (key === " " && shiftKey) return current - 1;
    return key in MOVES ? current + MOVES[key] : null;
  }

  document.addEventListener("keydown", (event) => {
    if (isTaken(event)) return;
    if (event.key === "Escape") leave();
    const wanted = wantedBy(event);
    if (wanted === null) return;
    event.preventDefault();
    go(wanted);
  });

  function leave() {
    if (document.fullscreenElement) document.exitFullscreen();
    else location.assign(box.dataset.leave);
  }

  // --- Buttons ----------------------------------------------------------------------------------

  bar.querySelectorAll("[data-move]").forEach((button) => {
    button.addEventListener("click", () => show(current + Number(button.dataset.move)));
  });

  screen.hidden = !document.fullscreenEnabled;
  screen.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    screen.textContent = document.fullscreenElement ? screen.dataset.off : screen.dataset.on;
  });
  window.addEventListener("hashchange", () => {
    const wanted = slides.findIndex(({ id }) => `#${id}` === location.hash);
    if (wanted >= 0) go(wanted);
  });

  document.documentElement.classList.add("presenting");
  bar.hidden = false;
  show(current);
})();
