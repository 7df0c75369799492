"""An invented newsroom in which every outlet has every thread; part of `make bench-report`. Needs
Django set up.

Each outlet states each proposition once, in articles of five claims; three in ten through another
outlet.
"""

import datetime as dt
import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from articles.models import Article, Outlet, Version
from claims.models import Claim, Hop, Membership, Party, Piece, Qualifier, Run, Thread

CLAIMS_AN_ARTICLE = 5
PEOPLE = 60
SENTENCE = "The ferry on line {thread} will not sail for {number} days, {name} said. "


@dataclass(frozen=True)
class Said:
    thread: Thread
    number: int
    chain: list[Party]

    def sentence(self) -> str:
        name = self.chain[-1].name
        return SENTENCE.format(thread=self.thread.pk, number=self.number, name=name)


@transaction.atomic
def fill(threads: int, outlets: int) -> None:
    dice = random.Random(1)
    made = Thread.objects.bulk_create(
        Thread(wording=f"The ferry on line {n} will not sail") for n in range(threads)
    )
    printers = Outlet.objects.bulk_create(Outlet(name=f"Outlet {n}") for n in range(outlets))
    people = Party.objects.bulk_create(
        Party(name=f"Person {n}", normal=f"person {n}", kind="person", named=True)
        for n in range(PEOPLE)
    )
    cited = Party.objects.bulk_create(
        Party(name=each.name, normal=each.name.lower(), kind="outlet", outlet=each, named=True)
        for each in printers
    )
    for outlet in printers:
        for first in range(0, threads, CLAIMS_AN_ARTICLE):
            told = made[first : first + CLAIMS_AN_ARTICLE]
            article(outlet, [said(thread, people, cited, dice) for thread in told], dice)


def said(
    thread: Thread, people: Sequence[Party], cited: Sequence[Party], dice: random.Random
) -> Said:
    number, speaker = dice.randrange(2, 9), dice.choice(people)
    through = [dice.choice(cited)] if dice.random() < 0.3 else []
    return Said(thread, number, [*through, speaker])


def article(outlet: Outlet, told: Sequence[Said], dice: random.Random) -> None:
    day = dt.datetime(2026, 3, 1, tzinfo=dt.UTC) + dt.timedelta(hours=dice.randrange(400))
    text = "".join(each.sentence() for each in told) + f"By {outlet.name}."
    printed = Article.objects.create(outlet=outlet, title="No ferry", published_at=day)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    version = Version.objects.create(article=printed, outlet=outlet, text=text, sha256=sha256)
    run = Run.objects.create(version=version, extractor="invented-1", current=True, status="done")
    starts = [text.index(each.sentence()) for each in told]
    claims = Claim.objects.bulk_create(
        claim(run, position, start, dice) for position, start in enumerate(starts, start=1)
    )
    rows = list(zip(claims, told, starts, strict=True))
    Piece.objects.bulk_create(
        Piece(
            claim=claim,
            position=1,
            start=start,
            end=start + len(claim.content),
            exact=claim.content,
        )
        for claim, _, start in rows
    )
    Hop.objects.bulk_create(
        Hop(claim=claim, position=position, party=party)
        for claim, each, _ in rows
        for position, party in enumerate(each.chain, start=1)
    )
    Qualifier.objects.bulk_create(figure(*row) for row in rows)
    Membership.objects.bulk_create(
        Membership(claim=claim, thread=each.thread) for claim, each, _ in rows
    )


def claim(run: Run, position: int, start: int, dice: random.Random) -> Claim:
    text = run.version.text
    end = text.index(",", start)
    cue = text.index("said", end)
    return Claim(
        run=run,
        position=position,
        content=text[start:end],
        cue="said",
        cue_start=cue,
        cue_end=cue + len("said"),
        hedged=dice.random() < 0.2,
        denial=dice.random() < 0.05,
        quote="indirect",
        confidence=0.9,
        status="accepted",
        revision=1,
    )


def figure(claim: Claim, told: Said, start: int) -> Qualifier:
    words = str(told.number)
    at = start + claim.content.index(f"{words} days")
    return Qualifier(claim=claim, role="figure", start=at, end=at + 1, exact=words, low=told.number)
