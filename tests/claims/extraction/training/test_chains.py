from typing import Any

from claims.extraction.training.annotations import UNKNOWN, Annotated, Binding
from claims.extraction.training.chains import lay_over

TEXT = "Kell said Ruiz told him that the dam leaks. She loves the dam."


def claim(content: str, cue: str | None, *mentions: str | None) -> dict[str, Any]:
    chain = [{"mention": m, "canonical": m or "unknown", "named": bool(m)} for m in mentions]
    return {"content": [content], "cue": cue, "chain": chain, "hedged": False, "denial": False}


def place(part: str) -> tuple[int, int]:
    return TEXT.index(part), TEXT.index(part) + len(part)


def test_a_nested_claim_is_added_and_an_attitude_is_told_from_claims() -> None:
    outer = Binding(place("said"), (place("Ruiz told him that the dam leaks"),), (place("Kell"),))
    loves = Binding(place("loves"), ((TEXT.rindex("the dam"), len(TEXT) - 1),), (place("She"),))
    article = Annotated("story", TEXT, (outer, loves))
    first, attitude, nested = lay_over(
        article, 0, TEXT, [claim("the dam leaks", "told", "Kell", "Ruiz")]
    ).bindings
    assert first.claim == UNKNOWN
    assert attitude.claim == 0
    assert (nested.claim, nested.cue) == (1, place("told"))
    assert nested.content == (place("that the dam leaks"),)
    assert (nested.speaker, nested.via) == ((place("Ruiz"),), (place("Kell"),))


def test_a_claim_that_is_there_already_keeps_its_spans() -> None:
    old = Binding(place("told him"), (place("the dam leaks"),), (place("Ruiz"),))
    (found,) = lay_over(
        Annotated("story", TEXT, (old,)), 0, TEXT, [claim("dam leaks", "told", "Ruiz")]
    ).bindings
    assert (found.cue, found.content, found.claim) == (old.cue, old.content, 1)
