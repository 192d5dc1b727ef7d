// Walking through the changes of a comparison by keys, and showing where one is.

import { drawConnectors } from "./connectors.js";
import { keepKeys, keysAreOn } from "./keys.js";
import { followReader } from "./map.js";

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const stops = () => [...document.querySelectorAll("#comparison [data-stop]")];
const box = () => document.getElementById("comparison");
const CHANGE = /^[ebm][0-9]+(?:-older|-newer)?$/;
let at = -1;
let read = "";
let ahead = 0;

function unfold(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    fold.open = true;
  }
}

function place() {
  const before = Number(document.querySelector("#comparison .leaves")?.dataset.before ?? 0);
  const say = (number) => Number(number).toLocaleString("en");
  return `${say(before + at + 1)} of ${say(box().dataset.total)}`;
}

function mark(list) {
  for (const old of document.querySelectorAll("#comparison .current")) old.classList.remove("current");
  const stop = list[at];
  if (!stop) return;
  for (const part of document.querySelectorAll(`#comparison [data-edit="${stop.dataset.edit}"]`)) {
    part.classList.add("current");
  }
  const sign = document.querySelector("[data-step-at]");
  if (sign) sign.textContent = place();
}

// The address of a change names the page it stands on, so that it opens there.
function addressOf(stop) {
  const address = new URL(document.location.href);
  const page = stop.closest("[data-page]")?.dataset.page ?? "1";
  if (page === "1") address.searchParams.delete("page");
  else address.searchParams.set("page", page);
  address.searchParams.delete("to");
  address.hash = stop.id;
  return address.href;
}

function go(list, next, { push = true } = {}) {
  if (!list.length) return;
  at = Math.max(0, Math.min(next, list.length - 1));
  const stop = list[at];
  unfold(stop);
  if (push) history.replaceState(history.state, "", addressOf(stop));
  read = document.location.hash;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "center" });
  mark(list);
  tell("page:announce", `Change ${place()}`);
}

function step(by) {
  const list = stops();
  if (at < 0 || !list[at]?.isConnected) {
    at = by > 0 ? -1 : list.length;
  }
  const more = document.querySelector("#comparison .more a, #comparison .more [data-live]");
  if (at + by >= list.length && more) {
    ahead += by;
    more.click();
    return;
  }
  go(list, at + by);
}

// Steps beyond the last change on the page are taken once its next changes are there.
function stepOn() {
  const list = stops();
  if (!ahead || at + 1 >= list.length) return;
  const steps = ahead;
  ahead = 0;
  go(list, at + steps);
}

// From either place of what was moved to the other. A key may come before the event that tells
// of a link just followed.
function cross() {
  if (document.location.hash !== read) fromAddress();
  const stop = stops()[at];
  const end = stop?.querySelector(".end") ?? stop?.closest(".row, .hunk")?.querySelector(".end");
  end?.click();
}

function fromAddress() {
  read = document.location.hash;
  const list = stops();
  const name = decodeURIComponent(document.location.hash.slice(1));
  let found = list.findIndex((stop) => stop.id === name);
  if (name === "at") {
    const anchor = document.getElementById("at");
    found = list.findIndex(
      (stop) => anchor && (stop.previousElementSibling === anchor || stop.dataset.edit === anchor.nextElementSibling?.dataset.edit),
    );
  }
  const element = name ? document.getElementById(name) : null;
  if (found < 0 && element?.classList.contains("end")) {
    const change = element.closest("[data-edit]");
    found = list.findIndex((stop) => stop.dataset.edit === change?.dataset.edit);
  }
  if (element) unfold(element);
  else seekElsewhere(name);
  at = found;
  if (found >= 0) go(list, found, { push: false });
}

// A change that is not on this page is on another one; the server knows on which.
function seekElsewhere(name) {
  const address = new URL(document.location.href);
  const paged = document.querySelector("#comparison .more a, #comparison .earlier a");
  if (!paged || !CHANGE.test(name) || address.searchParams.has("to")) return;
  address.searchParams.set("to", name);
  document.location.replace(address.href);
}

function help() {
  const dialog = document.getElementById("help");
  if (!dialog || dialog.open) return;
  dialog.querySelector("[data-keys]").checked = keysAreOn();
  dialog.showModal();
}

function view(number) {
  document.querySelectorAll("#comparison [data-view]")[number - 1]?.click();
}

const keys = {
  j: () => step(1),
  n: () => step(1),
  k: () => step(-1),
  p: () => step(-1),
  m: cross,
  "?": help,
  1: () => view(1),
  2: () => view(2),
  3: () => view(3),
  c: () => {
    const stop = stops()[at];
    if (stop) tell("page:copy", addressOf(stop));
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (field && !["checkbox", "radio"].includes(field.type)) return;
  if (document.querySelector("dialog[open]") || !box() || !keysAreOn()) return;
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

document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-keys]")) return;
  if (!keepKeys(event.target.checked)) {
    tell("page:announce", "Your browser keeps no settings; the keys stay on.");
  }
});

window.addEventListener("hashchange", fromAddress);
document.addEventListener("htmx:afterSettle", stepOn);
for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, () => { ahead = 0; });
}
document.addEventListener("htmx:load", (event) => {
  if (event.target.id === "comparison" || event.target === document.body) fromAddress();
  drawConnectors();
  followReader();
});
fromAddress();
drawConnectors();
followReader();
