// Files can be dropped on the form; the ones chosen are listed with their size.

const form = document.querySelector("[data-drop]");
const zone = form.querySelector("[data-drop-zone]");
const input = form.querySelector('input[type="file"]');
const list = form.querySelector("[data-drop-list]");

const size = (bytes) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

function show() {
  const lines = [...input.files].slice(0, 20).map((file) => {
    const line = document.createElement("li");
    line.textContent = `${file.name}, ${size(file.size)}`;
    return line;
  });
  const more = input.files.length - lines.length;
  if (more > 0) {
    const line = document.createElement("li");
    line.textContent = `and ${more} more`;
    lines.push(line);
  }
  list.replaceChildren(...lines);
}

for (const name of ["dragenter", "dragover"]) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
}

for (const name of ["dragleave", "drop"]) {
  zone.addEventListener(name, () => zone.classList.remove("over"));
}

zone.addEventListener("drop", (event) => {
  event.preventDefault();
  const files = new DataTransfer();
  for (const file of [...input.files, ...event.dataTransfer.files]) files.items.add(file);
  input.files = files.files;
  show();
});

// A file dropped beside the box must not replace the page.
for (const name of ["dragover", "drop"]) {
  window.addEventListener(name, (event) => event.preventDefault());
}

form.addEventListener("submit", () => {
  const button = form.querySelector("button.main");
  button.disabled = true;
  button.textContent = "Sending …";
});

input.addEventListener("change", show);
show(); // files may have been chosen before this ran, or kept by the browser on a way back
form.querySelector("[data-drop-hint]").hidden = false;
