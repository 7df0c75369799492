"""One full name, two people: where an article means another person than all others do."""

from articles.models import Article
from claims.extraction import Kind
from claims.models import Party, Regrouping
from claims.parties.regrouping import part
from claims.resolution.comparing import compare
from claims.resolution.schema import Verdict
from claims.resolution.sketching import here_and_elsewhere

UNLIKELY = 0.5  # below it they are kept apart until a person says that they are one


def part_namesake(pk: int, article: Article) -> tuple[Party, Verdict] | None:
    """Give the article a party of its own if all else speaks against the name; with the doubt.

    Once an article and name, and never against what a person has put together.
    """
    party = Party.objects.filter(pk=pk, merged_into=None, named=True, kind=Kind.PERSON).first()
    if party is None or _is_decided(party, article):
        return None
    drawn = here_and_elsewhere(party, article)
    verdict = compare(*drawn) if drawn else None
    if verdict is None or verdict.probability >= UNLIKELY:
        return None
    return part(party, article).other, verdict


def _is_decided(party: Party, article: Article) -> bool:
    """Whether this has been looked at before, or is what somebody has merged."""
    if Party.objects.filter(named=True, normal=party.normal, namesake=article.pk).exists():
        return True
    hops = party.hops.filter(claim__run__version__article=article).values_list("pk", flat=True)
    merged = Regrouping.objects.filter(kept=party, by__isnull=False, hops__overlap=list(hops))
    return merged.exists()
