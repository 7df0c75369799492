"""Which sentences of later articles state a claim and name nobody for it: found and stored.

Found with a text's links, both ways: what its own plain sentences take from earlier claims, and
which plain sentences of later texts take from its claims. Bounded on either side, so that a text
takes as long among a million as among a hundred.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from articles import ledger
from articles.models import Article, Version
from claims.extraction import Span, sentence_spans
from claims.linking import link
from claims.linking.candidates import literal, rare_together
from claims.linking.embedding import Vectors, embed_statements
from claims.linking.gather import comparable, statement, vector_of
from claims.linking.profiles import Profile, profile
from claims.linking.words import COMMON, weighed
from claims.models import Claim, Hop, Linking, Restatement
from claims.provenance.bare import SURE, bare, likelihood, near, stated
from claims.provenance.order import LATEST, by_then

WINDOW = dt.timedelta(days=30)  # in which a story is retold
MOST_SENTENCES = 60  # of one text
MOST_TEXTS = 12  # later ones that are read
NEAREST = 6  # earlier claims that a sentence is held against

_NEAREST = """
SELECT claim_id FROM claims_embedding
WHERE article_id <> %(article)s AND published_on BETWEEN %(first)s AND %(last)s
ORDER BY vector <=> %(vector)s::halfvec LIMIT %(most)s
"""


def link_and_restate(lease: ledger.Lease[Linking]) -> None:
    """The links of a text, and what it restates; its embeddings are committed in between, so that
    of two texts that come at once the later one sees the other."""
    linking = Linking.objects.select_related("version__article").get(pk=lease.pk)
    found = link.search(linking)
    refresh(linking.version)
    link.write(lease, found)


def refresh(version: Version) -> None:
    """Find anew what this text restates, and by what it is restated; safe when run twice."""
    found = [*_taken_up(version), *_given_on(version)] if _counts(version) else []
    with transaction.atomic():
        own = Q(version__article=version.article_id) | Q(claim__run__version=version)
        Restatement.objects.filter(own).delete()
        Restatement.objects.bulk_create(found, ignore_conflicts=True)


def _counts(version: Version) -> bool:
    """An undated text is no later than any; of one that was changed the newest is read."""
    newer = Version.objects.filter(article=version.article_id, number__gt=version.number)
    return version.article.published_at is not None and not newer.exists()


def _taken_up(version: Version) -> Iterator[Restatement]:
    """Sentences of this text that state what claims of earlier ones state."""
    plain = plain_sentences(version)
    vectors = embed_statements(stated(version.text, each) for each in plain)
    nearest = [_nearest(version, vector) for vector in vectors]
    rows = comparable().filter(pk__in={pk for pks in nearest for pk in pks})
    read = {
        row.pk: (row, _profile(row))
        for row in rows.select_related("embedding")
        if _earlier(row.run.version, version)
    }
    for sentence, vector, pks in zip(plain, vectors, nearest, strict=True):
        own = _read_sentence(version, sentence, vector)
        yield from _restated(version, sentence, own, [read[pk] for pk in pks if pk in read])


def _given_on(version: Version) -> Iterator[Restatement]:
    """Sentences of later texts that state what claims of this one state."""
    rows = comparable().filter(run__version=version, embedding__isnull=False)
    rows = rows.select_related("embedding")
    claims = [(row, _profile(row)) for row in rows]
    for later in _later_texts(version, [claim for claim, _ in claims]):
        for sentence in plain_sentences(later):
            words = weighed(sentence.of(later.text))
            alike = [each for each in claims if near(words, each[1].content)]
            if alike:
                [vector] = embed_statements([stated(later.text, sentence)])
                own = _read_sentence(later, sentence, vector)
                yield from _restated(later, sentence, own, alike)


def _earlier(one: Version, other: Version) -> bool:
    """Certainly, also where an article says only the day."""
    published = other.article.published_at
    return published is not None and by_then(one.article.published_at) < published


def plain_sentences(version: Version) -> list[Span]:
    """What the text says on its own account."""
    claims = comparable().filter(run__version=version)
    taken = [span for claim in claims for span in _places(claim)]
    return bare(version.text, sentence_spans(version.text), taken)[:MOST_SENTENCES]


def _places(claim: Claim) -> Iterator[Span]:
    yield from (Span(piece.start, piece.end) for piece in claim.pieces.all())
    if claim.cue_start is not None and claim.cue_end is not None:
        yield Span(claim.cue_start, claim.cue_end)
    for hop in claim.chain:
        if hop.start is not None and hop.end is not None:
            yield Span(hop.start, hop.end)


def _restated(
    version: Version,
    sentence: Span,
    own: Profile,
    claims: Iterable[tuple[Claim, Profile]],
) -> Iterator[Restatement]:
    for claim, content in claims:
        likeness = likelihood(own, content)
        if likeness >= SURE:
            yield Restatement(
                claim=claim,
                version=version,
                start=sentence.start,
                end=sentence.end,
                exact=sentence.of(version.text),
                likeness=likeness,
            )


def _read_sentence(version: Version, sentence: Span, vector: Vectors) -> Profile:
    published = version.article.published_on
    return profile(stated(version.text, sentence, published=published), vector)


def _profile(claim: Claim) -> Profile:
    return profile(statement(claim), vector_of(claim))


def _nearest(version: Version, vector: Vectors) -> list[int]:
    day = version.article.published_on
    assert day is not None
    given: dict[str, int | str | dt.date] = {
        "article": version.article_id,
        "vector": literal(vector),
        "first": max(day, dt.date.min + WINDOW) - WINDOW,
        "last": day,
        "most": NEAREST,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL hnsw.iterative_scan = 'relaxed_order'")
        cursor.execute(_NEAREST, given)
        return [pk for (pk,) in cursor.fetchall()]


def _later_texts(version: Version, claims: Sequence[Claim]) -> list[Version]:
    """The next articles that share a named party or rare words, already read."""
    parties = {hop.party_id for claim in claims for hop in claim.chain if hop.party.named}
    words = " | ".join(filter(None, (rare_together(claim.content, COMMON) for claim in claims)))
    alike = Q(pk__in=Hop.objects.filter(party__in=parties).values("claim__run__version__article"))
    if words:
        alike |= Q(wording__search=SearchQuery(words, search_type="raw", config="english"))
    published = by_then(version.article.published_at)
    later = Article.objects.filter(
        alike,
        published_at__gt=published,
        published_at__lte=min(published, LATEST - WINDOW) + WINDOW,
    ).exclude(pk=version.article_id)
    articles = list(later.order_by("published_at", "pk").values_list("pk", flat=True)[:MOST_TEXTS])
    newer = Version.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    texts = Version.objects.filter(~Exists(newer), article__in=articles, runs__current=True)
    return list(texts.select_related("article").order_by("pk"))
