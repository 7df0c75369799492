"""An invented newsroom into the database: what a real one has after years, in minutes."""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import count, islice
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from articles.models import Article, Batch, Item, Outlet, Upload, Version
from articles.work import Status
from claims.extraction import Kind, QuoteKind
from claims.management.copying import Row, copy_in, next_key, reset_sequences
from claims.management.invented import ORGANISATIONS, OUTLETS, PEOPLE, Said, Story, sizes, story
from claims.models import Alias, Claim, Hop, Party, Piece, Run
from claims.resolution.blocking import keys as keys_of
from claims.resolution.names import normal_form
from claims.resolution.schema import Sketch
from claims.turns import turn

EXTRACTOR = "invented-1"
BATCHES = 50
PORTION = 1000
STATUSES = ("pending", "accepted", "rejected", "unsure")
SHARES = (60, 25, 11, 4)
KEYED = (Article, Version, Run, Party, Claim)
ORDER = (*KEYED, Piece, Hop, Item)


def fill(articles: int, claims: int) -> Iterator[int]:
    """Write so many articles and claims, and say after each portion how many claims are in.
    Everything is in or nothing is."""
    with transaction.atomic():
        filling = _Filling()
        given = enumerate(sizes(articles, claims))
        while portion := list(islice(given, PORTION)):
            for number, size in portion:
                filling.add(number, story(filling.first + number, size))
            filling.write()
            yield filling.claims
        reset_sequences(KEYED)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


class _Filling:
    """Rows that wait to be written, and the keys that come next."""

    def __init__(self) -> None:
        self.claims = 0
        self.dice = random.Random(0)  # noqa: S311 - nothing is secret here
        self.rows: dict[type[models.Model], list[Row]] = defaultdict(list)
        self.parties = _parties()
        self.outlets = _outlets()
        self.uploads = _uploads()
        self.positions = [count(1) for _ in self.uploads]
        self.first = next_key(Article)
        self.keys = {model: count(next_key(model)) for model in KEYED}

    def write(self) -> None:
        for model in ORDER:
            copy_in(model, self.rows[model])
        self.rows.clear()

    def add(self, number: int, told: Story) -> None:
        article, version, run = (next(self.keys[model]) for model in (Article, Version, Run))
        outlet = self.outlets[told.outlet]
        self.rows[Article].append(
            {
                "id": article,
                "outlet_id": outlet,
                "title": told.title,
                "language": "en",
                "published_at": told.published,
            }
        )
        self.rows[Version].append(
            {
                "id": version,
                "article_id": article,
                "outlet_id": outlet,
                "text": told.text,
                "sha256": hashlib.sha256(told.text.encode()).hexdigest(),
            }
        )
        self.rows[Run].append(_done(id=run, version_id=version, extractor=EXTRACTOR, current=True))
        self._add_item(number, version)
        unnamed: dict[str, int] = {}
        for position, said in enumerate(told.said, start=1):
            chain = [self._party(name, article, unnamed) for name in said.chain]
            names = " ".join((told.outlet, *said.chain))
            self._add_claim(run, position, told.text, said, chain, names)

    def _add_item(self, number: int, version: int) -> None:
        place = number % len(self.uploads)
        upload, batch = self.uploads[place]
        position = next(self.positions[place])
        given = {"batch_id": batch, "upload_id": upload, "position": position}
        locator = f"invented.jsonl:{position}"
        self.rows[Item].append(_done(version_id=version, locator=locator, **given))

    def _party(self, name: str, article: int, unnamed: dict[str, int]) -> int:
        if name in self.parties:
            return self.parties[name]
        if name not in unnamed:
            unnamed[name] = next(self.keys[Party])
            row = {"id": unnamed[name], "name": name, "normal": normal_form(name)}
            kind = Kind.GROUP.value
            self.rows[Party].append({**row, "kind": kind, "named": False, "article_id": article})
        return unnamed[name]

    def _add_claim(
        self, run: int, position: int, text: str, said: Said, chain: list[int], names: str
    ) -> None:
        claim = next(self.keys[Claim])
        content, cue = text[slice(*said.content)], text[slice(*said.cue)]
        self.claims += 1
        self.rows[Claim].append(
            {
                "id": claim,
                "run_id": run,
                "position": position,
                "content": content,
                "names": names,
                "cue": cue,
                "cue_start": said.cue[0],
                "cue_end": said.cue[1],
                "attitude": said.attitude,
                "hedged": said.hedged,
                "denial": said.denial,
                "quote": QuoteKind.INDIRECT.value,
                "confidence": said.confidence,
                "turn": turn(said.confidence, attitude=said.attitude),
                "status": self.dice.choices(STATUSES, SHARES)[0],
            }
        )
        start, end = said.content
        piece = {"claim_id": claim, "position": 1, "start": start, "end": end, "exact": content}
        self.rows[Piece].append(piece)
        for place, party in enumerate(chain, start=1):
            # Only who speaks stands in the sentence; whom they cite is implied.
            spoken = said.speaker if place == 1 else (None, None)
            mention = said.chain[0] if place == 1 else ""
            hop = {"claim_id": claim, "position": place, "party_id": party, "mention": mention}
            self.rows[Hop].append({**hop, "start": spoken[0], "end": spoken[1]})


def _done(**given: Any) -> Row:
    return {**given, "status": Status.DONE.value, "ended_at": timezone.now()}


def _parties() -> dict[str, int]:
    """The named parties by name, made unless they are known."""
    kinds = dict.fromkeys(PEOPLE, Kind.PERSON) | dict.fromkeys(ORGANISATIONS, Kind.ORGANISATION)
    names = {normal_form(name): name for name in kinds}
    Party.objects.bulk_create(
        (
            Party(
                name=name,
                normal=normal,
                kind=kinds[name].value,
                named=True,
                keys=sorted(keys_of(Sketch((name,), kinds[name]))),
            )
            for normal, name in names.items()
        ),
        ignore_conflicts=True,
    )
    found = Party.objects.filter(named=True, namesake=0, normal__in=names)
    keys = {names[normal]: pk for normal, pk in found.values_list("normal", "pk")}
    Alias.objects.bulk_create(
        (Alias(party_id=keys[name], text=name, normal=normal) for normal, name in names.items()),
        ignore_conflicts=True,
    )
    return keys


def _outlets() -> dict[str, int]:
    Outlet.objects.bulk_create((Outlet(name=name) for name in OUTLETS), ignore_conflicts=True)
    return dict(Outlet.objects.filter(name__in=OUTLETS).values_list("name", "pk"))


def _uploads() -> list[tuple[int, int]]:
    """The uploads that the articles came with, and the batch of each."""
    made = Batch.objects.bulk_create(
        Batch(key=f"invented {timezone.now().isoformat()} {number}", label=f"Invented {number}")
        for number in range(1, BATCHES + 1)
    )
    uploads = Upload.objects.bulk_create(
        Upload(batch=batch, name="invented.jsonl", sha256="0" * 64, size=0, status=Status.DONE)
        for batch in made
    )
    return [(upload.pk, upload.batch_id) for upload in uploads]
