"""The place in the queue as a number."""

from claims.turns import turn


def test_the_less_certain_the_sooner() -> None:
    assert [turn(value) for value in (0, 0.25, 1)] == [0, 250, 1000]


def test_what_makes_a_look_worth_more_moves_a_claim_forward() -> None:
    plain = turn(0.5)
    reasons = ({"new_origin": True}, {"contradicted": True}, {"reported": True})
    moved = [plain - turn(0.5, **reason) for reason in reasons]
    assert moved == sorted(moved)
    assert moved[0] > 0
    everything = turn(0.5, new_origin=True, contradicted=True, reported=True)
    assert plain - everything == sum(moved)


def test_an_attitude_comes_after_every_claim_and_fits_the_column() -> None:
    first_attitude = turn(0, attitude=True, new_origin=True, contradicted=True, reported=True)
    assert turn(1) < first_attitude
    assert turn(1, attitude=True) < 2**15
