// A part that one opened stays open from page to page: [data-remember] names it.

for (const part of document.querySelectorAll("details[data-remember]")) {
  const name = `claimtrack.open.${part.dataset.remember}`;
  if (localStorage.getItem(name) === "yes") part.open = true;
  part.addEventListener("toggle", () => localStorage.setItem(name, part.open ? "yes" : "no"));
}
