from claimtrack.management.console import box


def test_every_line_is_as_wide_as_the_longest() -> None:
    assert box(["one", "", "longer"]).splitlines() == [
        "╭──────────╮",
        "│  one     │",
        "│          │",
        "│  longer  │",
        "╰──────────╯",
    ]
