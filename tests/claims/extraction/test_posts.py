from claims.extraction.chains import chains
from claims.extraction.layers import Chained
from claims.extraction.posts import posts
from tests.claims.extraction.handmade import attribution, sentences_of

SIGNED = "— Dunmore Watch (@dunmorewatch) May 3, 2024"


def found(text: str) -> list[tuple[str, str]]:
    return [(post.body.of(text), post.party.of(text)) for post in posts(text)]


def test_a_post_stands_before_its_signature_or_above_it() -> None:
    body, party = "The gate was open all night", "Dunmore Watch (@dunmorewatch)"
    for text in (f"{body}. {SIGNED}", f"Rain.\n{body}. pic.twitter.com/x\n\n{SIGNED}\n\nMore."):
        assert found(text) == [(body, party)]


def test_no_post_without_handle_or_body() -> None:
    assert found("The gate was open — Dunmore Watch (a club)") == []
    assert found(SIGNED) == []


def chained(text: str, *inside: str) -> list[tuple[str, list[str | None]]]:
    doc = sentences_of(text)
    doc._.attributions = [attribution(text, content, "said", "Ruiz") for content in inside]
    made: tuple[Chained, ...] = chains(doc)._.chained
    return [
        (
            c.attribution.content[0].of(text),
            [s.party.of(text) if s.party else None for s in c.steps],
        )
        for c in made
    ]


def test_an_account_states_what_nobody_else_does() -> None:
    text = f"The gate was open all night. {SIGNED}"
    assert chained(text) == [("The gate was open all night", ["Dunmore Watch (@dunmorewatch)"])]


def test_an_account_relays_what_its_post_reports() -> None:
    text = f"Ruiz said the gate was open all night. {SIGNED}"
    assert chained(text, "the gate was open all night") == [
        ("the gate was open all night", ["Dunmore Watch (@dunmorewatch)", "Ruiz"])
    ]
