"""What an AESH owes, and what is left: the rules of the trade, and a count made another way."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.dossier import Dossier
from pial_xl.dossier.charge import Groupe, parts_of
from pial_xl.dossier.duplicates import duplicates_of, of_shared_subjects
from pial_xl.dossier.quota import etp_margin
from pial_xl.tables import Affectation
from pial_xl.tables.types import Aide
from pial_xl.testing import REFERENCE, YEAR_END, YEAR_START, SampleWorkbook
from pial_xl.units.dates import SchoolYear
from pial_xl.units.durations import Exact, round_minutes, round_together
from pial_xl.units.numbers import parse_number

YEAR = SchoolYear(2026)
SCHOOLS = ("0440001M", "0440003P", "0440004R")
minutes = st.integers(1, 2880)


def _rows(heures: list[int | None], **fields: object) -> tuple[Affectation, ...]:
    rows = []
    for number, h in enumerate(heures, start=5):
        given = {"aesh": "A1", "eleve": f"E{number}", "aide": "M", "groupe": "G"} | fields
        row = Affectation.of_cells(given | ({} if h is None else {"heures": f"{h} min"}))
        rows.append(row.changed(number=number))
    return tuple(rows)


class TestParts:
    @given(st.lists(minutes, min_size=1, max_size=9))
    def test_parts_add_up_to_the_longest_row_exactly(self, heures: list[int]) -> None:
        parts = parts_of([Groupe(_rows(list(heures)))])
        assert sum(parts.values()) == max(heures)

    @given(minutes, st.integers(1, 9))
    def test_equal_rows_share_equally(self, heures: int, count: int) -> None:
        parts = parts_of([Groupe(_rows([heures] * count))])
        assert set(parts.values()) == {Fraction(heures, count)}

    @given(st.lists(minutes, min_size=2, max_size=9))
    def test_a_group_in_two_schools_is_counted_row_by_row(self, heures: list[int]) -> None:
        parts = parts_of([Groupe(_rows(list(heures)), SCHOOLS[:2])])
        assert sum(parts.values()) == sum(heures)

    def test_a_row_without_hours_takes_no_part(self) -> None:
        assert parts_of([Groupe(_rows([60, None]))]) == {5: 60}

    def test_an_empty_group_has_no_part(self) -> None:
        assert parts_of([Groupe(_rows([None]))]) == {}

    @given(st.lists(st.fractions(min_value=0, max_value=5000, max_denominator=50), max_size=8))
    def test_parts_rounded_together_make_the_rounded_whole(self, parts: list[Fraction]) -> None:
        whole = round_together(parts)
        assert sum(whole) == round_minutes(sum(parts, Fraction(0)))
        assert all(abs(w - p) < 1 for w, p in zip(whole, parts, strict=True))


days = st.dates(date(2026, 6, 1), date(2027, 11, 30)) | st.none()


class TestDuplicates:
    @given(st.lists(st.tuples(days, days), max_size=7))
    def test_a_row_repeats_the_first_kept_one_that_it_meets(
        self, periods: list[tuple[date | None, date | None]]
    ) -> None:
        rows = tuple(
            row.changed(eleve="E1", debut=debut, fin=fin)
            for row, (debut, fin) in zip(_rows([60] * len(periods)), periods, strict=True)
        )
        repeats = {row.number for same in duplicates_of(rows, YEAR) for row in same[1:]}
        kept: list[set[int]] = []
        expected = set()
        for row in rows:
            held = set(
                range(
                    max(row.debut or YEAR.start, YEAR.start).toordinal(),
                    min(row.fin or YEAR.end, YEAR.end).toordinal() + 1,
                )
            )
            if any(held & other for other in kept):
                expected.add(row.number)
            elif held:
                kept.append(held)
        assert repeats == expected

    @given(st.lists(st.tuples(st.sampled_from(["E1", "E2", None]), st.sampled_from(["G", None]))))
    def test_rows_that_others_are_about_too_are_gathered_in_order(
        self, held: list[tuple[str | None, str | None]]
    ) -> None:
        rows = [
            row.changed(eleve=eleve, groupe=groupe)
            for row, (eleve, groupe) in zip(_rows([60] * len(held)), held, strict=True)
        ]
        same = [a for a, pair in zip(rows, held, strict=True) if pair[0] and held.count(pair) > 1]
        assert list(of_shared_subjects(rows)) == same


@pytest.mark.parametrize(
    ("written", "margin"),
    [
        ("0,61", Fraction(1, 200)),
        ("18,5", Fraction(1, 20)),
        ("18,50", Fraction(1, 200)),
        ("0,6123", Fraction(1, 20000)),
        ("1", Fraction(1, 200)),
        ("20", Fraction(1, 200)),
        (0.1 + 0.2, Fraction(1, 200)),
    ],
)
def test_the_margin_of_an_etp_is_half_of_its_last_decimal(
    written: object, margin: Fraction
) -> None:
    assert etp_margin(parse_number(written)) == margin


def _random_workbook(seed: int) -> SampleWorkbook:
    """Make a workbook of one pole at random: groups, absences, repeats, rows of other times."""
    draw = Random(seed)  # noqa: S311 — cases of a test
    c = SampleWorkbook()
    c.tables["T_Poles"] = c.tables["T_Poles"][:1]
    for name in ("T_AESH", "T_Eleves", "T_Notifications", "T_Affectations", "T_Dotation"):
        c.tables[name] = []
    for n in range(8):
        c.add("T_Eleves", eleve=f"E{n}", uai=draw.choice(SCHOOLS))
    for n in range(draw.randint(1, 5)):
        c.add(
            "T_AESH",
            aesh=f"A{n}", pole="P1", debut=YEAR_START, heures=draw.randint(10, 35),
            heures_ulis=draw.choice((None, 2)), heures_referent=draw.choice((None, "1h30")),
            absent_du=draw.choice((None, None, date(2026, 11, 1))),
            absent_au=draw.choice((None, date(2026, 11, 10), YEAR_END)),
        )  # fmt: skip
        for _ in range(draw.randint(0, 7)):
            c.add(
                "T_Affectations",
                aesh=f"A{n}", eleve=f"E{draw.randrange(8)}", aide=draw.choice(("I", "M", "CO")),
                heures=f"{draw.randint(1, 16 * 60)} min", groupe=draw.choice((None, "G1", "G2")),
                debut=draw.choice((None, date(2026, 11, 25))),
            )  # fmt: skip
    return c


def _counted_otherwise(c: SampleWorkbook) -> dict[str, tuple[int, int, int, dict[str, Fraction]]]:
    """Count charge, free minutes, excess and minutes by help from the cells alone, by hand."""
    school = {e["eleve"]: e["uai"] for e in c.tables["T_Eleves"]}
    found = {}
    for a in c.tables["T_AESH"]:
        rows: list[dict[str, object]] = []
        seen = set()
        for r in c.tables["T_Affectations"]:
            if r["aesh"] != a["aesh"] or r["debut"]:
                continue
            key = (r["eleve"], r["aide"], r["groupe"])
            if key not in seen:
                rows.append(r)
            seen.add(key)
        own = {"CO": Fraction(120 if a["heures_ulis"] else 0), "I": Fraction(0), "M": Fraction(0)}
        other = 90 if a["heures_referent"] else 0
        least = _time(rows, school, own)
        ulis = 120 if a["heures_ulis"] else 0
        contrat = int(str(a["heures"])) * 60
        is_absent = bool(a["absent_du"]) and a["absent_au"] != date(2026, 11, 10)
        charge = least + ulis + other
        free = 0 if is_absent else max(0, contrat - charge)
        found[str(a["aesh"])] = (charge, free, max(0, charge - contrat), dict(own))
    return found


def _time(
    rows: list[dict[str, object]], school: dict[object, object], by_help: dict[str, Fraction]
) -> int:
    """Give the minutes of an AESH's time; add each row's part to its kind of help."""
    spent = 0
    together: defaultdict[object, list[dict[str, object]]] = defaultdict(list)
    for number, r in enumerate(rows):
        together[r["groupe"] or number].append(r)
    for same in together.values():
        is_split = len({school[r["eleve"]] for r in same}) > 1
        for bloc in [[r] for r in same] if is_split else [same]:
            lengths = [int(str(r["heures"]).removesuffix(" min")) for r in bloc]
            spent += max(lengths)
            for r, length in zip(bloc, lengths, strict=True):
                by_help[str(r["aide"])] += Fraction(length * max(lengths), sum(lengths))
    return spent


def _of(d: Dossier, aesh: str) -> tuple[int, int, int, dict[str, Exact]]:
    use = d.use(d.aesh_by_code[aesh])
    by_help = {str(aide): use.charge.of(aide) for aide in Aide}
    return int(use.charge.exact), int(use.free), int(use.excess), by_help


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_charge_and_free_hours_are_those_counted_by_hand(seed: int) -> None:
    c = _random_workbook(seed)
    d, expected = c.dossier(REFERENCE), _counted_otherwise(c)
    assert {code: _of(d, code) for code in expected} == expected
    bilan = d.bilans["P1"]
    assert bilan.charge == sum(charge for charge, *_ in expected.values())
    assert bilan.free == sum(free for _, free, *_ in expected.values())
    assert bilan.excess == sum(excess for _, _, excess, _ in expected.values())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_parts_by_school_and_by_help_make_the_charge_of_the_pupils(seed: int) -> None:
    d = _random_workbook(seed).dossier(REFERENCE)
    in_schools = sum(d.charge_by_uai.values(), Fraction(0))
    by_aide = sum(d.bilans["P1"].by_aide.values(), Fraction(0))
    ulis = sum(u.charge.ulis for u in d.bilans["P1"].uses)
    assert in_schools == by_aide - ulis


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(seed: int, draw: Random) -> None:
    c = _random_workbook(seed)
    rows = c.tables["T_Affectations"]
    # Of two rows that say the same thing the first stands: let them say the same hours.
    for r in rows:
        if r["groupe"] is None:
            r["heures"] = "120 min"
    unique = {(r["aesh"], r["eleve"], r["aide"], r["groupe"], r["debut"]): r for r in rows}
    c.tables["T_Affectations"] = list(unique.values())
    before, codes = c.dossier(REFERENCE), sorted(f.code for f in c.run_checks()[0])
    for name in ("T_Affectations", "T_AESH", "T_Eleves"):
        draw.shuffle(c.tables[name])
    after = c.dossier(REFERENCE)
    for code in before.aesh_by_code:
        assert _of(before, code) == _of(after, code)
    assert sorted(f.code for f in c.run_checks()[0]) == codes
