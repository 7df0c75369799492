"""Text in a spreadsheet cell that stays text. Pure.

Follows the OWASP advice on CSV injection: a cell that a spreadsheet would
take for a formula, full-width signs included, is prefixed with an apostrophe.
"""

FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")


def neutral(value: str) -> str:
    """`value`, unable to start a formula; `restored` gives it back.

    A value that already begins with an apostrophe gets another one, so that
    the round trip is exact.
    """
    return f"'{value}" if value.startswith((*FORMULA, "'")) else value


def restored(cell: str) -> str:
    return cell.removeprefix("'")
