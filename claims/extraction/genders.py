"""Which pronoun a person goes by, as far as titles, roles and common given names tell."""

from typing import Literal

from claims.extraction.lexicon import words

Gender = Literal["m", "f"]

_MALE = words(
    "mr mr. sir lord king prince father brother husband son spokesman chairman congressman "
    "businessman councilman actor man he pope "
    "james john robert michael william david richard joseph thomas charles christopher daniel "
    "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward "
    "ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin "
    "scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry "
    "tyler aaron jose adam henry nathan douglas peter zachary kyle walter ethan jeremy harold "
    "keith christian roger terry carl sean arthur lawrence jesse dylan bryan joe bill bob tom tim "
    "jim mike dan steve ben matt chris tony ted mohamed mohammed ahmed ali omar hassan "
    "ibrahim yusuf ivan vladimir juan carlos luis antonio pierre jean hans lars marco giovanni"
)
_FEMALE = words(
    "mrs mrs. ms ms. lady dame queen princess mother sister wife daughter spokeswoman chairwoman "
    "congresswoman businesswoman councilwoman actress woman she "
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty "
    "margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah "
    "stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma "
    "nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather "
    "diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith "
    "megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn "
    "janice jean alice julia grace sophia helena elena fatima aisha leila marie claire ingrid"
)


def gender_of(mention: str, name: str) -> Gender | None:
    """Read off a title or role in `mention`, else off the first word of `name`."""
    for word in mention.lower().split():
        if word in _MALE ^ _FEMALE:
            return "m" if word in _MALE else "f"
    first = name.lower().split()[:1]
    if first and first[0] in _MALE ^ _FEMALE:
        return "m" if first[0] in _MALE else "f"
    return None
