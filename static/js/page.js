// Small conveniences on every page; without them everything still works.

const announcer = () => document.getElementById("announcer");

function announce(text) {
  const at = announcer();
  if (at) at.textContent = text;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

async function copyAddress(address) {
  const done = await copy(new URL(address, document.location.href).href);
  announce(done ? "Copied." : "Your browser does not let pages copy; copy it by hand.");
  return done;
}

function showButtons(root) {
  for (const button of root.querySelectorAll("[data-copy-link], [data-copy-text], [data-help], [data-live]")) {
    button.hidden = false;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy-link], [data-copy-text]");
  if (!button) return;
  const text = button.dataset.copyText
    ? document.getElementById(button.dataset.copyText)?.textContent.trim()
    : new URL(button.dataset.copyLink || document.location.href, document.location.href).href;
  const before = button.textContent;
  const done = await copy(text ?? "");
  button.textContent = done ? "Copied" : "Copy it by hand";
  announce(button.textContent);
  setTimeout(() => { button.textContent = before; }, 2000);
});

// What is said while a form's answer is awaited; gone again when somebody comes back to the page.
function showBusy(form, busy) {
  for (const sign of form.querySelectorAll("[data-busy]")) sign.hidden = !busy;
}

document.addEventListener("submit", (event) => showBusy(event.target, true));
window.addEventListener("pageshow", () => showBusy(document, false));

// A browser may show no more than a broken connection where it sends more than the site takes.
document.addEventListener("change", (event) => {
  const { most, tooMuch } = event.target.form?.dataset ?? {};
  if (!most || !event.target.files) return;
  const size = [...event.target.files].reduce((sum, file) => sum + file.size, 0);
  event.target.setCustomValidity(size > Number(most) ? tooMuch : "");
  event.target.reportValidity();
});

document.addEventListener("page:announce", (event) => announce(event.detail));
document.addEventListener("page:copy", (event) => copyAddress(event.detail));

showButtons(document);
document.addEventListener("htmx:load", (event) => showButtons(event.target));
