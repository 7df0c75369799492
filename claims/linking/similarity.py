"""Two claims side by side: what speaks for and against their being one.

Every feature is the same whichever claim comes first. Those called "… about" count the more, the
nearer the two claims are in meaning: a denial matters where both speak of one thing.
"""

from collections.abc import Mapping
from math import log, log1p

from claims.linking.moments import YEAR_ON, bridged, days_between
from claims.linking.polarity import opposed
from claims.linking.profiles import Profile
from claims.linking.words import shared_weight

ALL_BUT = 0.8  # share of words in common from which on a negation is what sets two claims apart
CLOSE = 0.6  # cosine above which wording alone begins to convince


def compare(one: Profile, other: Profile) -> dict[str, float]:
    """Features by name, most between 0 and 1."""
    return features(one, other, float(one.vector @ other.vector))


def features(one: Profile, other: Profile, cosine: float) -> dict[str, float]:
    """`compare`, with the cosine of the two embeddings given."""
    about = max(0.0, cosine)
    return {
        "meaning": cosine,
        "meaning close": max(0.0, cosine - CLOSE),
        **wording(one, other),
        **speakers(one, other, about),
        **subjects(one, other),
        **figures(one, other, about),
        **timing(one, other),
        **polarity(one, other, about),
        **denial(one, other, about),
    }


def wording(one: Profile, other: Profile) -> dict[str, float]:
    fewest, run = max(1, min(len(one.runs), len(other.runs))), one.runs & other.runs
    return {
        "words shared": overlap(one.content, other.content),
        "words covered": coverage(one.content, other.content),
        "words of context": overlap(one.context, other.context),
        "run shared": len(run) / fewest,
        "quoted apart": float(one.quoted and other.quoted and not run),
        "brevity": 1 / (1 + min(one.length, other.length)),
        "lengths": abs(log((1 + one.length) / (1 + other.length))),
    }


def overlap(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Shared weight over all weight (a weighed Jaccard index)."""
    shared = shared_weight(ours, theirs)
    return shared / max(1e-9, sum(ours.values()) + sum(theirs.values()) - shared)


def coverage(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Shared weight over the weight of the lighter side."""
    lighter = min(sum(ours.values()), sum(theirs.values()))
    return min(
        1.0, min(shared_weight(ours, theirs), shared_weight(theirs, ours)) / max(1e-9, lighter)
    )


def speakers(one: Profile, other: Profile, about: float) -> dict[str, float]:
    same = bool(one.speaker & other.speaker)
    differs = bool(one.speaker and other.speaker) and not same
    return {
        "speaker same": float(same),
        "speaker same about": same * about,
        "speaker implied": float(speaks_nearby(one, other) or speaks_nearby(other, one)) * about,
        "speaker differs": float(differs),
        "speaker named about": float(speaks_of(one, other) or speaks_of(other, one)) * about,
        "speakers missing": float((not one.speaker) + (not other.speaker)),
    }


def speaks_of(one: Profile, other: Profile) -> bool:
    """Does what one says name who says the other? "Kroll's plan" is what Kroll put forward."""
    return bool(one.names & other.speaker)


def speaks_nearby(named: Profile, unnamed: Profile) -> bool:
    """Does the passage around a claim by "he" name the speaker of the other claim?"""
    return not unnamed.speaker and bool(named.speaker & unnamed.context_names)


def subjects(one: Profile, other: Profile) -> dict[str, float]:
    shared = len(one.names & other.names)
    apart = min(len(one.names), len(other.names)) - shared
    fewest = min(len(one.context_names), len(other.context_names))
    return {
        "names shared": log1p(shared),
        "names apart": log1p(apart),
        "names nearby": len(one.context_names & other.context_names) / max(1, fewest),
    }


def figures(one: Profile, other: Profile, about: float) -> dict[str, float]:
    same = any(ours.equals(theirs) for ours in one.quantities for theirs in other.quantities)
    units = {each.unit for each in one.quantities} & {each.unit for each in other.quantities}
    return {
        "number same": float(same),
        "number differs about": (bool(units) and not same) * about,
        "number alone": float(bool(one.quantities) != bool(other.quantities)),
    }


def timing(one: Profile, other: Profile) -> dict[str, float]:
    days = days_between(one.published, other.published)
    return {
        "days apart": log1p(days or 0),
        "same days": float(days is not None and days <= 2),
        "years apart": float(years_apart(one, other, days)),
        "date missing": float(days is None and not one.runs & other.runs),
    }


def years_apart(one: Profile, other: Profile, days: int | None) -> bool:
    """Do the claims name different years, or stand a year apart with nothing to bridge it?"""
    if one.runs & other.runs:
        return False
    if one.years and other.years:
        return one.years.isdisjoint(other.years)
    nearby = one.years_nearby | other.years_nearby
    return (days or 0) > YEAR_ON and not bridged(one.published, other.published, nearby)


def polarity(one: Profile, other: Profile, about: float) -> dict[str, float]:
    return {
        "one rejects about": ((one.stance < 0) != (other.stance < 0)) * about,
        "one rejects, one backs": (one.stance * other.stance < 0) * about,
        "both reject": float(one.stance < 0 and other.stance < 0),
        "one negates": (one.negated != other.negated) * about,
        "opposites": opposed(one.stems, other.stems) * about,
        "hedge": float(one.hedged != other.hedged),
    }


def denial(one: Profile, other: Profile, about: float) -> dict[str, float]:
    """Plain denial: of the claim by its cue, or by a "not" where hardly anything else differs."""
    reworded = overlap(one.content, other.content) < ALL_BUT
    return {
        "one denies about": (one.denies != other.denies) * about,
        "only negation differs": float(one.negated != other.negated and not reworded),
    }
