"""Letters of a closed workbook made, then made again after something changed."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fabrique import REFERENCE, Classeur
from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from pypdf import PdfReader
from terminal import enregistrer

from pial_xl.cli import affichage_lettres
from pial_xl.letters.recapitulatif import Etat
from pial_xl.usages.lettres.demande import Demande
from pial_xl.usages.lettres.faire import Lettres, lettres
from pial_xl.usages.lettres.pdf import mettre_en_pdf
from pial_xl.workbook.erreurs import ClasseurIllisible, EcritureImpossible

ALICE, BASILE = "Lettre FICTIVE Alice", "Lettre IMAGINAIRE Basile"


def _classeur(dossier: Path, classeur: Classeur | None = None, **modeles: str) -> Path:
    """Save a workbook with two models, of one cell each."""
    chemin = enregistrer(classeur or Classeur(), dossier / "PIAL.xlsx")
    book = load_workbook(chemin)
    for titre, texte in (
        {"": "Pour {{nom}}", " P2": "Lettre du pôle 2 : {{nom}}"} | modeles
    ).items():
        feuille: Any = book.create_sheet(f"Modèle de lettre{titre}")
        feuille["A1"] = texte
    book.save(chemin)
    return chemin


def _restyler(chemin: Path, modele: str) -> None:
    book: Any = load_workbook(chemin)
    book[modele]["A1"].fill = PatternFill("solid", fgColor="FFFFFF00")
    book.save(chemin)


def _faire(chemin: Path, *pour: str, quand: date = REFERENCE) -> Lettres:
    return lettres(chemin, quand, chemin.parent / "lettres", Demande(pour))


def _etats(faites: Lettres) -> list[Etat]:
    return [rangee.etat for rangee in faites.rangees]


def _ouvrir(faites: Lettres) -> Any:
    assert faites.classeur is not None
    return load_workbook(faites.classeur)


def _sans(nom: str) -> Classeur:
    classeur = Classeur()
    lignes = classeur.tables["T_Coordonnateurs"]
    classeur.tables["T_Coordonnateurs"] = [ligne for ligne in lignes if ligne["nom"] != nom]
    return classeur


def test_each_letter_comes_from_the_model_of_its_pole(tmp_path: Path) -> None:
    book = _ouvrir(_faire(_classeur(tmp_path)))

    assert book[ALICE]["A1"].value == "Pour FICTIVE"
    assert book[BASILE]["A1"].value == "Lettre du pôle 2\u00a0: IMAGINAIRE"


def test_a_restyled_model_makes_its_letters_again_and_no_others(tmp_path: Path) -> None:
    chemin = _classeur(tmp_path)
    _faire(chemin)
    _restyler(chemin, "Modèle de lettre P2")

    faites = _faire(chemin)

    assert _etats(faites) == [Etat.INCHANGEE, Etat.REFAITE]
    assert faites.changes == ("modèle de lettre",)
    assert _ouvrir(faites)[BASILE]["A1"].fill.fgColor.rgb == "FFFFFF00"


def test_a_letter_not_asked_for_is_left_as_it_was_and_said_to_be_made(tmp_path: Path) -> None:
    chemin = _classeur(tmp_path)
    _faire(chemin)
    _restyler(chemin, "Modèle de lettre P2")

    faites = _faire(chemin, "FICTIVE Alice")

    book = _ouvrir(faites)
    assert book[BASILE]["A1"].fill.fill_type is None
    etats = [cell.value for cell in book["Récapitulatif des lettres"]["E"][5:]]
    assert etats == [Etat.INCHANGEE, Etat.A_REFAIRE]


def test_a_letter_whose_row_is_gone_is_kept_and_listed(tmp_path: Path) -> None:
    _faire(_classeur(tmp_path))

    faites = _faire(_classeur(tmp_path, _sans("IMAGINAIRE")))

    assert _etats(faites) == [Etat.INCHANGEE, Etat.SANS_LIGNE]
    assert BASILE in _ouvrir(faites).sheetnames
    assert faites.contenu == (ALICE,)
    assert not _faire(tmp_path / "PIAL.xlsx").est_ecrit


def test_a_sheet_added_by_a_person_is_kept_in_its_place(tmp_path: Path) -> None:
    chemin = _classeur(tmp_path)
    faites = _faire(chemin)
    book = _ouvrir(faites)
    book.create_sheet("Mes notes", 1)["A1"] = "À faire"
    book.save(faites.classeur)
    _restyler(chemin, "Modèle de lettre")

    refait = _ouvrir(_faire(chemin))

    assert refait.sheetnames[:3] == ["Récapitulatif des lettres", "Mes notes", ALICE]
    assert refait["Mes notes"]["A1"].value == "À faire"


def test_a_sheet_of_a_letters_name_that_we_did_not_write_is_kept(tmp_path: Path) -> None:
    chemin = _classeur(tmp_path)
    faites = _faire(chemin, "FICTIVE Alice")
    book = _ouvrir(faites)
    book.create_sheet(BASILE.lower())["A1"] = "À moi"
    book.save(faites.classeur)

    refaites = _faire(chemin)

    assert _etats(refaites) == [Etat.INCHANGEE, Etat.ETRANGERE]
    assert _ouvrir(refaites)[BASILE.lower()]["A1"].value == "À moi"


def test_the_day_alone_does_not_make_the_file_again(tmp_path: Path) -> None:
    chemin = _classeur(tmp_path)
    _faire(chemin)

    assert not _faire(chemin, quand=date(2027, 3, 1)).est_ecrit


def test_letters_open_elsewhere_are_one_sentence_and_no_copy(tmp_path: Path) -> None:
    chemin = _classeur(tmp_path)
    faites = _faire(chemin)
    assert faites.classeur is not None
    avant = faites.classeur.read_bytes()
    faites.classeur.with_name(f"~${faites.classeur.name}").touch()
    _restyler(chemin, "Modèle de lettre")

    with pytest.raises(EcritureImpossible, match="fermez-le"):
        _faire(chemin)

    assert faites.classeur.read_bytes() == avant
    assert not (tmp_path / "lettres" / "copies pial-xl").exists()


def test_earlier_letters_with_a_damaged_part_are_one_sentence(tmp_path: Path) -> None:
    chemin = _classeur(tmp_path)
    faites = _faire(chemin)
    assert faites.classeur is not None
    with zipfile.ZipFile(faites.classeur) as archive:
        parties = {nom: archive.read(nom) for nom in archive.namelist()}
    parties["docProps/core.xml"] = b"<abime"
    with zipfile.ZipFile(faites.classeur, "w") as archive:
        for nom, octets in parties.items():
            archive.writestr(nom, octets)
    avant = faites.classeur.read_bytes()
    _restyler(chemin, "Modèle de lettre")

    with pytest.raises(ClasseurIllisible, match="copies pial-xl"):
        _faire(chemin)

    assert faites.classeur.read_bytes() == avant


def test_nobody_gives_no_file_at_all(tmp_path: Path) -> None:
    classeur = Classeur()
    classeur.tables["T_Coordonnateurs"] = []

    faites = _faire(_classeur(tmp_path, classeur))

    assert faites.classeur is None
    assert not (tmp_path / "lettres").exists()
    with pytest.raises(EcritureImpossible, match="complétez"):
        mettre_en_pdf(faites)


def test_two_workbooks_of_one_folder_have_their_own_letters(tmp_path: Path) -> None:
    nord = _faire(_classeur(tmp_path))
    assert nord.classeur is not None
    avant = nord.classeur.read_bytes()
    autre = _classeur(tmp_path, _sans("IMAGINAIRE")).rename(tmp_path / "PIAL Sud.xlsx")

    sud, encore = _faire(autre), _faire(autre)

    assert nord.classeur.read_bytes() == avant
    assert sud.classeur == nord.classeur.with_name("Lettres de mission 2026-2027 (2).xlsx")
    assert _etats(sud) == [Etat.FAITE]
    assert sud.autres == (nord.classeur.name,)
    assert (encore.classeur, encore.est_ecrit) == (sud.classeur, False)


def test_a_workbook_without_rows_leaves_earlier_letters_as_they_are(tmp_path: Path) -> None:
    faites = _faire(_classeur(tmp_path))
    assert faites.classeur is not None
    avant = faites.classeur.read_bytes()
    vide = Classeur()
    vide.tables["T_Coordonnateurs"] = []

    rien = _faire(_classeur(tmp_path, vide))

    assert (rien.classeur, rien.est_ecrit) == (None, False)
    assert faites.classeur.read_bytes() == avant
    assert "La feuille Coordonnateurs est vide" in affichage_lettres.lettres(rien, None)


def test_letters_that_another_workbook_made_are_told(tmp_path: Path) -> None:
    _faire(_classeur(tmp_path))
    autre = _classeur(tmp_path).rename(tmp_path / "PIAL Sud.xlsx")

    phrase = affichage_lettres.lettres(_faire(autre), None)

    assert "fait d'après un autre classeur\u00a0: Lettres de mission 2026-2027.xlsx" in phrase


@pytest.mark.libreoffice
def test_pdfs_are_named_by_the_pattern_and_leave_those_of_others_alone(tmp_path: Path) -> None:
    classeur = Classeur()
    classeur.ajouter(
        "T_Parametres", cle="fichier_lettre", valeur="{{nom}} / {{pole}}{{fin_de_mois}}"
    )
    chemin = _classeur(tmp_path, classeur)
    dossier = tmp_path / "lettres" / "Lettres de mission 2026-2027"
    dossier.mkdir(parents=True)
    autre = dossier / "FICTIVE - PIAL Exemple Nord.pdf"
    autre.write_bytes(b"%PDF-1.4 un autre")

    pdf = mettre_en_pdf(_faire(chemin))
    encore = mettre_en_pdf(_faire(chemin, "IMAGINAIRE Basile"))

    assert autre.read_bytes() == b"%PDF-1.4 un autre"
    assert sorted(p.name for p in dossier.iterdir()) == [
        "FICTIVE - PIAL Exemple Nord (2).pdf",
        autre.name,
        "IMAGINAIRE - PIAL Exemple Sud.pdf",
    ]
    assert (pdf.nombre, encore.nombre) == (2, 1)
    assert pdf.inconnus == ("fin_de_mois",)
    ensemble = PdfReader(encore.ensemble)
    assert len(ensemble.pages) == 2
    assert "Récapitulatif" not in "".join(page.extract_text() for page in ensemble.pages)


@pytest.mark.libreoffice
def test_pdfs_of_people_no_longer_listed_are_kept_and_counted(tmp_path: Path) -> None:
    premiers = mettre_en_pdf(_faire(_classeur(tmp_path)))

    faites = _faire(_classeur(tmp_path, _sans("IMAGINAIRE")))
    pdf = mettre_en_pdf(faites)

    assert (premiers.restes, pdf.restes) == (0, 1)
    assert len(list(pdf.dossier.iterdir())) == 2
    assert "1 PDF de ce dossier n'est plus parmi les lettres" in affichage_lettres.lettres(
        faites, pdf
    )
