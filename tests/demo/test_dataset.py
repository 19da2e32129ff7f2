"""The clean data of the demo: a believable network in which only the shortage speaks."""

from collections import Counter

import pytest
from raw_demo import constats_of, dossier_of

from pial_xl.constats import Constat
from pial_xl.demo.calendar import DATE_DEMO
from pial_xl.demo.dataset import Dataset, demo_dataset
from pial_xl.dossier import Dossier
from pial_xl.report.grouping import lines
from pial_xl.tables import TABLES, columns
from pial_xl.tables.types import Aide
from pial_xl.units.dates import is_active
from pial_xl.units.uai import is_valid_uai


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return demo_dataset()


@pytest.fixture(scope="module")
def dossier(dataset: Dataset) -> Dossier:
    return dossier_of(dataset)


@pytest.fixture(scope="module")
def constats(dataset: Dataset) -> tuple[Constat, ...]:
    return constats_of(dataset)


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("T_Poles", 3),
        ("T_Etablissements", 25),
        ("T_AESH", 60),
        ("T_Eleves", 220),
        ("T_Correspondance", 220),
        ("T_Coordonnateurs", 4),
    ],
)
def test_the_network_has_a_believable_size(dataset: Dataset, table: str, count: int) -> None:
    assert len(dataset[table]) == count


def test_the_data_are_the_same_every_time(dataset: Dataset) -> None:
    assert demo_dataset() == dataset


def test_every_field_belongs_to_its_table(dataset: Dataset) -> None:
    for model in TABLES[1:]:
        fields = set(columns(model))
        assert all(set(row) <= fields for row in dataset[model.table]), model.table


def test_only_the_shortage_is_serious(constats: tuple[Constat, ...]) -> None:
    serious = Counter(f.code for f in constats if f.niveau != "INFO")
    assert serious == {"N-01": 9, "D-05": 1}


def test_the_shortage_is_worst_where_a_post_is_vacant(dossier: Dossier) -> None:
    without_aesh = [
        e
        for e in dossier.present_eleves
        if not dossier.received.get(e) and dossier.active_notifications(e)[0].aide is not Aide.CO
    ]
    poles = Counter(e.pole for eleve in without_aesh if (e := dossier.etablissement_of(eleve)))
    assert poles.most_common(1)[0][0] == "P2"
    dotation = dossier.bilans["P2"].dotation
    assert dotation is not None
    assert dotation.minutes == dossier.bilans["P2"].contrats + 24 * 60


def test_information_stays_short(constats: tuple[Constat, ...]) -> None:
    assert sum(line.constat.niveau == "INFO" for line in lines(constats)) < 50


def test_every_uai_is_valid_and_of_the_departement(dataset: Dataset) -> None:
    uais = [str(e["uai"]) for e in dataset["T_Etablissements"]]
    assert len(set(uais)) == 25
    assert all(is_valid_uai(uai) and uai.startswith("044") for uai in uais)


def test_no_aesh_is_above_the_contract_nor_left_with_an_hour(dossier: Dossier) -> None:
    for a in dossier.contrats:
        assert a.heures is not None
        free = a.heures - dossier.charges[a.aesh or ""].exact
        assert 0 <= free < 60, a.aesh


def test_every_contract_holds_on_the_date_of_the_demo(dossier: Dossier) -> None:
    assert len(dossier.contrats) == 60


def test_contracts_are_mostly_of_24_hours(dossier: Dossier) -> None:
    heures = Counter(a.heures for a in dossier.aesh.rows)
    assert heures[24 * 60] > 30
    assert min(h for h in heures if h) == 12 * 60
    assert max(h for h in heures if h) == 39 * 60


def test_all_kinds_of_aesh_are_there(dossier: Dossier) -> None:
    aesh = dossier.aesh.rows
    assert {a.contrat for a in aesh} == {"CDD", "CDI"}
    assert sum(a.heures_referent is not None for a in aesh) == 2
    assert sum(a.heures_ulis is not None for a in aesh) == 3
    assert any(a.heures_synthese for a in aesh)
    away = [a for a in aesh if a.absent_du and is_active(a.absent_du, a.absent_au, DATE_DEMO)]
    assert len(away) == 1


def test_the_absent_aesh_has_no_pupil_with_individual_help(dossier: Dossier) -> None:
    (absent,) = [a for a in dossier.aesh.rows if a.absent_du]
    assert {a.aide for a in dossier.active_affectations_by_aesh[absent.aesh or ""]} == {Aide.M}


def test_individual_help_is_under_half(dossier: Dossier) -> None:
    aides = Counter(dossier.active_notifications(e)[-1].aide for e in dossier.present_eleves)
    assert 0.40 <= aides[Aide.I] / (aides[Aide.I] + aides[Aide.M]) <= 0.50
    assert aides[Aide.CO] == 20


def test_groups_hold_two_or_three_pupils_of_one_class_and_the_same_hours(
    dossier: Dossier,
) -> None:
    groupes: dict[tuple[str | None, str], list[tuple[str | None, str | None, int | None]]] = {}
    for a in dossier.affectations.rows:
        if a.groupe:
            e = dossier.eleve_by_code[a.eleve or ""]
            groupes.setdefault((a.aesh, a.groupe), []).append((e.uai, e.classe, a.heures))
    assert len(groupes) > 20
    for eleves in groupes.values():
        assert len(eleves) in (2, 3)
        assert len(set(eleves)) == 1


def test_some_pupils_have_two_aesh_and_none_has_more(dossier: Dossier) -> None:
    numbers = Counter(
        len({a.aesh for a in rows}) for rows in dossier.active_affectations_by_eleve.values()
    )
    assert set(numbers) == {1, 2}


def test_people_do_not_all_write_durations_the_same_way(dataset: Dataset) -> None:
    texts = [str(a["heures"]) for a in dataset["T_Affectations"] if isinstance(a["heures"], str)]
    assert len(texts) < len(dataset["T_Affectations"]) / 2
    for sign in (",", "h", ":", " h"):
        assert any(sign in text for text in texts), sign


def test_names_are_obviously_fictitious(dataset: Dataset) -> None:
    persons = [*dataset["T_Correspondance"], *dataset["T_AESH"]]
    assert all(str(p["nom"]).startswith("NOM-FICTIF") for p in persons)


def test_letters_will_show_imp_and_discharge(dataset: Dataset) -> None:
    by_pole = {c["pole"]: "imp" in c for c in dataset["T_Coordonnateurs"]}
    assert by_pole == {"P1": True, "P2": True, "P3": False}
