"""What is new, known or gone between two runs."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.constats import Constat, Niveau
from pial_xl.report.blocks.controles import Status, TrackedConstat
from pial_xl.report.blocks.statuses import compare
from pial_xl.tables.address import Cell
from pial_xl.units.mesure import minutes


def constat(code: str = "A-01", cell: str = "D12", objet: str = "A07") -> Constat:
    return Constat(
        code=code,
        niveau=Niveau.ALERTE,
        cell=Cell("Affectations", cell),
        objet=objet,
        message="27h20 pour 24h00.",
        mesure="27h20",
        attendu="24h00",
        ecart="3h20",
        advice="Retirez 3h20.",
        source="",
    )


def statuses(rows: tuple[TrackedConstat, ...]) -> list[str]:
    return [row.status.value for row in rows]


def test_a_first_run_finds_everything_new() -> None:
    assert statuses(compare([], [constat(), constat(cell="D13")])) == ["nouveau", "nouveau"]


def test_the_same_constat_is_known() -> None:
    assert statuses(compare(compare([], [constat()]), [constat()])) == ["connu"]


def test_a_constat_whose_measure_changed_is_known_and_shows_its_new_measure() -> None:
    (row,) = compare(compare([], [constat()]), [replace(constat(), mesure=minutes(1500))])

    assert (row.status, row.constat.mesure) == (Status.KNOWN, minutes(1500))


def test_inserting_a_row_makes_no_constat_new() -> None:
    before = compare([], [constat(cell="D12"), constat(cell="D13", objet="A08")])

    after = compare(before, [constat(cell="D13"), constat(cell="D14", objet="A08")])

    assert statuses(after) == ["connu", "connu"]


def test_a_second_constat_about_the_same_thing_is_new() -> None:
    after = compare(compare([], [constat(cell="D13")]), [constat(), constat(cell="D13")])

    assert statuses(after) == ["nouveau", "connu"]


def test_what_is_gone_comes_last_then_disappears() -> None:
    before = compare([], [constat(), constat("N-01", "A3", "E01")])

    after = compare(before, [constat("N-01", "A3", "E01")])

    assert [(row.constat.code, row.status) for row in after] == [
        ("N-01", Status.KNOWN),
        ("A-01", Status.SOLVED),
    ]
    assert len(compare(after, [constat("N-01", "A3", "E01")])) == 1


CONSTATS = st.lists(
    st.builds(
        constat,
        st.sampled_from(["A-01", "N-01"]),
        st.sampled_from(["D12", "D13", "D14"]),
        st.sampled_from(["A07", "A08"]),
    ),
    max_size=8,
)


@given(CONSTATS, CONSTATS)
def test_every_constat_is_shown_once_and_every_earlier_one_is_accounted_for(
    before: list[Constat], after: list[Constat]
) -> None:
    rows = compare(compare([], before), after)

    assert [row.constat for row in rows[: len(after)]] == after
    known = sum(row.status is Status.KNOWN for row in rows)
    solved_count = sum(row.status is Status.SOLVED for row in rows)
    assert known + solved_count == len(before)
