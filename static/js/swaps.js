// After a swap: focus on what is new, say what happened, and admit when nothing did.

const said = document.querySelector("#said");
const failed = document.querySelector("[data-failed]");

document.addEventListener("htmx:afterSettle", (event) => {
  failed.hidden = true;
  const part = document.getElementById(event.detail.elt?.id) ?? document;
  part.querySelector("[data-focus]")?.focus({ preventScroll: true });
  const words = part.querySelector("[data-say]")?.textContent.trim();
  if (words && words !== said.textContent) said.textContent = words;
});

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => (failed.hidden = false));
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-dismiss]")?.dataset.dismiss;
  if (target) document.getElementById(target).hidden = true;
});
