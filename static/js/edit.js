// Words of the article become parts of a claim: select with the mouse or with keys, and the
// form that is sent next says which words they were and where they begin.

import { caretAt, follow, selectedSpan } from "./spans.js";

const ARROWS = {
  ArrowLeft: ["backward", "word"],
  ArrowRight: ["forward", "word"],
  ArrowUp: ["backward", "line"],
  ArrowDown: ["forward", "line"],
};
let chosen = null; // kept when the focus goes into a field, which would lose it

const text = () => document.querySelector("#room .text");
const editing = () => document.querySelector("[data-editing]");

function remember() {
  const article = text();
  const span = article && selectedSpan(article);
  if (!span) return;
  chosen = span;
  tell();
}

function forget() {
  chosen = null;
  tell();
}

function tell() {
  const output = document.querySelector("[data-selected-words]");
  if (output) output.textContent = chosen ? `“${chosen.words}”` : "nothing yet";
}

document.addEventListener("selectionchange", remember);

// Before anybody else hears of the form.
document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches("[data-takes-selection]")) return;
    remember(); // the browser may not have told of the last change yet
    event.target.querySelector("[data-selected]").value = chosen?.words ?? "";
    event.target.querySelector("[data-selected-at]").value = chosen?.start ?? "";
  },
  { capture: true },
);

// Words that were typed are looked up by the server.
document.addEventListener("input", (event) => {
  const at = event.target.closest("[data-words]")?.querySelector("[data-at-field]");
  if (at && event.target.matches("textarea")) at.value = "";
});

function turn() {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
  if (anchorNode) getSelection().setBaseAndExtent(focusNode, focusOffset, anchorNode, anchorOffset);
}

// Walking takes the next word; whichever way, it is the right end that moves afterwards.
function walk(direction, unit) {
  const selection = getSelection();
  if (direction === "forward") selection.collapseToEnd();
  else selection.collapseToStart();
  if (unit === "line") {
    selection.modify("move", direction, "line");
    selection.modify("move", "backward", "word");
    selection.modify("extend", "forward", "word");
  } else {
    selection.modify("extend", direction, "word");
    if (direction === "backward") turn();
  }
}

function select(event) {
  const [direction, unit] = ARROWS[event.key];
  const selection = getSelection();
  if (!selection.rangeCount || !text().contains(selection.focusNode)) start();
  if (event.shiftKey) selection.modify("extend", direction, unit === "line" ? "line" : "character");
  else if (event.altKey) selection.modify("extend", direction, unit);
  else walk(direction, unit);
  follow(text().closest(".pane"));
}

document.addEventListener("keydown", (event) => {
  if (!editing() || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.target.closest?.("input, select, textarea, dialog[open]")) return leave(event);
  if (localStorage.getItem("claimtrack.keys") === "off") return;
  if (event.key in ARROWS) {
    select(event);
    event.preventDefault();
  } else if (event.key === "m") {
    turn();
  }
});

// Esc leaves a field first, then the page.
function leave(event) {
  if (event.key !== "Escape" || event.target.closest("dialog")) return;
  document.querySelector("#the-claim")?.focus();
}

function start() {
  const article = text();
  caretAt(article.querySelector(".on-content") ?? article);
}

function open() {
  forget();
  for (const hint of document.querySelectorAll("[data-editing-hint]")) hint.hidden = false;
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt?.id === "room") open();
});
open();
