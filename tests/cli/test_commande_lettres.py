"""The command ``lettres``: one workbook of letters a year, safe to run again."""

from pathlib import Path
from typing import Any

import click
import pytest
from fabrique import Classeur
from openpyxl import load_workbook
from terminal import Lancer, enregistrer

from pial_xl.cli.types import LIGNES

RECAPITULATIF, REGISTRE = "Récapitulatif des lettres", "_pial_xl"
ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"
NOM = "Lettres de mission 2026-2027.xlsx"


def _dans(propre: Path) -> Path:
    return propre.parent / "lettres" / NOM


def _feuilles(chemin: Path) -> list[str]:
    return load_workbook(chemin).sheetnames[1:-1]


def _changer(chemin: Path, **champs: object) -> None:
    """Change Alice's row in the workbook."""
    classeur = Classeur()
    for champ, valeur in champs.items():
        classeur.mettre("T_Coordonnateurs", 0, champ, valeur)
    enregistrer(classeur, chemin)


def test_a_summary_then_one_sheet_per_row_then_a_hidden_record(
    lancer: Lancer, propre: Path
) -> None:
    fini = lancer("lettres", propre)

    assert (fini.returncode, fini.stderr) == (0, "")
    assert "2 faites" in fini.stdout
    classeur = load_workbook(_dans(propre))
    assert classeur.sheetnames == [RECAPITULATIF, ALICE, BASILE, REGISTRE]
    assert classeur[REGISTRE].sheet_state == "veryHidden"


def test_a_second_run_does_not_touch_the_file(lancer: Lancer, propre: Path) -> None:
    lancer("lettres", propre)
    avant = (_dans(propre).read_bytes(), _dans(propre).stat().st_mtime_ns)

    fini = lancer("lettres", propre)

    assert "Rien à changer (2 inchangées)" in fini.stdout.replace("\u00a0", " ")
    assert (_dans(propre).read_bytes(), _dans(propre).stat().st_mtime_ns) == avant
    assert [p.name for p in _dans(propre).parent.iterdir()] == [NOM]


def test_a_changed_row_is_told_by_its_field_and_the_old_file_is_kept_aside(
    lancer: Lancer, propre: Path
) -> None:
    lancer("lettres", propre)
    avant = _dans(propre).read_bytes()
    _changer(propre, signataire="Mme NOUVELLE-FICTIVE")

    fini = lancer("lettres", propre)

    assert fini.returncode == 0
    assert "1 refaite, 1 inchangée" in fini.stdout
    assert "signataire" in fini.stdout
    assert "NOUVELLE" not in fini.stdout
    textes = [c.value for rangee in load_workbook(_dans(propre))[ALICE] for c in rangee]
    assert any("NOUVELLE-FICTIVE" in str(texte) for texte in textes)
    (copie,) = (_dans(propre).parent / "copies pial-xl").iterdir()
    assert copie.read_bytes() == avant


def test_a_letter_edited_by_hand_is_kept_as_it_is(lancer: Lancer, propre: Path) -> None:
    lancer("lettres", propre)
    lettres: Any = load_workbook(_dans(propre))
    lettres[ALICE]["A1"] = "À la main"
    lettres.save(_dans(propre))
    _changer(propre, signataire="Mme NOUVELLE-FICTIVE")

    fini = lancer("lettres", propre)

    assert "modifiées à la main, lignes de Coordonnateurs" in fini.stdout
    assert load_workbook(_dans(propre))[ALICE]["A1"].value == "À la main"


def test_another_workbook_of_that_name_is_left_alone(lancer: Lancer, propre: Path) -> None:
    _dans(propre).parent.mkdir()
    _dans(propre).write_bytes(propre.read_bytes())

    fini = lancer("lettres", propre)

    assert fini.returncode == 0
    assert _dans(propre).read_bytes() == propre.read_bytes()
    assert (_dans(propre).parent / "Lettres de mission 2026-2027 (2).xlsx").is_file()


def test_the_workbook_itself_is_never_replaced(lancer: Lancer, tmp_path: Path) -> None:
    chemin = enregistrer(Classeur(), tmp_path / NOM)
    avant = chemin.read_bytes()

    lancer("lettres", chemin, "--sortie", tmp_path)

    assert chemin.read_bytes() == avant


@pytest.mark.parametrize("octets", [b"", b"abc", b"PK\x03\x04abc"])
def test_earlier_letters_that_cannot_be_read_are_one_sentence(
    lancer: Lancer, propre: Path, octets: bytes
) -> None:
    _dans(propre).parent.mkdir()
    _dans(propre).write_bytes(octets)

    fini = lancer("lettres", propre)

    assert fini.returncode == 2
    assert fini.stderr.count("\n") == 1
    assert "copies pial-xl" in fini.stderr
    assert _dans(propre).read_bytes() == octets


@pytest.mark.parametrize("pour", ["FICTIVE Alice", "alice fictive", "Fictive  ALICE"])
def test_pour_makes_the_letter_of_one_person(lancer: Lancer, propre: Path, pour: str) -> None:
    assert lancer("lettres", propre, "--pour", pour).returncode == 0

    assert _feuilles(_dans(propre)) == [ALICE]


def test_the_letters_asked_for_later_take_their_place(lancer: Lancer, propre: Path) -> None:
    lancer("lettres", propre, "--lignes", "6")
    lancer("lettres", propre, "--pour", "FICTIVE Alice")

    assert _feuilles(_dans(propre)) == [ALICE, BASILE]


def test_people_and_rows_are_put_together(lancer: Lancer, propre: Path) -> None:
    lancer("lettres", propre, "--pour", "FICTIVE Alice", "--lignes", "6")

    assert _feuilles(_dans(propre)) == [ALICE, BASILE]


@pytest.mark.parametrize(
    ("arguments", "mot"),
    [(("--pour", "INCONNU Personne"), "--pour"), (("--lignes", "400-500"), "--lignes")],
)
def test_nobody_asked_for_is_one_sentence_that_repeats_no_name(
    lancer: Lancer, propre: Path, arguments: tuple[str, str], mot: str
) -> None:
    fini = lancer("lettres", propre, *arguments)

    assert fini.returncode == 2
    assert mot in fini.stderr
    assert "INCONNU" not in fini.stderr
    assert not (propre.parent / "lettres").exists()


def test_a_refused_row_that_was_not_asked_for_does_not_fail_the_run(
    lancer: Lancer, tmp_path: Path
) -> None:
    classeur = Classeur()
    classeur.mettre("T_Coordonnateurs", 0, "signataire", None)
    chemin = enregistrer(classeur, tmp_path / "incomplet.xlsx")

    assert lancer("lettres", chemin, "--lignes", "6").returncode == 0
    assert lancer("lettres", chemin).returncode == 1


def test_a_row_with_a_blank_field_gives_no_letter_and_the_others_are_made(
    lancer: Lancer, tmp_path: Path
) -> None:
    classeur = Classeur()
    cellule = classeur.mettre("T_Coordonnateurs", 0, "signataire", None)
    chemin = enregistrer(classeur, tmp_path / "incomplet.xlsx")

    fini = lancer("lettres", chemin)

    assert fini.returncode == 1
    assert f"Coordonnateurs!{cellule}" in fini.stdout
    assert "signataire" in fini.stdout
    assert "FICTIVE" not in fini.stdout
    assert _feuilles(_dans(chemin)) == [BASILE]


def test_a_preview_stands_alone_and_replaces_the_one_before(lancer: Lancer, propre: Path) -> None:
    apercu = propre.parent / "lettres" / "Aperçu de lettre.xlsx"

    assert lancer("lettres", propre, "--apercu").returncode == 0
    assert load_workbook(apercu).sheetnames == [ALICE]
    assert lancer("lettres", propre, "--apercu", "--lignes", "6").returncode == 0
    assert load_workbook(apercu).sheetnames == [BASILE]
    assert [p.name for p in apercu.parent.iterdir()] == [apercu.name]


@pytest.mark.libreoffice
def test_pdf_writes_all_letters_in_one_and_those_asked_for_alone(
    lancer: Lancer, propre: Path
) -> None:
    assert lancer("lettres", propre).returncode == 0
    fini = lancer("lettres", propre, "--pdf", "--lignes", "6")

    assert fini.returncode == 0
    dossier = propre.parent / "lettres"
    assert (dossier / "Lettres de mission 2026-2027.pdf").read_bytes().startswith(b"%PDF")
    seules = [p.name for p in (dossier / "Lettres de mission 2026-2027").iterdir()]
    assert seules == [f"{BASILE}.pdf"]


@pytest.mark.parametrize(
    ("texte", "lignes"),
    [("5", {5}), ("5-8,12", {5, 6, 7, 8, 12}), (" 5 - 6 , 7 ", {5, 6, 7}), ("0005", {5})],
)
def test_rows_are_read_as_numbers_and_ranges(texte: str, lignes: set[int]) -> None:
    assert LIGNES.convert(texte, None, None) == lignes


@pytest.mark.parametrize(
    "texte", ["", "a", "5-", "0", "-3", "5;6", "9999999999", "²", "8-5", "3-0"]
)
def test_what_gives_no_rows_is_refused(texte: str) -> None:
    with pytest.raises(click.BadParameter, match="5-8,12"):
        LIGNES.convert(texte, None, None)
