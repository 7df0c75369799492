"""Sentences of our own through the whole pipeline: who is cited by whom."""

import pytest

from claims.extraction import extract


def chains_of(text: str) -> list[list[str]]:
    return [[hop.canonical for hop in claim.chain] for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The Harbour Times reported that the dam leaks, citing port officials.",
            ["Harbour Times", "port officials"],
        ),
        (
            "Citing a leaked email, Channel Nine said the minister had known since spring.",
            ["Channel Nine", "leaked email"],
        ),
        (
            "Ruiz, citing a report by the Lake Institute, said the water is unsafe.",
            ["Ruiz", "report by the Lake Institute"],
        ),
        (
            "Channel Nine said the attack on the pumping station was claimed by the River Brigade.",
            ["Channel Nine", "River Brigade"],
        ),
        (
            "According to the Dunmore Gazette, Ruiz said that the dam will fail this year.",
            ["Dunmore Gazette", "Ruiz"],
        ),
        (
            "According to the Dunmore Gazette, Professor Ana Ruiz, who heads the panel, said that "
            "the dam will fail this year.",
            ["Dunmore Gazette", "Ana Ruiz"],
        ),
        (
            "“I'm told that the dam is safe and that nobody was hurt,” Mayor Ruiz said.",
            ["Ruiz", "unknown"],
        ),
        (
            "Reporters turned to the Harbour Inspectorate, which reported 21 collisions this year.",
            ["Harbour Inspectorate"],
        ),
        (
            "Satellite imagery shows that the reservoir has fallen by a third, said the Lake "
            "Institute.",
            ["Lake Institute", "Satellite imagery"],
        ),
        ("Documents obtained by the police show the port knew of the cracks in 2019.",
         ["Documents obtained by the police"]),
        ("A police report shows that two guards were asleep.", ["police report"]),
        ("The dam was reportedly inspected only once.", ["unknown"]),
        ("The guards were sent home in June. This was first highlighted by the Dunmore Gazette.",
         ["Dunmore Gazette"]),
        ("Repairs will cost four million. [Attribution: Channel Nine report]",
         ["Channel Nine report"]),
        ("“The gate was open all night,” @dunmorewatch wrote on 3 May.", ["@dunmorewatch"]),
        ("The gate was open all night. — Dunmore Watch (@dunmorewatch) May 3, 2024",
         ["Dunmore Watch"]),
        ("Mayor denies cover-up", ["Mayor"]),
        ("Bridge unsafe: inspector", ["inspector"]),
        ("‘Bridge is unsafe’, inspector says", ["inspector"]),
    ],
)  # fmt: skip
def test_the_chain_of_the_last_claim(text: str, chain: list[str]) -> None:
    assert chains_of(text)[-1] == chain


def test_headline_lede_and_body_are_kept_apart() -> None:
    text = (
        "Bridge unsafe: inspector\n\nThe old bridge is unsafe, an inspector said on Monday.\n\n"
        "“It is unsafe,” inspector Tom Kell told reporters."
    )
    assert len(chains_of(text)) == 3
