// Changes the colours at once; without this module the form does it with a reload.

const form = document.querySelector("[data-theme-choice]");
const YEAR = 365 * 24 * 3600;

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = event.submitter.value;
  const auto = chosen === "auto";
  if (auto) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${chosen}; path=/; max-age=${auto ? 0 : YEAR}; samesite=lax${secure}`;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button === event.submitter));
  }
});
