// One key, one deed: [data-key] presses a control, `g` and a letter follows [data-go],
// `*` and a letter chooses [data-star].
// The list of keys shows only those that work on the page at this moment.

const SWITCH = "claimtrack.keys";
const NAMES = { " ": "space" };
const dialog = document.querySelector("[data-keys]");
const PREFIXES = { g: "data-go", "*": "data-star" };
let prefix = null;
let early = null; // a digit pressed while the decision that it explains was still on its way

const on = () => localStorage.getItem(SWITCH) !== "off";
// A place is gone to from wherever one is, also while the menu that lists it is closed.
const usable = (element) =>
  !element.disabled && (element.matches("[data-go]") || element.checkVisibility());
const find = (name, key) =>
  [...document.querySelectorAll(`[${name}="${CSS.escape(key)}"]`)].find(usable);

function writing(target) {
  return target.closest?.("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog[open]");
}

function belongsToFocus(key, target) {
  return (key === " " || key === "Enter") && target.closest?.("a, button, summary, [type=checkbox]");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!on() || writing(event.target) || belongsToFocus(event.key, event.target)) return;
  if (document.querySelector(":popover-open")) return; // whose own keys these are
  if (event.key === "Shift") return; // on its way to the star
  if (prefix === null && /^\d$/.test(event.key) && document.querySelector("#room .htmx-request, #room[data-travelling]")) {
    early = event.key;
    return;
  }
  const control = find(PREFIXES[prefix] ?? "data-key", event.key);
  prefix = prefix === null && event.key in PREFIXES ? event.key : null;
  if (!control) return;
  event.preventDefault();
  // A key held down must not decide claim after claim.
  if (!event.repeat) control.click();
});

for (const name of ["htmx:afterSettle", "room:arrived"]) {
  document.addEventListener(name, () => {
    if (document.querySelector("#room[data-travelling]")) return; // its answer is still to come
    const key = early;
    early = null;
    // One turn later: until then htmx takes the request for unfinished and drops another.
    if (key) setTimeout(() => find("data-key", key)?.click());
  });
}

function entry(keys, label) {
  const term = document.createElement("dt");
  for (const key of keys) {
    const cap = document.createElement("kbd");
    cap.textContent = NAMES[key] ?? key;
    term.append(cap, " ");
  }
  const text = document.createElement("dd");
  text.textContent = label;
  return [term, text];
}

function list() {
  const keys = [...document.querySelectorAll("[data-key]")].filter(usable);
  const stars = [...document.querySelectorAll("[data-star]")].filter(usable);
  const places = [...document.querySelectorAll("[data-go]")].filter(usable);
  return [
    ...keys.flatMap((key) => entry([key.dataset.key], key.dataset.keyLabel)),
    ...stars.flatMap((star) => entry(["*", star.dataset.star], star.dataset.keyLabel)),
    ...places.flatMap((place) => entry(["g", place.dataset.go], `Go to ${place.dataset.goLabel}`)),
  ];
}

document.addEventListener("click", (event) => {
  if (!event.target.closest('[data-opens="keys"]')) return;
  dialog.querySelector("[data-keys-list]").replaceChildren(...list());
  dialog.querySelector("[data-keys-switch]").checked = on();
  dialog.showModal();
});

dialog.querySelector("[data-keys-switch]").addEventListener("change", (event) => {
  localStorage.setItem(SWITCH, event.target.checked ? "on" : "off");
});

for (const opener of document.querySelectorAll('[data-opens="keys"]')) opener.hidden = false;
