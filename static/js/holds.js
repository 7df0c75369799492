// A page that is left lets its claim go, so that colleagues need not wait until the hold ends.

addEventListener("pagehide", () => {
  const form = document.querySelector("[data-let-go]");
  if (form) navigator.sendBeacon(form.action, new FormData(form));
});
