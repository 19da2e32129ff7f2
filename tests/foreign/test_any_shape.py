"""A PIAL written in any shape comes back the same."""

from hypothesis import given, settings
from invented import Helper, Pial, Pupil, Shape, pials, shapes, sheets_of

from pial_xl.takeover import TakeoverPlan, plan
from pial_xl.takeover.found import Remembered
from pial_xl.takeover.people import KnownPerson, person_key
from pial_xl.units.text import fold

Rows = dict[str, object]


def _by(rows: tuple[Rows, ...], name: str) -> dict[object, Rows]:
    return {row[name]: row for row in rows}


def _pupils(found: TakeoverPlan) -> set[tuple[object, ...]]:
    names = _by(found.dataset["T_Correspondance"], "code")
    entries = _by(found.dataset["T_Eleves"], "eleve")
    return {
        (
            person_key(str(names[n["eleve"]]["nom"]), str(names[n["eleve"]].get("prenom") or "")),
            names[n["eleve"]]["ne_le"],
            fold(entries[n["eleve"]]["uai"]),
            entries[n["eleve"]]["classe"],
            n["aide"],
            n.get("heures"),
            n["debut"],
            n["fin"],
        )
        for n in found.dataset["T_Notifications"]
    }


def _expected_pupil(p: Pupil) -> tuple[object, ...]:
    key = person_key(p.nom, p.prenom)
    return key, p.ne_le, fold(p.school), p.classe, p.aide, p.heures, p.debut, p.fin


def _helpers(found: TakeoverPlan) -> set[tuple[object, ...]]:
    return {
        (
            person_key(str(row["nom"]), str(row["prenom"] or "")),
            fold(row["uai"]),
            row["heures"],
            row["contrat"],
        )
        for row in found.dataset["T_AESH"]
    }


def _expected_helper(h: Helper) -> tuple[object, ...]:
    return person_key(h.nom, h.prenom), fold(h.school), h.heures, h.contrat


@settings(max_examples=40)
@given(pials(), shapes)
def test_the_same_pial_comes_back(pial: Pial, shape: Shape) -> None:
    found = plan(sheets_of(pial, shape))

    assert _pupils(found) == set(map(_expected_pupil, pial.pupils))
    assert _helpers(found) == set(map(_expected_helper, pial.helpers))
    assert found.not_understood == ()


@settings(max_examples=15)
@given(pials(), shapes, shapes)
def test_codes_stay_when_it_comes_again_in_another_shape(
    pial: Pial, first: Shape, second: Shape
) -> None:
    before = plan(sheets_of(pial, first))
    known = Remembered(
        [
            KnownPerson(str(r["code"]), str(r["nom"]), str(r["prenom"] or ""), r["ne_le"])  # type: ignore[arg-type]
            for r in before.dataset["T_Correspondance"]
        ],
        [
            KnownPerson(str(r["aesh"]), str(r["nom"]), str(r["prenom"] or ""))
            for r in before.dataset["T_AESH"]
        ],
    )

    after = plan(sheets_of(pial, second), known=known)

    assert _coded(after) == _coded(before)


def _coded(found: TakeoverPlan) -> set[tuple[object, ...]]:
    rows = found.dataset["T_Correspondance"]
    return {
        (r["code"], person_key(str(r["nom"]), str(r["prenom"] or "")), r["ne_le"]) for r in rows
    }
