"""A text with its claims marked: nothing lost, every role told, the chosen claim apart."""

import pytest

from claims.models import Qualifier
from claims.review.highlights import Mark
from claims.review.marked import reading
from tests.factories import TEXT, make_claim, make_qualifier, make_version

pytestmark = pytest.mark.django_db

SECOND = "a cracked rudder may be the cause"


def test_the_words_are_all_there_and_in_order() -> None:
    version = make_version()
    make_claim(version)
    make_claim(version, SECOND, cue="According to", chain=["Coast Gazette"])

    shown = reading(version)

    words = "\n".join("".join(part.text for part in line) for line in shown.paragraphs)
    assert words == TEXT


def test_each_fragment_tells_its_roles() -> None:
    version = make_version()
    claim = make_claim(version, SECOND, cue="According to", chain=["Coast Gazette", "nobody here"])

    parts = [part for line in reading(version).paragraphs for part in line if part.marks]

    assert [(part.text, part.classes, part.marks) for part in parts] == [
        ("According to", "cue", f"{claim.pk}:cue"),
        ("Coast Gazette", "mention", f"{claim.pk}:hop-1"),
        (SECOND, "content", f"{claim.pk}:content"),
    ]


def test_overlapping_contents_grow_deeper() -> None:
    version = make_version()
    outer, inner = make_claim(version), make_claim(version, "Holm will not sail", chain=[])

    parts = [part for line in reading(version).paragraphs for part in line]

    both = next(part for part in parts if part.text == "Holm will not sail")
    assert both.classes == "content depth-2"
    assert both.marks == f"{outer.pk}:content {inner.pk}:content"


def test_only_the_chosen_claim_is_on_and_begins_once() -> None:
    version = make_version()
    make_claim(version)
    chosen = make_claim(version, SECOND, cue="According to", chain=["Coast Gazette"])

    shown = reading(version, chosen.pk)

    parts = [part for line in shown.paragraphs for part in line]
    assert shown.chosen == chosen
    assert [part.text for part in parts if part.first] == ["According to"]
    assert {part.text for part in parts if "on-" in part.classes} == {
        "According to",
        "Coast Gazette",
        SECOND,
    }


def test_a_claim_of_another_text_is_not_chosen() -> None:
    assert reading(make_version(), make_claim().pk).chosen is None


def test_the_roles_of_the_chosen_claim_begin_with_their_letters() -> None:
    version = make_version()
    make_claim(version)
    chosen = make_claim(version, SECOND, cue="According to", chain=["Coast Gazette", "Ada Lind"])

    parts = [part for line in reading(version, chosen.pk).paragraphs for part in line if part.tag]

    assert [(part.tag, part.text) for part in parts] == [
        ("R2", "Ada Lind"),
        ("Q", "According to"),
        ("S", "Coast Gazette"),
        ("C", SECOND),
    ]
    assert [part.text for part in parts if "on-hop-2" in part.classes] == ["Ada Lind"]


def test_a_fragment_tells_where_it_begins() -> None:
    version = make_version("🚢 It sails.\n\nAda said so.")
    make_claim(version, "Ada", cue="said", chain=[])

    parts = [part for line in reading(version).paragraphs for part in line]

    assert all(version.text[part.start :].startswith(part.text) for part in parts)
    assert [line[0].start for line in reading(version).paragraphs] == [0, 13]


def test_claims_come_in_the_order_of_the_text() -> None:
    version = make_version()
    second, first = make_claim(version, SECOND), make_claim(version)

    assert reading(version).claims == [first, second]


def test_a_draft_stands_for_the_chosen_claim() -> None:
    version = make_version()
    claim = make_claim(version)

    shown = reading(version, claim.pk, [Mark(0, 9, "content", claim.pk)])

    on = [part.text for line in shown.paragraphs for part in line if "on-content" in part.classes]
    assert on == ["The ferry"]


def test_the_words_that_qualify_it_are_marked_in_the_chosen_claim_only() -> None:
    claim = make_claim(make_version(), SECOND, cue="According to", chain=["Coast Gazette"])
    make_qualifier(claim, "may", Qualifier.Role.HEDGE)
    version = claim.run.version

    plain = [part for line in reading(version).paragraphs for part in line]
    chosen = [part for line in reading(version, claim.pk).paragraphs for part in line]

    assert not [part for part in plain if "hedge" in part.classes]
    (hedge,) = [part for part in chosen if "hedge" in part.classes]
    assert (hedge.text, hedge.marks) == ("may", f"{claim.pk}:content {claim.pk}:hedge")
