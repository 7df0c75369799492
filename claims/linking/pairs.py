"""A file of pairs of claims, as JSON: a list of `{"id", "a", "b"}`, labelled or not.

Each claim is `{"content", "source", "cue", "context", "date", "article"}`; all but the content may
be missing or empty, a date is `YYYY-MM-DD`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claims.linking.schema import Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, the articles they stand in, and what a person called their relation, if any."""

    id: str
    statements: tuple[Statement, Statement]
    articles: tuple[str, str]
    label: str | None


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of `path`; raises ValueError where it holds something else."""
    given = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(given, list):
        raise ValueError(f"{path} holds no list of pairs")
    try:
        return [read_pair(each) for each in given]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} holds something that is no pair of claims: {error}") from error


def read_pair(given: Mapping[str, Any]) -> Pair:
    one, other = given["a"], given["b"]
    return Pair(
        id=str(given["id"]),
        statements=(read_statement(one), read_statement(other)),
        articles=(one.get("article") or "", other.get("article") or ""),
        label=given.get("label"),
    )


def read_statement(given: Mapping[str, Any]) -> Statement:
    return Statement(
        content=given["content"] or "",
        speaker=given.get("source") or "",
        cue=given.get("cue") or "",
        context=given.get("context") or "",
        published=date.fromisoformat(given["date"]) if given.get("date") else None,
    )
