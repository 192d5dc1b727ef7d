// Where on the map the reader is: a frame around the changes that are in view.

const SVG = "http://www.w3.org/2000/svg";
const numbers = new WeakMap();
const inView = new Set();
let waiting = false;

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) inView.add(entry.target);
    else inView.delete(entry.target);
  }
  later();
});

function later() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    frame();
  });
}

function frame() {
  const drawing = document.querySelector("#comparison .map-drawing");
  const seen = [...inView].filter((stop) => stop.isConnected).map((stop) => numbers.get(stop));
  if (!drawing || !seen.length) return;
  const marks = [...drawing.querySelectorAll("a[data-number]")];
  const first = marks.findLast((mark) => Number(mark.dataset.number) <= Math.min(...seen)) ?? marks[0];
  const next = marks.find((mark) => Number(mark.dataset.number) > Math.max(...seen));
  const start = Number(first.dataset.at);
  const end = next ? Number(next.dataset.at) : 1000;
  const here = drawing.querySelector(".map-here") ?? drawing.appendChild(document.createElementNS(SVG, "rect"));
  const place = { class: "map-here", x: -3, y: start - 3, width: 30, height: Math.max(end - start, 6) };
  for (const [name, value] of Object.entries(place)) here.setAttribute(name, value);
}

export function followReader() {
  const before = Number(document.querySelector("#comparison .leaves")?.dataset.before ?? 0);
  document.querySelectorAll("#comparison [data-stop]").forEach((stop, number) => {
    numbers.set(stop, before + number + 1);
    watcher.observe(stop);
  });
}
