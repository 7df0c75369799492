"""How many independent origins: each rule, the pivot, and what a withdrawal leaves."""

from claims.provenance.lineage import MOST_LOOPS, Lineage
from claims.provenance.origins import Standing, origins, pivot, standing, without
from claims.provenance.schema import Edge, How, Telling, Vertex, What

POST, GAZETTE, WIRE, HERALD = (
    Vertex(What.OUTLET, key, name)
    for key, name in enumerate(["Harbour Post", "Coast Gazette", "Nordwire", "Herald"], start=1)
)
LIND, VIK = Vertex(What.PARTY, 11, "Ada Lind"), Vertex(What.PARTY, 12, "Rosa Vik")
SOME, OTHERS = Vertex(What.GROUP, 21, "officials"), Vertex(What.GROUP, 22, "officials")


def unknown(claim: int) -> Vertex:
    return Vertex(What.UNKNOWN, claim)


def told(*tellings: Telling) -> Lineage:
    return Lineage(tellings)


def counted(*tellings: Telling) -> tuple[int, int, int]:
    found = origins(told(*tellings))
    return len(found.outlets), found.independent, found.unknown


def test_one_speaker_cited_by_three_outlets_is_one_origin() -> None:
    tellings = [Telling(k, outlet, (LIND,)) for k, outlet in enumerate([POST, GAZETTE, WIRE])]
    assert counted(*tellings) == (3, 1, 0)


def test_two_speakers_are_two() -> None:
    assert counted(Telling(1, POST, (LIND,)), Telling(2, GAZETTE, (VIK,))) == (2, 2, 0)


def test_a_copy_has_the_origins_of_what_it_copies() -> None:
    copy = Telling(2, GAZETTE, (unknown(2),), copy_of=WIRE)
    assert counted(Telling(1, WIRE, (LIND,)), copy) == (2, 1, 0)


def test_a_copy_of_a_text_that_is_not_here_counts_for_whom_it_names() -> None:
    assert counted(Telling(1, POST, (LIND,), copy_of=WIRE)) == (1, 1, 0)


def test_what_is_relayed_counts_for_its_origin() -> None:
    relayed = Telling(2, GAZETTE, (POST,))
    assert counted(Telling(1, POST, (LIND,)), relayed) == (2, 1, 0)
    assert counted(Telling(1, GAZETTE, (POST, LIND)), Telling(2, HERALD, (LIND,))) == (2, 1, 0)


def test_an_outlet_that_reports_on_its_own_is_an_origin() -> None:
    assert counted(Telling(1, POST, (WIRE,)), Telling(2, GAZETTE, (WIRE,))) == (2, 1, 0)


def test_an_outlet_that_names_only_itself_reports_on_its_own() -> None:
    own = Telling(1, POST, (POST,))
    assert origins(told(own, Telling(2, GAZETTE, (POST,)))).named == (POST,)
    assert standing(told(own), own) is Standing.NAMED


def test_outlets_that_all_cite_each_other_are_gone_through_once() -> None:
    many = [Vertex(What.OUTLET, key, f"Outlet {key}") for key in range(100, 140)]
    pairs = [(one, other) for one in many for other in many]
    tellings = [Telling(k, one, (other,)) for k, (one, other) in enumerate(pairs)]
    lineage = told(*tellings, Telling(-1, many[0], (LIND,)))
    assert set(origins(lineage).named) == {LIND, *many}
    assert len(lineage.loops()) == MOST_LOOPS


def test_anonymous_groups_are_not_known_to_be_apart() -> None:
    assert counted(Telling(1, POST, (SOME,)), Telling(2, GAZETTE, (OTHERS,))) == (2, 1, 0)
    named = Telling(3, WIRE, (LIND,))
    assert counted(Telling(1, POST, (SOME,)), Telling(2, GAZETTE, (OTHERS,)), named) == (3, 1, 0)
    assert len(origins(told(Telling(1, POST, (SOME,)), named)).groups) == 1


def test_an_open_end_is_no_origin() -> None:
    assert counted(Telling(1, POST, (unknown(1),)), Telling(2, GAZETTE, (LIND,))) == (2, 1, 1)
    assert counted(Telling(1, POST, (unknown(1),))) == (1, 0, 1)


def test_a_circle_has_no_origin_and_is_named() -> None:
    lineage = told(Telling(1, POST, (GAZETTE,)), Telling(2, GAZETTE, (POST,)))
    assert origins(lineage).independent == 0
    assert origins(lineage).unrecorded == 2
    assert lineage.loops() == [[POST, GAZETTE]]


def test_a_circle_with_a_way_out_has_that_origin() -> None:
    lineage = told(
        Telling(1, POST, (GAZETTE,)), Telling(2, GAZETTE, (POST,)), Telling(3, GAZETTE, (LIND,))
    )
    assert origins(lineage).named == (LIND,)


def test_where_each_telling_stands() -> None:
    cases = {
        (LIND,): Standing.NAMED,
        (WIRE, LIND): Standing.RELAYED,
        (SOME,): Standing.UNESTABLISHED,
        (unknown(1),): Standing.UNRECORDED,
        (): Standing.UNRECORDED,
    }
    for chain, expected in cases.items():
        telling = Telling(1, POST, chain)
        assert standing(told(telling), telling) is expected


def test_an_edge_that_is_cut_does_not_count() -> None:
    tellings = [Telling(1, POST, (WIRE, LIND)), Telling(2, GAZETTE, (LIND,))]
    cut = Edge(WIRE, LIND, How.CITED)
    assert origins(Lineage(tellings, frozenset([cut]))).named == (WIRE, LIND)


def test_the_pivot_is_the_edge_that_changes_the_number_most() -> None:
    relayed = Telling(1, POST, (WIRE, LIND))
    found = pivot(told(relayed, Telling(2, GAZETTE, (LIND,))))
    assert found is not None
    assert (found.edge, found.independent) == (Edge(WIRE, LIND, How.CITED), 2)
    assert pivot(told(Telling(1, POST, (LIND,)), Telling(2, GAZETTE, (LIND,)))) is None


def test_what_is_left_when_a_party_is_withdrawn() -> None:
    lineage = told(
        Telling(1, POST, (LIND,)), Telling(2, GAZETTE, (VIK,)), Telling(3, WIRE, (POST,))
    )
    left = without(lineage, [LIND])
    assert [telling.claim for telling in left.tellings] == [2]
    assert origins(without(lineage, [LIND, VIK])).independent == 0
    assert [telling.claim for telling in without(lineage, [POST]).tellings] == [2, 3]
