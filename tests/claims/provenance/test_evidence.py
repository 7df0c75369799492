"""What a step stands on: characters that open, a share of words, a credit line."""

import pytest
from django.test import Client

from articles.models import Version
from claims.models import Claim
from claims.provenance.account import account
from claims.provenance.evidence import Ground
from tests.factories import make_claim, make_family
from tests.press import make_printed

pytestmark = pytest.mark.django_db
SAID = "No ferry will sail to Holm, said Ada Lind. (Nordwire)"


def claim(outlet: str, text: str = SAID, cue: str = "said", who: str = "Ada Lind") -> Claim:
    return make_claim(
        make_printed(text, outlet), "No ferry will sail to Holm", cue=cue, chain=[who]
    )


def reasons() -> dict[str, Ground]:
    found = account(Claim.objects.all()).steps
    return {f"{s.line.edge.start} → {s.line.edge.end}": s.grounds[0] for s in found}


def test_a_mention_is_opened_where_it_stands(as_editor: Client) -> None:
    claim("Post")
    ground = reasons()["Post → Ada Lind"]
    assert (ground.said, ground.words) == ("The text names", "Ada Lind")
    page = as_editor.get(ground.address.removesuffix("#here")).content.decode()
    assert 'id="here">Ada Lind</mark>' in page


def test_what_is_implied_shows_the_cue_and_else_the_claim() -> None:
    implied = claim("Post", who="Rosa Vik")
    assert reasons()["Post → Rosa Vik"].words == "said"
    Claim.objects.update(cue="", cue_start=None, cue_end=None)
    ground = reasons()["Post → Rosa Vik"]
    assert ground.words == "No ferry will sail to Holm"
    assert f"claim={implied.pk}" in ground.address


def test_a_credit_line_is_opened_where_it_stands(as_editor: Client) -> None:
    claim("Post")
    Version.objects.update(wire="Nordwire")
    ground = reasons()["Post → Nordwire"]
    assert ground.said == "The text credits"
    page = as_editor.get(ground.address.removesuffix("#here")).content.decode()
    assert 'id="here">Nordwire</mark>' in page


def test_an_agency_that_the_text_does_not_print_has_no_characters() -> None:
    claim("Post")
    Version.objects.update(wire="Southwire")
    assert "chars" not in reasons()["Post → Southwire"].address


def test_a_copy_shows_its_share_and_leads_to_the_comparison(as_editor: Client) -> None:
    first, copy = claim("Post"), claim("Gazette", f"{SAID} More.")
    make_family(first.run.version, copy.run.version)
    ground = reasons()["Gazette → Post"]
    assert ground.said.startswith("100%")
    assert as_editor.get(ground.address).status_code == 200


@pytest.mark.parametrize("chars", ["5-2", "0-999999", "x-3", "4", "-", "²-³"])
def test_characters_that_the_text_does_not_have_are_passed_over(
    as_editor: Client, chars: str
) -> None:
    article = claim("Post").run.version.article_id
    page = as_editor.get(f"/articles/{article}/", {"chars": chars})
    assert page.status_code == 200
    assert 'id="here"' not in page.content.decode()


def test_of_many_claims_a_step_shows_the_first() -> None:
    version = claim("Post").run.version
    for _ in range(7):
        make_claim(version, "No ferry will sail to Holm", chain=["Ada Lind"])
    [step] = account(Claim.objects.all()).steps
    assert len(step.line.claims) == 8
    assert [ground.claim for ground in step.grounds] == step.line.claims[:5]
