"""Three invented stories and an agency's text as four outlets print it, to import in tests."""

import json

FERRY = (
    "The ferry to Holm will not sail on Friday, harbour master Ada Lind said. A cracked rudder "
    "was found on Tuesday evening while the crew made her ready for the night crossing, and the "
    "yard at Skjold has no dock free before the middle of next week. Passengers with tickets may "
    "travel with the mail boat, which leaves at six, or ask for their money at the counter. "
    "“Nobody will be left on the quay,” Lind told reporters, and promised a second boat by Monday."
)
MUSEUM = (
    "The museum in Ostrel closes for repairs in June, its director Jon Falk told reporters on "
    "Wednesday. Rain came through the roof of the east wing twice this winter and spoiled a "
    "tapestry that had hung there for ninety years. The town will pay half of what the work costs; "
    "for the other half Falk hopes for a lottery grant, which is decided on in April."
)
BAKERY = (
    "A bakery in Varn sells bread by weight again, the Varn Chronicle reports. Its owner says she "
    "was tired of guests who asked for the crust only. A loaf is cut in front of whoever buys it, "
    "and the price is chalked on the counter in front of everybody, large enough to read outside."
)
FERRY_CUT = FERRY.rpartition(" “Nobody")[0]
FERRY_EDITED = FERRY.replace("will not sail", "cannot sail").replace("six", "half past six")


def jsonl(*rows: dict[str, str]) -> bytes:
    return b"\n".join(json.dumps(row).encode() for row in rows)


def row(text: str, outlet: str = "Bay News", **fields: str) -> dict[str, str]:
    return {"text": text, "outlet": outlet, "published": "2026-03-06", **fields}
