"""For or against: negation, rejecting and supporting cues, opposites, hedges."""

from collections.abc import Iterable

from claims.linking.words import listed, stem, words


def stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in listed(text))


NEGATIONS = frozenset(
    listed(
        """no not never none nobody nothing neither nor without cannot can't won't don't doesn't
        didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't shouldn't couldn't ain't
        hardly barely scarcely false untrue wrong incorrect"""
    )
)
REJECTING = stems(
    """deny denies denied denying denial reject rejects rejection dismiss dismisses dismissal refute
    rebut dispute contradict condemn condemns condemnation denounce decry decries decried criticize
    criticise critics criticism criticizing slam slams blast bash oppose opposes opposing opposed
    opposition opponents challenge challenged rebuke repudiate disavow disagree object objection
    protest attack ridicule mock deride scoff lambast assail fault outrage anger angry backlash
    against question doubt skeptical sceptical contest refuse resist debunk disbelieve lament
    deplore renounce discredit counter deflect"""
)
# Cues that say of a proposition itself that it is not so.
DENYING = stems(
    """deny denies denied denying denial dispute refute rebut reject dismiss debunk repudiate
    disbelieve"""
)
SUPPORTING = stems(
    """propose proposal proposing pledge promise vow call calls calling urge demand seek want plan
    support supports back defend defends praise endorse favor favour approve welcome embrace
    advocate insist promote tout assert claim affirm confirm agree accept champion commit argue"""
)
HEDGES = frozenset(
    listed(
        """may might could perhaps possibly probably likely unlikely reportedly allegedly apparently
    appears appeared seems seemed suggest suggests suggested suspected potential potentially
    rumored rumoured alleged presumably"""
    )
)
OPPOSITES = tuple(
    (stems(one), stems(other))
    for one, other in (
        ("help helps benefit improve boost strengthen", "hurt harm damage worsen weaken ruin end"),
        (
            "rise rose increase grow grew climb gain up more higher",
            "fall fell drop decrease decline shrink lose down less fewer lower",
        ),
        (
            "win won victory lead leads leading ahead",
            "lose lost defeat trail trails trailing behind",
        ),
        (
            "support favor favour accept admit allow approve welcome admitting",
            "oppose against reject block ban bar forbid prohibit deny refuse",
        ),
        ("safe secure", "dangerous danger unsafe risk threat"),
        ("true accurate right correct", "false inaccurate wrong incorrect untrue lie"),
        ("guilty", "innocent"),
        (
            "strong stronger good great best success successful",
            "weak weaker bad poor terrible worst failure failed disaster",
        ),
        ("legal lawful constitutional", "illegal unlawful unconstitutional"),
        ("stay remain keep", "leave quit exit resign withdraw"),
        ("open opened begin start", "close closed stop halt cease"),
        ("qualified fit", "unqualified unfit"),
        ("alive survive", "dead die killed"),
        ("honest", "dishonest liar"),
        ("possible", "impossible"),
    )
)


def negations(text: str) -> int:
    return sum(word in NEGATIONS or word.endswith("n't") for word in words(text))


def stance(cue: str) -> int:
    """-1 for a cue that rejects what it introduces ("denied"), 1 for one that backs it, else 0.

    A negation in the cue turns it round: "did not deny" rejects nothing.
    """
    found = {stem(word) for word in words(cue)}
    if found & REJECTING:
        return 0 if negations(cue) else -1
    if found & SUPPORTING:
        return -1 if negations(cue) else 1
    return -1 if negations(cue) else 0


def denies(cue: str) -> bool:
    """Does the cue call what it introduces untrue? "Did not deny" does not."""
    return not negations(cue) and not DENYING.isdisjoint(stem(word) for word in words(cue))


def hedged(text: str) -> bool:
    return not HEDGES.isdisjoint(words(text))


def opposed(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Does one side hold a word (by stem) whose opposite stands on the other side alone?"""
    mine, yours = frozenset(ours), frozenset(theirs)
    only_mine, only_yours = mine - yours, yours - mine
    return any(
        (only_mine & one and only_yours & other) or (only_mine & other and only_yours & one)
        for one, other in OPPOSITES
    )
