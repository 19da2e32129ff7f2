"""What one aggregated paper hides, another does not give away: the list and the note together."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pial_xl.report.couverture import count_couverture
from pial_xl.report.handouts.paper import PaperTable
from pial_xl.report.handouts.told import told_couverture
from pial_xl.report.handouts.waiting import waiting_paper
from pial_xl.report.waiting import find_waiting
from pial_xl.testing import YEAR_START, SampleWorkbook

K = 5
SCHOOLS = {"0440003P": "École Sainte-Fiction", "0440004R": "École du Gabarit"}
GIVEN = {"SERVED": 10, "PARTIAL": 3, "UNDETERMINED": "dix"}
AIDES = {"I": ("WITHOUT", *GIVEN), "M": ("WITHOUT", "SERVED", "UNDETERMINED")}
Atom = tuple[str, str, str]
"""A school, a kind of help, how its pupils are served."""
ATOMS = [(uai, aide, service) for uai in SCHOOLS for aide in AIDES for service in AIDES[aide]]


def workbook_of(counts: Iterable[int]) -> SampleWorkbook:
    workbook = SampleWorkbook()
    for table in ("T_Eleves", "T_Notifications", "T_Affectations"):
        workbook.tables[table].clear()
    for (uai, aide, service), count in zip(ATOMS, counts, strict=True):
        for _ in range(count):
            code = f"X{len(workbook.tables['T_Eleves']):04}"
            workbook.add("T_Eleves", eleve=code, uai=uai)
            heures = {"heures": 10} if aide == "I" else {}
            workbook.add("T_Notifications", eleve=code, aide=aide, debut=YEAR_START, **heures)
            if service in GIVEN:
                given_hours = GIVEN[service]
                workbook.add(
                    "T_Affectations", aesh="A02", eleve=code, aide=aide, heures=given_hours
                )
    return workbook


def some(
    uais: Iterable[str] = SCHOOLS, aides: Iterable[str] = AIDES, *services: str
) -> frozenset[Atom]:
    return frozenset(a for a in ATOMS if a[0] in uais and a[1] in aides and a[2] in services)


def told_by_note(workbook: SampleWorkbook) -> Iterator[tuple[frozenset[Atom], object]]:
    told = told_couverture(count_couverture(workbook.dossier())[-1], K)
    services = ("SERVED", "PARTIAL", "WITHOUT", "UNDETERMINED")
    yield some(SCHOOLS, "I", *services), told.individuelle[0]
    yield some(SCHOOLS, "I", "PARTIAL", "WITHOUT"), told.waiting
    for service, count in zip(services, told.individuelle[1:], strict=True):
        yield some(SCHOOLS, "I", service), count
    yield some(SCHOOLS, "M", *services), told.mutualisee[0]
    for service, count in zip(
        ("SERVED", "WITHOUT", "UNDETERMINED"), told.mutualisee[1:], strict=True
    ):
        yield some(SCHOOLS, "M", service), count


def told_by_list(workbook: SampleWorkbook) -> Iterator[tuple[frozenset[Atom], object]]:
    d = workbook.dossier()
    uai_of = {nom: uai for uai, nom in SCHOOLS.items()}
    for part in waiting_paper(d, find_waiting(d)).parts:
        rows = part.rows if isinstance(part, PaperTable) else ()
        for aide in {row[1] for row in rows}:
            named = {uai_of[row[0]] for row in rows if row[1] == aide and row[0] in uai_of}
            for row in rows:
                if row[1] != aide:
                    continue
                aides = AIDES if aide == "Toutes" else str(aide)[0]
                uais = {uai_of[row[0]]} if row[0] in uai_of else SCHOOLS.keys() - named
                yield some(uais, aides, "WITHOUT", "PARTIAL"), row[2]
                yield some(uais, aides, "WITHOUT"), row[3]
                yield some(uais, aides, "PARTIAL"), row[4]


def determined(equations: Iterable[frozenset[Atom]], wanted: frozenset[Atom]) -> bool:
    """Tell whether a sum of counts follows from the sums that are known."""
    basis: dict[Atom, dict[Atom, Fraction]] = {}

    def reduced(members: Iterable[Atom]) -> dict[Atom, Fraction]:
        row = dict.fromkeys(members, Fraction(1))
        while pivot := next((a for a in ATOMS if row.get(a) and a in basis), None):
            by = row[pivot]
            for atom, weight in basis[pivot].items():
                row[atom] = row.get(atom, Fraction(0)) - by * weight
        return {atom: weight for atom, weight in row.items() if weight}

    for equation in equations:
        if row := reduced(equation):
            pivot = min(row, key=ATOMS.index)
            basis[pivot] = {atom: weight / row[pivot] for atom, weight in row.items()}
    return not reduced(wanted)


@given(st.tuples(*(st.integers(0, 9) for _ in ATOMS)))
@settings(max_examples=60, deadline=None)
def test_the_list_and_the_note_give_no_small_count_away(counts: tuple[int, ...]) -> None:
    workbook = workbook_of(counts)
    count_of = dict(zip(ATOMS, counts, strict=True))
    told = [*told_by_note(workbook), *told_by_list(workbook)]
    known = [atoms for atoms, count in told if isinstance(count, int)]
    assert all(
        count == sum(count_of[a] for a in atoms) for atoms, count in told if isinstance(count, int)
    )
    places = [*([uai] for uai in SCHOOLS), list(SCHOOLS)]
    services = [[s] for s in AIDES["I"]] + [["WITHOUT", "PARTIAL"], ["SERVED", "UNDETERMINED"]]
    for sought in {some(p, a, *s) for p in places for a in (*AIDES, AIDES) for s in services}:
        if 0 < sum(count_of[a] for a in sought) < K:
            assert not determined(known, sought)
