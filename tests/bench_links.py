"""A store of invented claims with embeddings, and what finding links in it costs; part of
`make bench-linking`. Needs Django set up.

The claims are those of `fill_newsroom`: sixteen things in nine places of which twelve kinds of
sentences are said, so that each has many near neighbours. A claim's vector is the true embedding
of its sentence without its figures and days, and some chance: claims of one kind lie about 0.9
from each other, as do reports of one event in other words.
"""

import random
import re
import statistics
import time
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import psutil
from django.db import connection, transaction
from pgvector import HalfVector
from pgvector.psycopg import register_vector

from articles import ledger
from articles.models import Article, Outlet, Version
from claims.asking import ask
from claims.linking import candidates, link
from claims.linking.embedding import DIMENSIONS, Vectors, embed
from claims.linking.gather import vector_of
from claims.management.filling import fill
from claims.management.invented import DAYS, story
from claims.models import Claim, Embedding, Hop, Link, Linking, Party, Piece, Run
from tests.bench_times import heading, milliseconds, tell

CLAIMS_AN_ARTICLE = 10
NEW_CLAIMS = 20
CHANCE = 0.33  # length of what is added to a true embedding
INDEX = "embedding_nearest"
ALLOWED = {"candidates": 20, "article": 1000}  # milliseconds, 95 in 100
LEAST_RECALL = 0.95
VARYING = re.compile(rf"\d+|{'|'.join(DAYS)}")


def grow(size: int, memory: str) -> None:
    """Fill the store up to `size` claims, and build the index anew: row by row takes longer."""
    missing = size - Claim.objects.count()
    began = time.perf_counter()
    if missing > 0:
        for _ in fill(missing // CLAIMS_AN_ARTICLE, missing):
            pass
    filled = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
        _embed_all()
        cursor.execute("SELECT set_config('maintenance_work_mem', %s, false)", [memory])
        stored = time.perf_counter()
        [index] = [each for each in Embedding._meta.indexes if each.name == INDEX]
        with connection.schema_editor() as editor:
            editor.add_index(Embedding, index)
        cursor.execute("VACUUM ANALYZE")
    built = time.perf_counter()
    print(
        f"\n{Claim.objects.count():,} claims: filled in {filled - began:.0f} s, embeddings in"
        f" {stored - filled:.0f} s, index in {built - stored:.0f} s",
        flush=True,
    )


def _embed_all() -> None:
    """An embedding for every claim that has none, by COPY."""
    rows = Claim.objects.filter(embedding=None).order_by("pk")
    fields = rows.values_list(
        "pk", "content", "run__version__article", "run__version__article__published_at"
    )
    dice, known = np.random.default_rng(rows.count()), dict[str, Vectors]()
    connection.ensure_connection()
    register_vector(connection.connection)
    statement = (
        "COPY claims_embedding (claim_id, vector, article_id, published_on) "
        "FROM STDIN WITH (FORMAT BINARY)"
    )
    found = list(fields)  # nothing can be asked while rows are copied in
    with transaction.atomic(), connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(["int8", "halfvec", "int8", "date"])
        for pk, content, article, published in found:
            vector = HalfVector(_vector(content, known, dice))
            copy.write_row((pk, vector, article, published.date() if published else None))


def _vector(content: str, known: dict[str, Vectors], dice: np.random.Generator) -> Vectors:
    kind = VARYING.sub("", content)
    if kind not in known:
        known[kind] = embed([kind])[0]
    return near(known[kind], dice)


def near(vector: Vectors, dice: np.random.Generator) -> Vectors:
    chance: npt.NDArray[np.float64] = dice.normal(size=DIMENSIONS)
    moved = vector + CHANCE * chance / np.linalg.norm(chance)
    return (moved / np.linalg.norm(moved)).astype(np.float32)


def measure(lookups: int, articles: int) -> None:
    heading()
    chosen = _sample(lookups)
    before = _processor()
    taken = [
        milliseconds(
            partial(candidates.candidates, claim, vector, claim.run.version.article.published_on)
        )
        for claim, vector in chosen
    ]
    own = (_processor() - before) / len(chosen)
    tell("candidates for one claim", taken, ALLOWED["candidates"])
    print(f"{'  of which processor time, mean':<40}{len(chosen):>6}{own:>9.1f}")
    recall = [_recall(claim, vector) for claim, vector in chosen]
    share = statistics.mean(recall)
    verdict = "" if share >= LEAST_RECALL else "   too few"
    print(f"{'recall@50 against exact search':<40}{len(recall):>6}{share:>9.3f}{verdict}")
    whole, processor = zip(*_linked(articles), strict=True)
    tell("linking 20 claims of a new article", whole, ALLOWED["article"])
    tell("  of which processor time", processor, ALLOWED["article"])


def _processor() -> float:
    """Milliseconds of processor time that this process and its part of the database have had:
    what remains comparable on a busy machine."""
    connection.ensure_connection()
    backend = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return 1000 * (time.process_time() + backend.user + backend.system)


def _sample(number: int) -> list[tuple[Claim, Vectors]]:
    """Claims from all over the store, each with a vector near its own, as if newly said."""
    chance, dice = random.Random(1), np.random.default_rng(1)
    last = Claim.objects.latest("pk").pk
    keys = {chance.randrange(1, last) for _ in range(number)}
    rows = Claim.objects.with_chain().filter(pk__in=keys, run__version__article__isnull=False)
    rows = rows.select_related("embedding", "run__version__article")
    return [(claim, near(vector_of(claim), dice)) for claim in rows]


def _recall(claim: Claim, vector: Vectors) -> float:
    """Of the fifty nearest in the window, how many the index finds."""
    given = {
        "article": claim.run.version.article_id,
        "vector": candidates.literal(vector),
        "most": candidates.NEAREST,
        **candidates.window(claim.run.version.article.published_on),
    }
    found = _nearest(given, exact=False)
    return len(found & (exact := _nearest(given, exact=True))) / max(1, len(exact))


def _nearest(given: Mapping[str, Any], *, exact: bool) -> set[int]:
    with transaction.atomic(), connection.cursor() as cursor:
        if exact:
            cursor.execute("SET LOCAL enable_indexscan = off")
        candidates.look_widely(cursor)
        cursor.execute(candidates.NEAREST_IN_WINDOW, given)
        return {pk for pk, _ in cursor.fetchall()}


def _linked(articles: int) -> Iterator[tuple[float, float]]:
    """Milliseconds to link each of some new articles, embeddings included: by the clock, and of
    processor time."""
    first = 1_000_000_000 + Version.objects.count()  # stories that nobody has told yet
    for number in range(articles):
        version = _stored(first + number)
        ask(Linking, [version.pk])
        lease = ledger.claim(Linking, version.linking.pk)
        assert lease
        began, own = time.perf_counter(), _processor()
        link.write(lease, link.search(version.linking))
        yield 1000 * (time.perf_counter() - began), _processor() - own
    print(f"({Link.objects.count():,} links by now)")


def _stored(number: int) -> Version:
    """An article as the extractor would have left it."""
    told = story(number, NEW_CLAIMS)
    outlet = Outlet.objects.get(name=told.outlet)
    text = f"{told.text} Run {time.time_ns()}."
    article = Article.objects.create(
        outlet=outlet, title=told.title, language="en", published_at=told.published
    )
    version = Version.objects.create(
        article=article, outlet=outlet, text=text, sha256=f"{time.time_ns():064x}"
    )
    run = Run.objects.create(version=version, current=True, extractor="bench", status="done")
    parties = {party.name: party for party in Party.objects.filter(named=True)}
    for position, said in enumerate(told.said, start=1):
        start, end = said.content
        claim = Claim.objects.create(
            run=run,
            position=position,
            content=text[start:end],
            cue=text[slice(*said.cue)],
            attitude=said.attitude,
            hedged=said.hedged,
            denial=said.denial,
            quote="indirect",
            confidence=said.confidence,
        )
        Piece.objects.create(claim=claim, position=1, start=start, end=end, exact=text[start:end])
        for place, name in enumerate(said.chain, start=1):
            if name not in parties:
                parties[name] = Party.objects.create(
                    name=name, normal=name, kind="group", named=False, article=article
                )
            Hop.objects.create(claim=claim, position=place, party=parties[name])
    return version
