"""How fast the review room is over a large store: `make bench-review`.

On embedded servers of its own under var/, durable as in `make run`, filled by `fill_newsroom`.
First one request at a time in this process, which is the server's own time; then analysts on the
real web server, each with a page of their own, for a while; then what they decided is counted.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.bench_store import VAR, store
from tests.bench_times import heading, milliseconds, tell, timed

if TYPE_CHECKING:
    from django.test import Client

HTMX = {"HX-Request": "true"}
HOST, PORT = "127.0.0.1", 8793
ROOM = re.compile(r'data-room="(\d+)"')
REVISION = re.compile(r'name="revision" value="(\d+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
# What is measured, the most milliseconds that 95 of 100 may take, and an address; several
# addresses take turns.
PAGES = {
    "queue page": (100, ["/queue/", "/queue/?hedged=yes", "/queue/?since=2024-03-01&denial=no"]),
    "search, two words": (150, ["/claims/?q=ferry+rudder", "/claims/?q=sawmill+inspected"]),
    "search, one common word": (250, ["/claims/?q=harbour", "/claims/?q=closed"]),
    "claims, first page": (250, ["/claims/"]),
    "home": (250, ["/"]),
    "saved views": (250, ["/views/"]),
}
FEW, MANY = "/claims/?since=2024-05-01&until=2024-05-01&denial=yes", "/claims/"


def alone(client: "Client", rounds: int) -> None:
    """One request at a time."""
    heading()
    for name, (most, addresses) in PAGES.items():
        tell(name, visits(client, addresses, rounds), most)
    tell("article, 60 claims", visits(client, [f"/articles/{longest()}/"], rounds), 120)
    tell("decide, next ahead", list(decisions(client, rounds)), 60)
    tell("decide, whole room", list(decisions(client, rounds, ahead=False)), 120)


def visits(client: "Client", addresses: list[str], rounds: int) -> list[float]:
    """How long each took; the first, which nothing is warm for, counts too."""
    return [milliseconds(partial(shown, client, one)) for one in islice(cycle(addresses), rounds)]


def shown(client: "Client", address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def decisions(client: "Client", number: int, *, ahead: bool = True) -> Iterator[float]:
    """Decide and go on; `ahead` as the page does it, which has fetched the next claim before."""
    page = shown(client, "/queue/")
    for _ in range(number):
        address, data = decision(page)
        following = part(client, f"/queue/next/?after={room_of(page)}") if ahead else ""
        known = {"X-Ahead": room_of(following)} if ahead else {}
        post = partial(client.post, address, data, headers=HTMX | known)
        seconds, response = timed(post)
        yield 1000 * seconds
        assert response.status_code == 200, response.status_code
        page = following or response.content.decode()


def part(client: "Client", address: str) -> str:
    return client.get(address, headers=HTMX).content.decode()


def room_of(page: str) -> str:
    claim = ROOM.search(page)
    assert claim, "nothing waits"
    return claim[1]


def decision(page: str) -> tuple[str, dict[str, str]]:
    revision = REVISION.search(page)
    assert revision, "nothing waits"
    return f"/claims/{room_of(page)}/decide/", {"decision": "accept", "revision": revision[1]}


def longest() -> int:
    from django.db.models import Count  # noqa: PLC0415 - models exist only now

    from claims.models import Run  # noqa: PLC0415

    runs = Run.objects.filter(pk__lte=5000).annotate(number=Count("claims"))
    article = runs.order_by("-number").values_list("version__article", "number").first()
    assert article
    print(f"(the longest article looked at has {article[1]} claims)")
    return int(article[0])


def queries(client: "Client") -> None:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    for address in (FEW, MANY):
        with CaptureQueriesContext(connection) as found:
            rows = shown(client, address).count('class="claim"')
        print(f"{len(found)} queries for {rows} rows of {address}")


class Analyst:
    """One browser: the cookies, the page in front of them, and what they have decided."""

    def __init__(self, session: str) -> None:
        self.connection = HTTPConnection(HOST, PORT, timeout=30)
        self.cookies = {"sessionid": session}
        self.taken: list[float] = []
        self.conflicts = 0
        self.page = self.ask("GET", "/queue/")

    def ask(
        self, method: str, address: str, data: dict[str, str] | None = None, ahead: str = ""
    ) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, **HTMX, **({"X-Ahead": ahead} if ahead else {})}
        if data:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, address, urlencode(data) if data else None, headers)
        response = self.connection.getresponse()
        page = response.read().decode()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrftoken="):
                self.cookies["csrftoken"] = value.split(";")[0].split("=")[1]
        assert response.status in (200, 409), (address, response.status, page[:300])
        self.conflicts += response.status == 409
        return page

    def work(self, until: float, pause: float) -> None:
        """Decide, look at what comes, fetch what follows ahead, as the page does; again."""
        while time.monotonic() < until:
            address, data = decision(self.page)
            token = TOKEN.search(self.page)
            assert token
            following = self.ask("GET", f"/queue/next/?after={room_of(self.page)}")
            ahead = room_of(following)
            began = time.perf_counter()
            fields = {**data, "csrfmiddlewaretoken": token[1]}
            answer = self.ask("POST", address, fields, ahead)
            self.taken.append(1000 * (time.perf_counter() - began))
            found = ROOM.search(answer)
            as_fetched = found is not None and found[1] == ahead
            self.page = following if as_fetched else self.ask("GET", "/queue/")
            time.sleep(max(0, pause - (time.perf_counter() - began)))


def together(people: int, seconds: float, pause: float) -> None:
    """Analysts on the real web server; afterwards every decision must be there once."""
    from claims.models import Claim, Review  # noqa: PLC0415

    before = Review.objects.count()
    sessions = [session(number) for number in range(people)]
    with web():
        analysts = [Analyst(key) for key in sessions]
        until = time.monotonic() + seconds
        with ThreadPoolExecutor(people) as pool:
            list(pool.map(lambda one: one.work(until, pause), analysts))
    taken = [time for one in analysts for time in one.taken]
    conflicts = sum(one.conflicts for one in analysts)
    kept = Review.objects.count() - before
    tell(f"{people} people, decide", taken, 200)
    print(
        f"{len(taken)} decisions sent in {seconds:.0f} s, a pause of {pause} s after each: "
        f"{conflicts} met a conflict, {kept} kept, {len(taken) - conflicts - kept} lost"
    )
    new = Review.objects.order_by("-pk")[:kept].values("claim")
    once = Claim.objects.filter(pk__in=list(new.values_list("claim", flat=True)))
    wrong = [claim.pk for claim in once if claim.revision != claim.reviews.count()]
    print(f"claims whose revision is not their number of reviews: {len(wrong)}")


def session(number: int) -> str:
    return str(signed_in(f"bench-{number}").cookies["sessionid"].value)


def signed_in(name: str) -> "Client":
    from django.test import Client  # noqa: PLC0415

    from claimtrack.accounts.models import User  # noqa: PLC0415

    client = Client()
    client.force_login(User.objects.get_or_create(username=name, role="admin")[0])
    return client


@contextmanager
def web() -> Iterator[None]:
    """The web server as `make run` starts it."""
    command = ["granian", "--interface", "wsgi", "--no-ws", "--blocking-threads", "4"]
    address = ["--host", HOST, "--port", str(PORT), "--log-level", "warning"]
    program = [sys.executable, "-m", *command, "claimtrack.wsgi:application", *address]
    process = subprocess.Popen(program, cwd=VAR.parent, start_new_session=True)
    try:
        for _ in range(300):
            try:
                HTTPConnection(HOST, PORT, timeout=1).request("GET", "/health/")
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(30)


def prepare(articles: int, claims: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from articles.models import Article  # noqa: PLC0415
    from claims.models import SavedView  # noqa: PLC0415
    from claimtrack.accounts.models import User  # noqa: PLC0415

    if Article.objects.exists():
        return
    began = time.perf_counter()
    call_command("fill_newsroom", "--articles", str(articles), "--claims", str(claims))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    print(f"filled in {time.perf_counter() - began:.0f} s")
    owner = User.objects.create_user("bench", role="admin")
    for query in ("hedged=yes", "denial=yes&anonymous=yes", "confidence_to=0.3", "batch=7"):
        SavedView.objects.create(owner=owner, name=query, query=query, shared=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1, help="seconds from decision to decision")
    parser.add_argument("--folder", type=Path, help="keep the store there, and use it again")
    given = parser.parse_args()
    with store(given.folder):
        prepare(given.articles, given.claims)
        print(f"{given.claims:,} claims over {given.articles:,} articles")
        client = signed_in("bench")
        alone(client, given.rounds)
        queries(client)
        together(given.people, given.seconds, given.pause)


if __name__ == "__main__":
    main()
