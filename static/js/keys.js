// Who dictates or leans on the keyboard can switch the single keys off, on all pages (WCAG 2.1.4).

export function keysAreOn() {
  try {
    return localStorage.getItem("keys") !== "off";
  } catch {
    return true;
  }
}

export function keepKeys(on) {
  try {
    localStorage.setItem("keys", on ? "on" : "off");
    return true;
  } catch {
    return false;
  }
}
