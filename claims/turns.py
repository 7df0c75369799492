"""When a claim's turn comes in the queue: those that need a person most come first."""

CERTAIN = 1000
NEW_ORIGIN = 250
CONTRADICTED = 400
REPORTED = 500
AFTER_ALL_CLAIMS = 10_000


def turn(
    confidence: float,
    *,
    attitude: bool = False,
    new_origin: bool = False,
    contradicted: bool = False,
    reported: bool = False,
) -> int:
    """The place of a claim in the queue, from -1150 to 11000; the smaller, the sooner.

    It starts from the extractor's confidence (0 to 1) in thousandths. What makes a look
    worth more moves it forward by the constants above: an origin that nobody had cited
    before, a link that contradicts it, a report that rests on it. An attitude asserts
    nothing and waits behind all claims.
    """
    place = round(CERTAIN * confidence)
    place -= NEW_ORIGIN * new_origin + CONTRADICTED * contradicted + REPORTED * reported
    return place + AFTER_ALL_CLAIMS * attitude
