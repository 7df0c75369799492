// Text and claims point at each other: hovering a claim lights its marks up, a mark opens its claim.

const idsOf = (mark) => (mark.dataset.marks ?? "").split(" ").map((entry) => entry.split(":"));

function light(claim, lit) {
  for (const mark of document.querySelectorAll("[data-marks]")) {
    for (const [id, role] of idsOf(mark)) {
      if (id === claim) mark.classList.toggle(`on-${role}`, lit);
    }
  }
}

function overClaim(event, lit) {
  const claim = event.target.closest?.("[data-claim]");
  if (!claim || claim.contains(event.relatedTarget) || claim.ariaCurrent === "true") return;
  light(claim.dataset.claim, lit);
}

for (const name of ["mouseover", "focusin"]) {
  document.addEventListener(name, (event) => overClaim(event, true));
}
for (const name of ["mouseout", "focusout"]) {
  document.addEventListener(name, (event) => overClaim(event, false));
}

function overMark(event, lit) {
  const mark = event.target.closest?.("[data-marks]");
  if (!mark) return;
  for (const [id] of idsOf(mark)) {
    document.querySelector(`[data-claim="${id}"]`)?.classList.toggle("near", lit);
  }
}

document.addEventListener("mouseover", (event) => overMark(event, true));
document.addEventListener("mouseout", (event) => overMark(event, false));

// Where marks overlap, the claim that begins last is meant: it is the smallest one around.
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("[data-marks]");
  if (!mark || mark.closest("[data-editing]") || !getSelection().isCollapsed) return;
  const [id] = idsOf(mark).at(-1);
  if (id === "-1") return; // characters that the address points to are no claim
  const link = document.querySelector(`[data-claim="${id}"] [data-claim-link]`);
  if (link) link.click();
  else location.assign(`?claim=${id}`);
});

// Only the part that scrolls by itself is moved; the page stays where it is.
function show() {
  const here = document.getElementById("here");
  const pane = here?.closest(".pane");
  if (pane) pane.scrollTop = here.offsetTop - pane.clientHeight / 3;
  else here?.scrollIntoView({ block: "center" });
  const chosen = document.querySelector(".claim.chosen");
  const list = chosen?.closest("aside");
  if (list) list.scrollTop = chosen.offsetTop - list.clientHeight / 3;
}

document.addEventListener("htmx:afterSettle", show);
show();
