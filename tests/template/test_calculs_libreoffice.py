"""The live figures and colours, computed by LibreOffice on workbooks that other programs filled."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from calc import calculer, fonds
from openpyxl.workbook import Workbook

from pial_xl.template import construire
from pial_xl.template.palette import AMBRE_FOND, ROUGE_FOND
from pial_xl.template.zones import LIGNE_TITRES
from pial_xl.units.dates import SchoolYear
from pial_xl.units.durations import parse_duration

pytestmark = pytest.mark.libreoffice

Valeur = str | float | date | None
Couleurs = dict[str, list[list[tuple[str, str]]]]

JOUR = date.today()
ANNEE = SchoolYear.containing(JOUR)
DEBUT, HIER, FIN = date(2020, 9, 1), JOUR - timedelta(days=1), JOUR + timedelta(days=300)

AESH: list[list[Valeur]] = [
    # code, nom, prénom, pôle, contrat, début, fin, heures, semaines, quotité, uai, référent
    ["A01", "EXEMPLE", "Alice", "P1", "CDI", DEBUT, None, 24],
    ["A02", "FICTIF", "Basile", "P1", "CDD", DEBUT, FIN, "24 h 15", None, None, None, 2],
    ["A03", "IMAGINÉE", "Chloé", "P1", "CDD", DEBUT, HIER, 20],
    ["001", "INVENTÉ", "Denis", "P9", "CDI", "01/09/2020", None, "10,5"],
    ["1", "INVENTÉE", "Emma", "P1", "CDI", DEBUT, None, 10],
]
ELEVES: list[list[Valeur]] = [
    ["E1"],
    ["E2"],
    ["E3"],
    ["E4"],
    ["E5"],
    ["E6", None, None, None, None, HIER],
    ["E2"],
]
NOTIFICATIONS: list[list[Valeur]] = [
    ["E1", "I", 12, DEBUT, FIN],
    ["E2", "M", None, DEBUT, FIN],
    ["E3", "mutualisée", None, DEBUT, None],
    ["E4", "I", 6, DEBUT, HIER],
    ["E5", "I", 9, DEBUT, FIN],
    ["E5", "M", None, DEBUT, HIER],
    ["E6", "I", 9, DEBUT, FIN],
    ["E3", "I", 5, DEBUT, HIER],
]
AFFECTATIONS: list[list[Valeur]] = [
    ["A01", "E1", "I", 12],
    ["a 01", "E2", "M", "12h30", "G1"],
    ["A01", "E3", "M", 12.5, "g1"],
    ["A02", "E4", "I", 5.75],
    ["A02", "E99", "I", 6, None, None, HIER],
    ["001", "E1", "I", "1:30"],
    ["A02", "E1", None, "six"],
    ["A01", "E1", "individuelle", 12],
]
DOTATION: list[list[Valeur]] = [
    ["P1", None, None, 60, None, ANNEE.start],
    ["P1", None, "I", 40, None, None],
    ["P1", None, None, 999, None, ANNEE.start - timedelta(days=30)],
    ["P2", None, "I", "10h30", None, None],
    ["P2", None, "M", None, 1, None],
]
CRENEAUX: list[list[Valeur]] = [["A02", None, None, None, "lundi", "8h30", "8h45", "trajet"]]


def remplir(**lignes: Iterable[Sequence[Valeur]]) -> bytes:
    """Fill the blank template with openpyxl, as another program would."""
    annee = construire({}, {"annee_scolaire": str(ANNEE)})
    classeur = openpyxl.load_workbook(BytesIO(annee))
    feuilles = {f.title.replace(" ", "_"): f for f in classeur}
    for titre, valeurs in lignes.items():
        for rang, ligne in enumerate(valeurs, start=LIGNE_TITRES + 1):
            for colonne, valeur in enumerate(ligne, start=1):
                feuilles[titre].cell(rang, colonne).value = valeur
    sortie = BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


@pytest.fixture(scope="module")
def rempli() -> bytes:
    return remplir(
        Pôles=[["P1"], ["P2"]],
        Dotation=DOTATION,
        AESH=AESH,
        Élèves=ELEVES,
        Notifications=NOTIFICATIONS,
        Affectations=AFFECTATIONS,
        Emploi_du_temps=CRENEAUX,
    )


@pytest.fixture(scope="module")
def calcule(rempli: bytes, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return calculer(rempli, tmp_path_factory.mktemp("calc"))


@pytest.fixture(scope="module")
def couleurs(rempli: bytes, tmp_path_factory: pytest.TempPathFactory) -> Couleurs:
    feuilles = fonds(rempli, tmp_path_factory.mktemp("couleurs"))
    noms = openpyxl.load_workbook(BytesIO(rempli), read_only=True).sheetnames
    return dict(zip(noms, feuilles, strict=False))


def chiffre(classeur: Workbook, titre: str) -> object:
    """Give what stands under a figure's title on Accueil."""
    feuille = classeur["Accueil"]
    (cellule,) = [
        c for row in feuille for c in row if c.value == titre and c.row > 13 and c.row < 20
    ]
    return feuille.cell(cellule.row + 1, cellule.column).value


def calcul(classeur: Workbook, nom: str) -> list[object]:
    """Give the first results of a column of the hidden sheet."""
    feuille = classeur["Calculs"]
    (colonne,) = [c.column for c in feuille[LIGNE_TITRES] if c.value == nom]
    return [feuille.cell(LIGNE_TITRES + n, colonne).value for n in range(1, 9)]


def test_the_quota_is_the_total_of_each_pole_else_its_detail(calcule: Workbook) -> None:
    # P1: 60 h (its detail and last year's line are left out); P2: 10h30 + 1 ETP = 39h12 rounded.
    assert chiffre(calcule, "Dotation") == "109h42"


def test_the_contracts_are_those_that_hold_today(calcule: Workbook) -> None:
    # 24 + 24,25 + 10,5 + 10; A03 ended yesterday.
    assert chiffre(calcule, "Contrats") == "68h45"


def test_the_hours_of_a_group_count_once(calcule: Workbook) -> None:
    # A01: 12 + 12,5 (the repeated row is left out); A02: 5,75 + 2 (référent) + 0,25 (trajet);
    # 001: 1,5. "six" is unread.
    assert chiffre(calcule, "Heures affectées") == "34h00"


def test_free_hours_are_contracts_less_allocations(calcule: Workbook) -> None:
    assert chiffre(calcule, "Heures libres") == "34h45"


def test_pupils_owed_and_not_helped_are_counted_once(calcule: Workbook) -> None:
    # E5 only: E4 has no decision in force, E6 has left.
    assert chiffre(calcule, "Élèves sans AESH") == 1


def test_accueil_says_what_it_could_not_read(calcule: Workbook) -> None:
    (note,) = [
        c.value
        for row in calcule["Accueil"]
        for c in row
        if str(c.value).startswith("Chiffres incomplets")
    ]
    assert "1 durée(s) illisible(s), 0 ligne(s)" in str(note)


def test_accueil_shows_the_school_year(calcule: Workbook) -> None:
    assert str(ANNEE) in str(calcule["Accueil"]["B3"].value)


def test_only_the_aesh_above_their_contract_are_flagged(calcule: Workbook) -> None:
    assert calcul(calcule, "aesh.depasse")[:5] == [1, 0, 0, 0, 0]


def test_codes_that_look_like_one_number_are_two_codes(calcule: Workbook) -> None:
    assert calcul(calcule, "aesh.charge")[3:5] == [1.5, 0]


def test_an_expired_notification_is_flagged_when_hours_remain(calcule: Workbook) -> None:
    # E4 still has hours; E5's and E3's older decisions are followed by another one.
    assert calcul(calcule, "notifications.expiree") == [0, 0, 0, 1, 0, 0, 0, 0]


def test_no_formula_gives_an_error(calcule: Workbook) -> None:
    erreurs = [
        f"{f.title}!{c.coordinate}" for f in calcule for row in f for c in row if c.data_type == "e"
    ]
    assert not erreurs


def test_over_allocation_shows_in_red_on_the_aesh(
    couleurs: Couleurs,
) -> None:
    lignes = couleurs["AESH"][LIGNE_TITRES:]
    rouges = [ligne[0][0] for ligne in lignes if ligne[7][1] == ROUGE_FOND]
    assert rouges == ["A01"]


def test_over_allocation_shows_in_red_on_the_allocations(
    couleurs: Couleurs,
) -> None:
    lignes = couleurs["Affectations"][LIGNE_TITRES:]
    rouges = [ligne[0][0] for ligne in lignes if ligne[0][1] == ROUGE_FOND]
    assert rouges == ["A01", "a 01", "A01", "A01"]


def test_unknown_codes_show_in_red(couleurs: Couleurs) -> None:
    affectations = couleurs["Affectations"][LIGNE_TITRES:]
    aesh = couleurs["AESH"][LIGNE_TITRES:]
    assert "E99" in [li[1][0] for li in affectations if li[1][1] == ROUGE_FOND]
    assert [li[3][0] for li in aesh if li[3][1] == ROUGE_FOND] == ["P9"]


def test_repeated_codes_show_in_red(couleurs: Couleurs) -> None:
    eleves = couleurs["Élèves"][LIGNE_TITRES:]
    assert [li[0][0] for li in eleves if li[0][1] == ROUGE_FOND] == ["E2", "E2"]


def test_a_repeated_allocation_shows_in_red(couleurs: Couleurs) -> None:
    affectations = couleurs["Affectations"][LIGNE_TITRES:]
    assert [li[1][0] for li in affectations if li[2][1] == ROUGE_FOND] == ["E1"]


def test_unreadable_hours_show_in_red(couleurs: Couleurs) -> None:
    affectations = couleurs["Affectations"][LIGNE_TITRES:]
    assert "six" in [li[3][0] for li in affectations if li[3][1] == ROUGE_FOND]


def test_a_pupil_whose_notification_expired_shows_in_amber(
    couleurs: Couleurs,
) -> None:
    affectations = couleurs["Affectations"][LIGNE_TITRES:]
    assert [li[1][0] for li in affectations if li[1][1] == AMBRE_FOND] == ["E4"]


def test_hours_are_read_as_the_library_reads_them(tmp_path: Path) -> None:
    ecritures: list[Valeur] = [
        24, 24.5, 24.25, 0.75, 2, 24.15, "24", "24,5", "24.5", "24h", "24h15", "24 h 15", "24:15",
        "24\u00a0h\u00a015", "24H15", "24 heures", "1 heure", "45 min", "6h30min", "6h05", "0h45",
        "7,25 h", 24.25 / 24, 8.5 / 24,
    ]  # fmt: skip
    classeur = remplir(Affectations=[["A01", "E1", "I", e] for e in ecritures])
    feuille = calculer(classeur, tmp_path)["Calculs"]
    (colonne,) = [c.column for c in feuille[LIGNE_TITRES] if c.value == "affectations.heures"]
    lues = [
        round(float(str(feuille.cell(LIGNE_TITRES + n, colonne).value)) * 60)
        for n in range(1, len(ecritures) + 1)
    ]
    assert lues == [parse_duration(e) for e in ecritures]


def test_a_drop_down_offers_the_filled_rows_only(tmp_path: Path) -> None:
    classeur = openpyxl.load_workbook(BytesIO(remplir(AESH=[["A01"], ["A02"], [], ["A04"]])))
    classeur["Accueil"]["J1"] = "=ROWS(liste_T_AESH_aesh)"
    classeur["Accueil"]["J2"] = "=ROWS(liste_T_Eleves_eleve)"
    sortie = BytesIO()
    classeur.save(sortie)
    accueil = calculer(sortie.getvalue(), tmp_path)["Accueil"]
    assert (accueil["J1"].value, accueil["J2"].value) == (4, 1)
