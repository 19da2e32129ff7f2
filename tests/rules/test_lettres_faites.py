"""L-10 and L-12: the letters already made, against the rows as they are now."""

import pytest
from fabrique import Classeur

from pial_xl.letters.suivi import Trace, empreinte, rangee_de_registre
from pial_xl.tables.brut import Textes

K = "Coordonnateurs"
LETTRE = "Lettre FICTIVE Alice"
TEXTES: Textes = (("A1", "Mme FICTIVE Alice"), ("A2", "1 IMP, 2 AESH"))


@pytest.fixture
def c() -> Classeur:
    c = Classeur()
    noter(c, LETTRE, {"nom": "FICTIVE", "imp": "1\u00a0IMP"}, TEXTES)
    return c


def noter(c: Classeur, feuille: str, valeurs: dict[str, str], textes: Textes) -> None:
    """Put a letter, as it was made, in the workbook and in its record."""
    c.registre = (*c.registre, rangee_de_registre(feuille, Trace(valeurs, empreinte(textes))))
    c.lettres[feuille] = textes


def test_l10_says_nothing_of_a_letter_that_is_as_it_was_made(c: Classeur) -> None:
    assert c.constats() == []
    assert c.infos() == []


def test_l10_says_that_a_letter_edited_by_hand_is_kept(c: Classeur) -> None:
    c.lettres[LETTRE] = (*TEXTES, ("A9", "Merci"))
    assert c.infos() == [("L-10", K, "B5")]
    assert c.finding("L-10").message == "Lettre modifiée à la main\u00a0: conservée."


def test_l10_names_the_fields_that_changed_and_never_their_values(c: Classeur) -> None:
    c.mettre("T_Coordonnateurs", 0, "imp", 2)
    assert c.infos() == [("L-10", K, "B5")]
    assert c.finding("L-10").message == "Changé depuis la lettre\u00a0: imp."


def test_l10_counts_the_letters_whose_row_is_gone_without_naming_them(c: Classeur) -> None:
    noter(c, "Lettre PARTIE Zoé", {"nom": "PARTIE"}, TEXTES)
    finding = c.finding("L-10")
    assert (finding.feuille, finding.cellule) == (K, "A1")
    assert finding.message == "Sans ligne dans Coordonnateurs, gardée\u00a0: 1 lettre."


def test_l10_is_silent_about_a_letter_that_was_taken_away(c: Classeur) -> None:
    c.lettres = {}
    c.mettre("T_Coordonnateurs", 0, "imp", 2)
    assert c.infos() == []


def test_l10_is_not_misled_by_the_print_of_notes(c: Classeur) -> None:
    c.registre = (rangee_de_registre(LETTRE, Trace({}, f"{empreinte(TEXTES)}-notes")),)
    assert c.infos() == []


def test_l12_a_letter_counts_the_aesh_of_the_workbook(c: Classeur) -> None:
    textes = (("A1", "Le pôle compte 12 AESH."),)
    noter(c, LETTRE, {}, textes)
    c.registre = c.registre[1:]
    assert c.constats() == [("L-12", K, "E5")]
    assert c.finding("L-12").message == "Lettre 12 AESH, classeur 2."


def test_l08_a_letter_made_last_year_and_kept_is_told(c: Classeur) -> None:
    noter(c, LETTRE, {}, (("A1", "Année 2025-2026"), ("A9", "Année 2025-2026")))
    c.registre = c.registre[1:]
    assert c.constats() == [("L-08", K, "B5")]
    assert c.finding("L-08").message == "La lettre dit 2025-2026, le classeur 2026-2027."


def test_l10_tells_what_to_do_with_a_change_that_an_edited_letter_misses(c: Classeur) -> None:
    c.lettres[LETTRE] = (*TEXTES, ("A9", "Merci"))
    c.mettre("T_Coordonnateurs", 0, "imp", 2)
    findings, _, _ = c.controler()
    change = next(f for f in findings if f.code == "L-10" and "imp" in f.message)
    assert change.que_faire.startswith("Reportez le changement dans la lettre")


@pytest.mark.parametrize(
    ("texte", "faux"),
    [
        ("Le pôle compte 2 AESH, dont 1 AESH en CDD.", False),
        ("12 aesh", True),
        ("2,5 AESH en ETP", False),
        ("1\u202f200 AESH dans le département", False),
    ],
)
def test_l12_reads_the_number_as_a_person_would(c: Classeur, texte: str, faux: bool) -> None:
    noter(c, LETTRE, {}, (("A1", texte),))
    c.registre = c.registre[1:]
    assert [code for code, *_ in c.constats()] == (["L-12"] if faux else [])


@pytest.mark.parametrize("tiret", ["-", "\u2010", "\u2011", "–", "—", "\u2212", " / ", "  –  "])
def test_l08_reads_a_year_whatever_its_dash(c: Classeur, tiret: str) -> None:
    noter(c, LETTRE, {}, (("A1", f"Année 2025{tiret}2026"),))
    c.registre = c.registre[1:]
    assert [code for code, *_ in c.constats()] == ["L-08"]
