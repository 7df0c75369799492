"""Who carries a proposition, and who only says that it is open or false. Pure."""

import re
from collections.abc import Iterable

# Words that leave a proposition open, unlike a hedge that puts it forward with care ("may").
_NOT = r"(?:not|never|n't|n’t|unable to|yet to|cannot|refused to|declined to)"
_CONFIRM = r"(?:confirm|verif|corroborat|establish|substantiat|say|tell)"
_OPEN = re.compile(
    r"\b(?:whether|unclear|unconfirmed|unverified|unproven|uncertain|unknown|doubt\w*|dubious|"
    r"sceptical|skeptical|questioned|questions|disputed)\b"
    rf"|{_NOT}\s(?:\w+\s){{0,2}}{_CONFIRM}",
    re.IGNORECASE,
)


def doubted(content: str, cue: str, hedges: Iterable[str]) -> bool:
    """Whether these words leave it open: "whether …", "could not confirm that …"."""
    begins = content.lstrip("“‘\"' ").casefold().startswith("whether ")
    return begins or any(_OPEN.search(words) for words in (cue, *hedges))
