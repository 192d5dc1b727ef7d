// Hovering or focusing a node of the stemma lights its line of descent and the places that prove it.

const lit = "lit";

function say(stemma, node) {
  const said = stemma.closest(".part-body")?.querySelector("[data-stemma-said]");
  if (!said) return;
  said.replaceChildren();
  if (!node) return;
  const name = document.createElement("b");
  name.textContent = node.getAttribute("aria-label");
  said.append(name);
  const branch = document.getElementById(`branch-${node.dataset.node}`);
  const evidence = branch?.querySelector(":scope > .evidence, :scope > .note");
  for (const reason of [...(evidence?.querySelectorAll("li") ?? [])].slice(0, 2)) {
    said.append(" ", reason.textContent);
  }
}

function light(stemma, node) {
  const line = new Set((node?.dataset.line ?? "").split(" ").filter(Boolean));
  const places = new Set((node?.dataset.places ?? "").split(" ").filter(Boolean));
  if (node) line.add(node.dataset.node);
  stemma.classList.toggle(lit, line.size > 0);
  for (const other of stemma.querySelectorAll(".node")) {
    other.classList.toggle(lit, line.has(other.dataset.node));
  }
  for (const edge of stemma.querySelectorAll(".edge")) {
    edge.classList.toggle(lit, line.has(edge.dataset.child));
  }
  for (const edit of document.querySelectorAll("[data-place]")) {
    edit.classList.toggle(lit, places.has(edit.dataset.place));
  }
  say(stemma, node);
}

function follow(event) {
  const stemma = event.target.closest?.("svg.stemma");
  if (!stemma) return;
  light(stemma, event.target.closest(".node"));
}

function leave(event) {
  const stemma = event.target.closest?.("svg.stemma");
  if (stemma && !stemma.contains(event.relatedTarget)) light(stemma, null);
}

// A page that scrolls under a pointer at rest, as it does to show what gets the focus, points at nothing.
let pointer = "";
const placed = (event) => `${event.screenX} ${event.screenY}`;
const moved = (act) => (event) => { if (placed(event) !== pointer) act(event); };

document.addEventListener("mousemove", (event) => { pointer = placed(event); }, { passive: true });
document.addEventListener("mouseover", moved(follow));
document.addEventListener("focusin", follow);
document.addEventListener("mouseout", moved(leave));
document.addEventListener("focusout", leave);
