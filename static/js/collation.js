// The notes of the map give way to Escape; j and k go from place to place. All else needs no script.

import { keysAreOn } from "./keys.js";

const places = () => [...document.querySelectorAll(".map a.heat")];

function step(by) {
  const list = places();
  const at = list.indexOf(document.activeElement);
  const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

const turn = (rel) => document.querySelector(`.place-steps a[rel="${rel}"]`)?.click();

const keys = {
  j: () => (places().length ? step(1) : turn("next")),
  n: () => (places().length ? step(1) : turn("next")),
  k: () => (places().length ? step(-1) : turn("prev")),
  p: () => (places().length ? step(-1) : turn("prev")),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape") {
    document.querySelector(".map")?.classList.add("no-tips");
    return;
  }
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const act = keysAreOn() && keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

for (const name of ["mouseover", "focusin"]) {
  document.addEventListener(name, (event) => {
    if (event.target.closest?.("a.heat")) document.querySelector(".map")?.classList.remove("no-tips");
  });
}
