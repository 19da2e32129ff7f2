"""What the summary of letters shows, as blocks for a sheet that is already laid out."""

from datetime import date

from pial_xl.findings import Niveau
from pial_xl.letters.recapitulatif import Etat, Rangee
from pial_xl.report.feuilles.bloc import Nature
from pial_xl.report.feuilles.recapitulatif import (
    AUCUNE,
    COLONNES,
    LIGNE_TITRES,
    NIVEAU_DE,
    blocs_recapitulatif,
    compter,
    faits_des_lettres,
)
from pial_xl.units.dates import SchoolYear

FAITE = Rangee(5, "Mme FICTIVE Alice", "École Exemple", "1 IMP", Etat.FAITE, "", "Lettre d'Alice")
REFUSEE = Rangee(6, "M. IMAGINAIRE", "", "", Etat.REFUSEE, "il manque : IMP", None)
PARTIE = Rangee(None, "PARTIE Zoé", "", "", Etat.SANS_LIGNE, "", "Lettre PARTIE Zoé")


def test_each_row_fills_all_the_columns_and_stays_text() -> None:
    *_, textes, liens = blocs_recapitulatif([FAITE, REFUSEE, PARTIE], "faits", 10)

    assert textes.largeur + liens.largeur == len(COLONNES)
    assert textes.nature is Nature.TEXTES
    assert (textes.ligne, textes.place) == (LIGNE_TITRES + 1, 10)
    assert textes.valeurs[1] == (
        "6", "M. IMAGINAIRE", "", "", "refusée", "il manque\u00a0: IMP",
    )  # fmt: skip


def test_a_letter_is_reached_by_a_link_that_shows_its_name() -> None:
    *_, liens = blocs_recapitulatif([FAITE, REFUSEE], "faits", 10)

    assert liens.nature is Nature.FORMULES
    assert liens.valeurs == (("=HYPERLINK(\"#'Lettre d''Alice'!A1\",\"Lettre d'Alice\")",), ("",))


def test_a_row_beyond_the_capacity_is_counted() -> None:
    _, comptes, textes, _ = blocs_recapitulatif([FAITE, REFUSEE], "faits", 1)

    assert len(textes.valeurs) == 1
    assert "1 ligne de plus" in str(comptes.valeurs[0][0])


def test_an_empty_sheet_of_coordinators_is_told() -> None:
    *_, textes, liens = blocs_recapitulatif([], "faits")

    assert AUCUNE in textes.valeurs[0]
    assert liens.valeurs == (("",),)


def test_only_the_states_that_are_there_are_counted() -> None:
    assert compter([FAITE, FAITE, REFUSEE]) == "2 faites, 1 refusée"
    assert compter([]) == "0 lettre"


def test_the_facts_name_the_year_the_day_and_the_version() -> None:
    faits = faits_des_lettres(SchoolYear(2026), date(2026, 11, 24), "1.0")

    assert all(mot in faits for mot in ("2026-2027", "24/11/2026", "pial-xl 1.0"))


def test_every_state_has_its_colours_or_is_said_to_need_none() -> None:
    assert set(NIVEAU_DE) == set(Etat)


def test_a_letter_that_is_missing_stands_out_more_than_one_to_look_at() -> None:
    assert NIVEAU_DE[Etat.REFUSEE] is NIVEAU_DE[Etat.ETRANGERE] is Niveau.BLOQUANT
    assert NIVEAU_DE[Etat.GARDEE] is NIVEAU_DE[Etat.A_REFAIRE] is Niveau.ALERTE
    assert NIVEAU_DE[Etat.INCHANGEE] is None
