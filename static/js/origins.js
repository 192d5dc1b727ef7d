// j and k go from run to run; without script each mark leads to the next by its link.

import { keysAreOn } from "./keys.js";

const stops = () => [...document.querySelectorAll(".origins [data-stop]")];

function step(by) {
  const list = stops();
  const at = list.indexOf(document.activeElement);
  const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

const keys = { j: 1, n: 1, k: -1, p: -1 };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (!keys[event.key] || !keysAreOn()) return;
  event.preventDefault();
  step(keys[event.key]);
});

// Following a mark by its link leaves the keyboard on the next one.
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.(".origins [data-stop], .walk a");
  const next = mark && document.getElementById(mark.hash.slice(1));
  if (!next) return;
  event.preventDefault();
  history.replaceState(history.state, "", mark.hash);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
});
