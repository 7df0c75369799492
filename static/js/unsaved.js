// A correction that is not saved yet is not lost by a stray reload or link: the browser asks.

let touched = false;

const editing = () => document.querySelector("[data-editing]");
const touch = (event) => (touched ||= Boolean(event.target.closest("[data-editing]")));

for (const name of ["input", "change", "submit"]) document.addEventListener(name, touch);

document.addEventListener("htmx:afterSettle", () => (touched &&= Boolean(editing())));

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-leave]")) touched = false;
});

addEventListener("beforeunload", (event) => {
  if (touched && editing()) event.preventDefault();
});
