// The next claim is fetched while one reads, and shown at once when one decides; the decision
// travels meanwhile. The server's answer has the last word: it may show another claim, a
// conflict, or, if it never comes, the claim that was not decided after all.

const said = document.getElementById("said");
const room = () => document.getElementById("room");
let ahead = null; // { after, part }: what follows the claim on the screen
let travelling = null; // settles when the decision on its way has arrived

const headers = () => ({ "HX-Request": "true", "HX-Current-URL": location.href });

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.querySelector("#room");
}

async function fetchAhead() {
  const { room: after, following } = room()?.dataset ?? {};
  if (!following || travelling || ahead?.after === after) return;
  const mine = { after, part: null };
  ahead = mine;
  try {
    const response = await fetch(following, { headers: headers() });
    const part = response.ok ? parse(await response.text()) : null;
    if (part?.dataset.room) mine.part = part;
  } catch {
    // Nothing is lost: the next claim comes with the answer to the decision.
  }
}

function show(part, place) {
  room().replaceWith(part);
  htmx.process(part);
  if (place) history.replaceState({ htmx: true }, "", place);
  htmx.trigger(part, "htmx:afterSettle", { elt: part });
}

// What is fresher in the answer than in what was fetched ahead: counts, the way on, the strip.
function refresh(answer) {
  for (const part of answer.querySelectorAll("[data-fresh]")) {
    document.getElementById(part.id)?.replaceWith(part);
    htmx.process(part);
  }
  said.textContent = room().querySelector("[data-say]").textContent.trim();
}

function takeBack(before, place) {
  ahead = null;
  show(before, place);
  htmx.trigger(before, "htmx:sendError", {});
}

async function arrive(response, before, place, shown) {
  const login = response.headers.get("HX-Redirect");
  if (login) return location.assign(login);
  const understood = response.ok || response.status === 409 || response.status === 422;
  const answer = understood ? parse(await response.text()) : null;
  if (!answer) return takeBack(before, place);
  if (response.ok && room().dataset.room !== shown) return undefined; // one has moved on
  if (response.ok && answer.dataset.room === shown) return refresh(answer);
  return show(answer, answer.dataset.place ?? place);
}

async function send(request, before, place, shown) {
  try {
    await arrive(await fetch(request), before, place, shown);
  } catch {
    takeBack(before, place);
  }
  travelling = null;
  delete room()?.dataset.travelling;
  document.dispatchEvent(new Event("room:arrived"));
  fetchAhead();
}

// A form sent while a decision travels waits for it, so that deeds arrive in the order in which
// they were done. If the page it was on is gone by then, so is the deed: it was about that page.
function sendLater(form, submitter) {
  const action = CSS.escape(form.getAttribute("action"));
  const pressed = submitter?.value && `[value="${CSS.escape(submitter.value)}"]`;
  travelling.then(() => {
    const same = document.querySelector(`form[action="${action}"]`);
    same?.requestSubmit(pressed ? same.querySelector(`button${pressed}`) : null);
  });
}

function decideAhead(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  const [before, place, { part }] = [room(), location.href, ahead];
  const sent = { ...headers(), "X-Ahead": part.dataset.room };
  const request = new Request(form.action, { method: "POST", body, headers: sent });
  ahead = null;
  travelling = Promise.resolve().then(() => send(request, before, place, part.dataset.room));
  history.replaceState({ htmx: true }, "");
  history.pushState({ htmx: true }, "", part.dataset.place);
  part.dataset.travelling = ""; // a digit pressed meanwhile waits: see keys.js
  show(part);
}

document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    const ready = ahead?.part && ahead.after === room()?.dataset.room;
    // The same key again clears, and stays where one is.
    const goesOn = form.matches("[data-ahead]") && ready && submitter?.ariaPressed !== "true";
    if (!travelling && !goesOn) return;
    event.preventDefault();
    event.stopPropagation();
    if (travelling) sendLater(form, submitter);
    else decideAhead(form, submitter);
  },
  true,
);

document.addEventListener("htmx:afterSettle", fetchAhead);
fetchAhead();
