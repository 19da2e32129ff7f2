"""Tables of allocations that carry their pupils, and cells merged over several of their rows."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from files import sheet, write_ods, write_xlsx

from pial_xl.sheets.closed.foreign.reading import read_source
from pial_xl.takeover import SourceSheet, TakeoverPlan, plan

HEADER = ["AESH", "Élève", "Classe", "École", "Aide", "Heures", "Début"]
LEA = ["LEROY Anne", "DURAND Léa", "CM2", "École Jules Ferry", "I", 12, date(2026, 9, 1)]
ALI = [None, "PETIT Ali", "CE1", None, "M", None, None]
ALI_AGAIN = ["MOREL Jean", "PETIT Ali", "CE1", "École Jules Ferry", "M", "3h", None]
SHARES = sheet("Répartition", ["Répartition des AESH"], [], HEADER, LEA, ALI, ALI_AGAIN)
MERGED = replace(SHARES, merges=((1, 1, 1, 7), (4, 1, 5, 1), (4, 4, 5, 4), (4, 6, 5, 6)))


def kinds(found: TakeoverPlan) -> list[str]:
    return [str(guess.kind) for guess in found.sheets]


def shares(found: TakeoverPlan) -> list[tuple[Any, ...]]:
    """Give the allocations: who, for whom, for how many minutes."""
    return [(r["aesh"], r["eleve"], r.get("heures")) for r in found.dataset["T_Affectations"]]


def test_allocations_give_their_pupils_where_no_sheet_lists_any() -> None:
    found = plan([SHARES])

    assert kinds(found) == ["Élèves et affectations"]
    assert [row["nom"] for row in found.dataset["T_Correspondance"]] == ["DURAND", "PETIT"]
    assert [row.get("classe") for row in found.dataset["T_Eleves"]] == ["CM2", "CE1"]
    assert shares(found) == [("A01", "E001", 720), ("A02", "E002", 180)]


def test_the_hours_and_the_days_of_allocations_are_not_notified_ones() -> None:
    found = plan([SHARES])

    assert found.dataset["T_Affectations"][0]["debut"] == date(2026, 9, 1)
    assert not any({"heures", "debut"} & row.keys() for row in found.dataset["T_Notifications"])


def test_notified_hours_and_days_are_taken_beside_allocations() -> None:
    header = [*HEADER, "Heures notifiées", "Début notification"]
    row = [*LEA, 15, date(2025, 9, 1)]

    (notified,) = plan([sheet("Répartition", header, row)]).dataset["T_Notifications"]

    assert (notified["heures"], notified["debut"]) == (900, date(2025, 9, 1))


def test_allocations_of_pupils_that_a_sheet_lists_add_none() -> None:
    listed = sheet(
        "Élèves",
        ["NOM Prénom", "Date de naissance", "Classe", "École"],
        ["DURAND Léa", date(2015, 3, 1), "CM2", "École Jules Ferry"],
    )

    found = plan([listed, SHARES])

    assert kinds(found) == ["Élèves", "Affectations"]
    assert len(found.dataset["T_Eleves"]) == 1
    assert shares(found) == [("A01", "E001", 720)]


def test_allocations_that_tell_nothing_else_of_their_pupils_give_none() -> None:
    found = plan([sheet("Répartition", ["AESH", "Élève", "Heures"], ["LEROY Anne", "Léa D.", 3])])

    assert kinds(found) == ["Affectations"]
    assert found.dataset["T_Eleves"] == ()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_merged_cell_is_said_of_each_row_beside_it(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    (write_xlsx if kind == "xlsx" else write_ods)(path, MERGED)

    found = plan(read_source(path))

    assert shares(found) == [("A01", "E001", 720), ("A01", "E002", None), ("A02", "E002", 180)]
    assert {row["uai"] for row in found.dataset["T_Eleves"]} == {"École Jules Ferry"}


def test_merged_hours_are_counted_once_and_it_is_said() -> None:
    said = [(r.place, r.what) for r in plan([MERGED]).remarks]

    assert (
        "ligne 4",
        "la cellule « Heures/semaine » est fusionnée sur 2 lignes : comptée une seule fois",
    ) in said


def test_a_merged_cell_makes_no_row_of_a_blank_one() -> None:
    tall: SourceSheet = replace(SHARES, merges=((6, 1, 1_000_000, 1), (6, 2, 1_000_000, 2)))

    assert len(plan([tall]).dataset["T_Affectations"]) == 2
