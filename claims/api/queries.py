"""What may be asked for: the filters of the pages, where nonsense is refused instead of ignored."""

import datetime as dt
import re
from typing import Annotated, Literal

from ninja import Field
from pydantic import AfterValidator, BeforeValidator

from claims.api.paging import Paged
from claims.extraction import QuoteKind
from claims.filters import LARGEST_KEY, Filter


def _without_nul(words: str) -> str:
    if "\0" in words:
        raise ValueError("must not contain a null character")
    return words


def _written_out(given: object) -> object:
    """Pydantic would take a number for seconds since 1970."""
    if isinstance(given, str) and not ISO_DAY.fullmatch(given):
        raise ValueError("must be a day such as 2026-03-06")
    return given


ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Day = Annotated[dt.date, BeforeValidator(_written_out)]
Words = Annotated[str, Field(max_length=200), AfterValidator(_without_nul)]
Name = Annotated[str, Field(max_length=150), AfterValidator(_without_nul)]
Tag = Annotated[str, Field(max_length=16), AfterValidator(_without_nul)]
Key = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
Share = Annotated[float, Field(ge=0, le=1)]

# Written out: two enumerations of one name would be one in the description of the API.
ClaimStatus = Literal["pending", "accepted", "rejected", "unsure", "once", "disputed"]
ReportStatus = Literal["current", "withdrawn", "superseded"]


class ArticlesQuery(Paged):
    q: Words = Field("", description="Words of the title.")
    outlet: Key | None = None
    state: Literal["waiting"] | None = Field(None, description="Waits: it is not in English.")


class ThreadsQuery(Paged):
    q: Words = Field("", description="Words of the thread or of one of its claims.")


class ReportsQuery(Paged):
    status: ReportStatus | None = None


class ClaimsQuery(Paged):
    """The fields of `claims.filters.Filter`."""

    q: Words = Field("", description="Words, as in the search.")
    status: ClaimStatus | None = None
    outlet: Key | None = None
    batch: Key | None = None
    party: Words = Field("", description="Part of the name of a party in the chain.")
    thread: Key | None = None
    language: Tag = ""
    quote: QuoteKind | None = None
    attitude: bool | None = None
    hedged: bool | None = None
    denial: bool | None = None
    anonymous: bool | None = Field(None, description="Somebody in the chain is not named.")
    confidence_from: Share | None = None
    confidence_to: Share | None = None
    since: Day | None = Field(None, description="Published on this day or later.")
    until: Day | None = Field(None, description="Published on this day or before.")
    assigned: Name = Field("", description="A username, or “me”.")

    def filter(self) -> Filter:
        given = self.model_dump(exclude={"after", "limit"})
        return Filter(**{name: value for name, value in given.items() if value is not None})
