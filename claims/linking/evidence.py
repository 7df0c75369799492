"""Reasons a person can read: what each kind of evidence adds, with a sentence."""

from collections.abc import Callable, Iterable, Mapping

from claims.linking.profiles import Profile
from claims.linking.schema import Evidence
from claims.linking.words import as_written

Values = Mapping[str, float]

KINDS: dict[str, tuple[str, ...]] = {
    "wording": ("meaning", "meaning close", "words shared", "words covered"),
    "quotation": ("run shared", "quoted apart"),
    "length": ("brevity", "lengths"),
    "speaker": (
        "speaker same",
        "speaker same about",
        "speaker implied",
        "speaker differs",
        "speaker named about",
        "speakers missing",
    ),
    "names": ("names shared", "names apart"),
    "surroundings": ("words of context", "names nearby"),
    "numbers": ("number same", "number differs about", "number alone"),
    "dates": ("days apart", "same days", "years apart", "date missing"),
    "polarity": (
        "one rejects about",
        "one rejects, one backs",
        "both reject",
        "one negates",
        "opposites",
        "one denies about",
        "only negation differs",
    ),
    "hedge": ("hedge",),
}
MOST_SHOWN = 4  # names or figures in one sentence


def reasons(
    one: Profile, other: Profile, values: Values, shares: Mapping[str, float], bias: float
) -> tuple[Evidence, ...]:
    """The kinds of evidence, the weightiest first; their weights add up to bias plus shares."""
    found = [Evidence("start", bias, "Where two claims stand before they are compared.")]
    for kind, features in KINDS.items():
        weight = sum(shares.get(feature, 0.0) for feature in features)
        if weight:
            found.append(Evidence(kind, weight, SENTENCES[kind](one, other, values)))
    return tuple(sorted(found, key=lambda each: -abs(each.weight)))


def wording(one: Profile, other: Profile, values: Values) -> str:
    shared = sorted(one.content.keys() & other.content.keys(), key=lambda s: -one.content[s])
    near = f"Nearness in meaning {values['meaning']:.2f}"
    if not shared:
        return f"{near}; no telling words in common."
    return f"{near}; in common: {listed(one, shared)}."


def quotation(one: Profile, other: Profile, values: Values) -> str:
    if values["quoted apart"]:
        return "Two quotations of which no four words on end are the same."
    if not values["run shared"]:
        return "No four words on end are the same."
    longest = " ".join(min(one.runs & other.runs))
    return f"Word for word the same in part: “{longest}”."


def length(one: Profile, other: Profile, values: Values) -> str:
    return f"{counted(one.length)} against {counted(other.length)}."


def counted(words: int) -> str:
    return "1 word" if words == 1 else f"{words} words"


def speaker(one: Profile, other: Profile, values: Values) -> str:
    if values["speaker same"]:
        return f"Both are attributed to {listed(one, one.speaker & other.speaker)}."
    for own, theirs in ((one, other), (other, one)):
        if named := own.speaker & theirs.names:
            return f"One is about {listed(own, named)}, who says the other."
    if values["speaker differs"]:
        return f"Attributed to {listed(one, one.speaker)} and to {listed(other, other.speaker)}."
    if values["speaker implied"]:
        return "Only one names its speaker; the passage around the other names the same."
    return "At least one names no speaker."


def names(one: Profile, other: Profile, values: Values) -> str:
    shared = one.names & other.names
    if shared:
        return f"Both name {listed(one, shared)}."
    if one.names and other.names:
        return f"One names {listed(one, one.names)}, the other {listed(other, other.names)}."
    return "No names to compare."


def surroundings(one: Profile, other: Profile, values: Values) -> str:
    shared = one.context_names & other.context_names
    if shared:
        return f"The passages around them both name {listed(one, shared)}."
    return "The passages around them name nobody in common."


def numbers(one: Profile, other: Profile, values: Values) -> str:
    ours, theirs = (
        ", ".join(each.shown for each in side.quantities[:MOST_SHOWN]) for side in (one, other)
    )
    if values["number same"]:
        return f"A figure agrees, allowing for rounding: {ours}; {theirs}."
    if values["number differs about"]:
        return f"Figures of one kind differ: {ours}; {theirs}."
    if values["number alone"]:
        return f"Only one gives a figure: {ours or theirs}."
    return "No figures to compare."


def dates(one: Profile, other: Profile, values: Values) -> str:
    if values["years apart"]:
        return "They speak of different years."
    if not one.published or not other.published:
        return "A date is missing: they may be of different years."
    days = abs((one.published - other.published).days)
    return "Published on the same day." if not days else f"Published {days} days apart."


POLARITY = {
    "one denies about": "One denies what the other states.",
    "only negation differs": "The same words, but one negates them.",
    "one rejects, one backs": "One rejects what the other puts forward.",
    "one rejects about": "One rejects what it speaks of, the other does not.",
    "opposites": "They use words that are opposites.",
    "one negates": "One negates, the other does not.",
    "both reject": "Both reject.",
}


def polarity(one: Profile, other: Profile, values: Values) -> str:
    told = (sentence for feature, sentence in POLARITY.items() if values[feature])
    return next(told, "Both speak the same way.")


def hedge(one: Profile, other: Profile, values: Values) -> str:
    return "One is hedged, the other not." if values["hedge"] else "Equally certain."


def listed(profile: Profile, stems: Iterable[str]) -> str:
    """The first few of `stems`, as the texts of `profile` write them."""
    shown = list(stems)[:MOST_SHOWN]
    written = as_written(profile.text)
    return ", ".join(written.get(stem, stem) for stem in shown)


SENTENCES: dict[str, Callable[[Profile, Profile, Values], str]] = {
    "wording": wording,
    "quotation": quotation,
    "length": length,
    "speaker": speaker,
    "names": names,
    "surroundings": surroundings,
    "numbers": numbers,
    "dates": dates,
    "polarity": polarity,
    "hedge": hedge,
}
