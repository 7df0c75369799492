"""Every address of the site, each of a row that exists."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.work import Status
from claims.parties.regrouping import merge
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role
from tests.editorial import make_report, make_ruling, make_shaping
from tests.factories import (
    make_alias,
    make_article,
    make_batch,
    make_bulk,
    make_claim,
    make_family,
    make_feed,
    make_item,
    make_link,
    make_near,
    make_party,
    make_proposal,
    make_review,
    make_table,
    make_thread,
    make_token,
    make_user,
    make_version,
    make_view,
)
from tests.weights import make_fit, make_threshold

OF_A_BATCH = (
    *("articles:batch", "articles:commit", "articles:discard", "articles:retry"),
    *("articles:fill", "articles:failed", "claims:roll_back"),
)
OF_A_BULK = ("claims:bulk", "claims:bulk_start", "claims:bulk_leave", "claims:bulk_take_back")
OF_A_PARTY = (
    *("claims:party", "claims:party_describe", "claims:party_add_alias"),
    *("claims:party_merge", "claims:party_split"),
)
OF_A_THREAD = (
    *("claims:thread", "claims:rename", "claims:split", "claims:merge"),
    *("claims:rule", "claims:story"),
)
OF_A_CLAIM = (
    *("claims:history", "claims:decide", "claims:hold", "claims:let_go", "claims:assign"),
    "claims:dispute",
)
OF_A_VIEW = ("claims:view", "claims:take_view_away")
OF_A_REPORT = (
    *("claims:report", "claims:withdraw_report", "claims:reinstate_report"),
    *("claims:report_files", "claims:report_file_make"),
    "claims:report_file_delete",
    "claims:api:report",
)
SENSITIVITY = "claims:sensitivity"
OF_A_FAMILY = ("articles:family", "articles:origin", "articles:take_out")
FILE = "claims:report_file"
TRAIL = "claims:trail"


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


OWN = {name for name in names(get_resolver()) if not name.startswith("admin:")}


def every_address(analyst: User) -> dict[str, str]:
    """Each address by its name, of rows that this makes."""
    version = make_version(article=make_article())
    make_version("The ferry sails.", version.article, number=2)
    claim, party = make_claim(version), make_party("Ada Lind")
    link = make_link(make_claim(), make_claim(chain=["Coast Gazette", "Ada Lind"]))
    report = make_report(make_user(Role.EDITOR))
    thread = make_thread(link.one, link.other)
    rows = {
        "claims:article": version.article_id,
        "claims:changes": version.article_id,
        **dict.fromkeys(OF_A_CLAIM, claim.pk),
        **dict.fromkeys(OF_A_VIEW, make_view(make_user()).pk),
        "claims:correct": claim.pk,
        **dict.fromkeys(("claims:add", "claims:suggest"), version.pk),
        "claims:say_why": make_review(claim).pk,
        "claims:reading": version.pk,
        "claims:read_anyway": version.pk,
        **dict.fromkeys(OF_A_BATCH, make_batch().pk),
        **dict.fromkeys(OF_A_BULK, make_bulk(claim).pk),
        **dict.fromkeys(OF_A_PARTY, party.pk),
        "claims:party_remove_alias": make_alias(party, "Madam Harbour").pk,
        "claims:party_proposal_answer": make_proposal(party).pk,
        "claims:party_by_rule_back": merge(party, make_party("Ada K. Lind"), by=None).pk,
        "claims:party_take_back": merge(party, make_party("A. Lind"), by=make_user()).pk,
        **dict.fromkeys(OF_A_FAMILY, make_family(version).pk),
        **dict.fromkeys(OF_A_THREAD, thread.pk),
        "claims:take_ruling_back": make_ruling(thread, analyst).pk,
        **dict.fromkeys(OF_A_REPORT, report.pk),
        "claims:judge": link.pk,
        "claims:take_thresholds_back": make_threshold(analyst).pk,
        **dict.fromkeys(("claims:fit", "claims:use_fit"), make_fit(judged=True).pk),
        "claims:revoke_token": make_token(analyst).token.pk,
        "claims:api:article": version.article_id,
        "claims:api:claim": claim.pk,
        "claims:api:thread": thread.pk,
        "claims:undo_shaping": make_shaping(analyst).pk,
        "articles:feed": make_feed().pk,
        "articles:columns": make_table().pk,
        "articles:differences": make_near(version).pk,
        "articles:mend": make_item(status=Status.PARSED).pk,
    }
    several = {TRAIL: ["claim", claim.pk], FILE: [report.pk, "md"]}
    addresses = {
        name: reverse(name, args=several.get(name, [rows[name]] if name in rows else []))
        for name in OWN
    }
    addresses[SENSITIVITY] += f"?party={party.pk}"
    return addresses
