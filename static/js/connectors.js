// Lines in the margin between the two places of what was moved. The links in the text stay.

const SVG = "http://www.w3.org/2000/svg";
const LANES = 4;
const LANE = 5;
let watched = null;
let waiting = false;
let lit = "";
const watcher = new ResizeObserver(() => later());

function later() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

// What is folded away is shown by the line that it is folded under.
function seen(element) {
  const fold = element?.closest("details:not([open])");
  return fold ? fold.querySelector("summary") : element;
}

function make(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

// Paths that are there already are moved, so that what is pointed at stays pointed at.
function put(drawing, paths) {
  while (drawing.childElementCount > paths.length) drawing.lastElementChild.remove();
  paths.forEach(({ name, d, move }, number) => {
    const path = drawing.children[number] ?? drawing.appendChild(make("path", {}));
    path.setAttribute("class", move === lit ? `${name} lit` : name);
    path.setAttribute("d", d);
    path.setAttribute("data-move", move);
  });
}

function levelOf(element, origin) {
  const place = element.getClientRects()[0];
  return place ? place.top + place.height / 2 - origin.top : null;
}

// Where the lines run: between the two columns, or beyond the end of one.
function channel(leaves, origin) {
  const older = leaves.querySelector(".row .cell.older:not(.void)")?.getBoundingClientRect();
  const newer = leaves.querySelector(".row .cell.newer:not(.void)")?.getBoundingClientRect();
  if (older?.width && newer?.width && newer.left > older.right) {
    return { from: older.right - origin.left + 2, to: newer.left - origin.left - 4, between: true };
  }
  const both = leaves.querySelector(".row .cell.both, .hunk-text")?.getBoundingClientRect();
  if (!both?.width) return null;
  const edge = both.right - origin.left + 4;
  return { from: edge, to: edge, between: false };
}

function lanes(lines) {
  const ends = [];
  for (const line of lines) {
    const [top, bottom] = [Math.min(line.start, line.end), Math.max(line.start, line.end)];
    let lane = ends.findIndex((end) => end < top);
    if (lane < 0) lane = ends.length;
    ends[lane] = bottom;
    line.lane = lane % LANES;
  }
}

function draw() {
  const leaves = watched;
  if (!leaves?.isConnected) return;
  const drawing = leaves.querySelector(".connectors") ?? leaves.appendChild(make("svg", { class: "connectors", "aria-hidden": "true", focusable: "false" }));
  const paths = [];
  const origin = leaves.getBoundingClientRect();
  const way = channel(leaves, origin);
  if (!way) return put(drawing, paths);
  const lines = [];
  for (const label of leaves.querySelectorAll(".end[id]")) {
    const other = document.getElementById(label.dataset.end);
    const isOlder = label.id.endsWith("-older");
    if (other && !isOlder) continue;
    const here = levelOf(seen(label), origin);
    const there = other ? levelOf(seen(other), origin) : label.dataset.way === "up" ? 0 : origin.height;
    if (here === null || there === null) continue;
    const [start, end] = isOlder ? [here, there] : [there, here];
    lines.push({ move: label.dataset.move, start, end, from: isOlder || Boolean(other), into: !isOlder || Boolean(other) });
  }
  lines.sort((one, two) => Math.min(one.start, one.end) - Math.min(two.start, two.end));
  lanes(lines);
  for (const line of lines) {
    const middle = way.between ? way.from + 5 + line.lane * LANE : way.from + 12 + line.lane * LANE;
    const turn = Math.min(6, Math.abs(line.end - line.start) / 2) * Math.sign(line.end - line.start);
    const into = way.between ? way.to : way.from + 5;
    const bend = middle + (into > middle ? 1 : -1) * Math.min(6, Math.abs(into - middle));
    const out = line.from ? `M${way.from} ${line.start}H${middle - 4}Q${middle} ${line.start} ${middle} ${line.start + turn}` : `M${middle} ${line.start}`;
    const back = line.into ? `V${line.end - turn}Q${middle} ${line.end} ${bend} ${line.end}H${into}` : `V${line.end}`;
    paths.push({ name: "connector", d: out + back, move: line.move });
    if (line.into) {
      const tip = way.between ? -5 : 5;
      paths.push({ name: "connector-tip", d: `M${into} ${line.end}l${tip} -3.5v7z`, move: line.move });
    }
  }
  put(drawing, paths);
}

export function drawConnectors() {
  const leaves = document.querySelector("#comparison .leaves");
  if (watched !== leaves) {
    watcher.disconnect();
    watched = leaves;
    if (leaves) watcher.observe(leaves);
  }
  later();
}

function light(event, on) {
  const name = event.target.closest?.("[data-move]")?.dataset.move;
  if (!name) return;
  lit = on ? name : "";
  for (const part of document.querySelectorAll(`#comparison [data-move="${name}"]`)) {
    part.classList.toggle("lit", on);
  }
}

document.addEventListener("pointerover", (event) => light(event, true));
document.addEventListener("pointerout", (event) => light(event, false));
document.addEventListener("focusin", (event) => light(event, true));
document.addEventListener("focusout", (event) => light(event, false));
document.addEventListener("scroll", later, { passive: true });
document.addEventListener("toggle", later, { capture: true });
