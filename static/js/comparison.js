// Walking through the changes of a comparison by keys, and showing where one is.

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const stops = () => [...document.querySelectorAll("#comparison [data-stop]")];
const box = () => document.getElementById("comparison");
let at = -1;

function unfold(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    fold.open = true;
  }
}

function mark(list) {
  for (const old of document.querySelectorAll("#comparison .current")) old.classList.remove("current");
  const stop = list[at];
  if (!stop) return;
  for (const part of document.querySelectorAll(`#comparison [data-edit="${stop.dataset.edit}"]`)) {
    part.classList.add("current");
  }
  const sign = document.querySelector("[data-step-at]");
  if (sign) sign.textContent = `${at + 1} of ${list.length}`;
}

function go(list, next, { push = true } = {}) {
  if (!list.length) return;
  at = Math.max(0, Math.min(next, list.length - 1));
  const stop = list[at];
  unfold(stop);
  if (push) history.replaceState(history.state, "", `#${stop.id}`);
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "center" });
  mark(list);
  tell("page:announce", `Change ${at + 1} of ${list.length}`);
}

function step(by) {
  const list = stops();
  if (at < 0 || !list[at]?.isConnected) {
    at = by > 0 ? -1 : list.length;
  }
  go(list, at + by);
}

function fromAddress() {
  const list = stops();
  const name = decodeURIComponent(document.location.hash.slice(1));
  let found = list.findIndex((stop) => stop.id === name);
  if (name === "at") {
    const anchor = document.getElementById("at");
    found = list.findIndex(
      (stop) => anchor && (stop.previousElementSibling === anchor || stop.dataset.edit === anchor.nextElementSibling?.dataset.edit),
    );
  }
  at = found;
  if (found >= 0) go(list, found, { push: false });
}

function help() {
  const dialog = document.getElementById("help");
  if (dialog && !dialog.open) dialog.showModal();
}

function view(number) {
  document.querySelectorAll("#comparison [data-view]")[number - 1]?.click();
}

const keys = {
  j: () => step(1),
  n: () => step(1),
  k: () => step(-1),
  p: () => step(-1),
  "?": help,
  1: () => view(1),
  2: () => view(2),
  3: () => view(3),
  c: () => {
    const stop = stops()[at];
    if (stop) tell("page:copy", `#${stop.id}`);
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (document.querySelector("dialog[open]") || !box()) return;
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

document.addEventListener("click", (event) => {
  const control = event.target.closest?.("[data-step], [data-help]");
  if (!control) return;
  event.preventDefault();
  if (control.dataset.step) step(control.dataset.step === "on" ? 1 : -1);
  else help();
});

window.addEventListener("hashchange", fromAddress);
document.addEventListener("htmx:load", (event) => {
  if (event.target.id === "comparison" || event.target === document.body) fromAddress();
});
fromAddress();
