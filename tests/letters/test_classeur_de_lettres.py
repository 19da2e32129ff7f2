"""A workbook of letters made, saved by another program, and made again."""

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from modele_maison import image_png, modele_maison
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from personnages import Dossier, coordonnateur, modele_livre

from pial_xl.letters.fermees.classeur import ClasseurDeLettres
from pial_xl.letters.fermees.modele import ModeleFerme, regarder
from pial_xl.letters.fermees.source import ouvrir_lettres, ouvrir_modele
from pial_xl.letters.langue.champs import valeurs
from pial_xl.letters.lettre import Lettre
from pial_xl.letters.suivi import FEUILLE_REGISTRE, Trace, rangee_de_registre
from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.lettres_fermees import (
    empreintes_des_feuilles,
    lire_precedent,
    rangee_de_classeur,
)
from pial_xl.workbook.noms import place_libre

NOM = "Lettre FICTIVE Camille"
TITRE = "Lettres de mission 2026-2027"


def _maison() -> ModeleFerme:
    return regarder(ouvrir_modele(modele_maison(), "Modèle de lettre"))


def _lettre(feuille: str = NOM, **champs: object) -> Lettre:
    d = Dossier(coordonnateur(**champs))
    return Lettre(feuille, valeurs(d.ligne, d.contexte))


def _classeur(modele: ModeleFerme, *lettres: Lettre) -> ClasseurDeLettres:
    classeur = ClasseurDeLettres.neuf(modele, TITRE)
    for lettre in lettres:
        classeur.poser(modele, lettre, classeur.feuilles[-1] if classeur.feuilles else None)
    return classeur


def _ecrit(classeur: ClasseurDeLettres, chemin: Path) -> Path:
    classeur.ecrire_registre([])
    vues = empreintes_des_feuilles(classeur.octets())
    traces = [rangee_de_registre(nom, Trace({}, vue)) for nom, vue in vues.items()]
    classeur.ecrire_registre([rangee_de_classeur("2026-2027", "abc", "PIAL.xlsm"), *traces])
    chemin.write_bytes(classeur.octets())
    return chemin


def _a_la_main(octets: bytes) -> Any:
    """Open the workbook as a person does."""
    return ouvrir_lettres(octets)


def test_a_letter_laid_again_takes_its_own_place() -> None:
    modele = _maison()
    classeur = _classeur(modele, _lettre("A"), _lettre("B"), _lettre("C"))

    classeur.poser(modele, _lettre("B"))
    classeur.poser(modele, _lettre("D"), "A")

    assert classeur.feuilles == ("A", "D", "B", "C")


def test_the_first_sheet_is_in_front_and_the_record_out_of_sight() -> None:
    classeur = _classeur(_maison(), _lettre())
    classeur.feuille_neuve("Récapitulatif des lettres")
    classeur.ecrire_registre([["=1+1", "@x", "", "_x0041_"]])

    lu = load_workbook(BytesIO(classeur.octets()))
    registre: Any = lu[FEUILLE_REGISTRE]
    assert [f.sheet_view.tabSelected for f in lu.worksheets] == [True, False, False]
    assert lu.sheetnames[-1] == FEUILLE_REGISTRE
    assert registre.sheet_state == "veryHidden"
    assert [registre.cell(1, c).data_type for c in (1, 2)] == ["s", "s"]


def test_the_record_comes_back_as_it_was_written(tmp_path: Path) -> None:
    classeur = _classeur(_maison(), _lettre())
    valeurs_lues = {"nom": "=1+1", "secteur": "_x0041_ et @x\nsuite"}
    classeur.ecrire_registre(
        [
            rangee_de_classeur("2026-2027", "abc", "PIAL.xlsm"),
            rangee_de_registre(NOM, Trace(valeurs_lues, "p")),
        ]
    )
    (tmp_path / "l.xlsx").write_bytes(classeur.octets())

    precedent = lire_precedent(tmp_path / "l.xlsx")

    assert precedent is not None
    assert precedent.recapitulatif == "abc"
    assert precedent.traces == {NOM: Trace(valeurs_lues, "p")}
    assert precedent.source == "PIAL.xlsm"


@pytest.mark.parametrize(
    ("source", "vient"),
    [("PIAL.xlsm", True), ("pial.XLSM", True), ("PIAL Nord.xlsm", False), ("", True)],
)
def test_letters_come_from_the_workbook_that_they_name_or_from_any_if_older(
    tmp_path: Path, source: str, vient: bool
) -> None:
    classeur = _classeur(_maison(), _lettre())
    classeur.ecrire_registre([rangee_de_classeur("2026-2027", "abc", source)])
    (tmp_path / "l.xlsx").write_bytes(classeur.octets())

    precedent = lire_precedent(tmp_path / "l.xlsx")

    assert precedent is not None
    assert precedent.vient_de("PIAL.xlsm") is vient


def test_filled_again_a_letter_keeps_what_a_person_put_on_it_without_touching_its_words() -> None:
    modele = _maison()
    a_la_main = _a_la_main(_classeur(modele, _lettre(secteur=" ".join(["long"] * 200))).octets())
    a_la_main[NOM]["A5"].fill = PatternFill("solid", fgColor="FFFFFF00")
    a_la_main[NOM].sheet_properties.tabColor = "FFFF0000"
    tampon = BytesIO()
    a_la_main.save(tampon)

    repris = ClasseurDeLettres.repris(tampon.getvalue(), TITRE)
    repris.reprendre(modele, _lettre(secteur="Guérande"))

    feuille: Any = load_workbook(BytesIO(repris.octets()))[NOM]
    assert feuille["A3"].value == "Guérande"
    assert feuille.row_dimensions[3].height is None
    assert feuille["A5"].fill.fgColor.rgb == "FFFFFF00"
    assert feuille.sheet_properties.tabColor.rgb == "FFFF0000"


def test_a_letter_whose_cells_were_merged_by_hand_is_laid_again() -> None:
    modele = _maison()
    a_la_main = _a_la_main(_classeur(modele, _lettre()).octets())
    a_la_main[NOM].merge_cells("A2:A4")
    tampon = BytesIO()
    a_la_main.save(tampon)

    repris = ClasseurDeLettres.repris(tampon.getvalue(), TITRE)
    repris.reprendre(modele, _lettre(secteur="Guérande"))

    feuille: Any = load_workbook(BytesIO(repris.octets()))[NOM]
    assert feuille["A3"].value == "Guérande"


@pytest.mark.filterwarnings("ignore:Duplicate name")  # openpyxl's own writer repeats pictures
def test_what_is_not_made_again_stays_with_its_pictures_and_its_notes() -> None:
    modele = _maison()
    a_la_main = _a_la_main(_classeur(modele, _lettre("A"), _lettre("B")).octets())
    a_la_main["A"]["A5"] = "=1+1"
    a_la_main["A"]["B4"].comment = Comment("À revoir", "Personne fictive")
    tampon = BytesIO()
    a_la_main.save(tampon)

    repris = ClasseurDeLettres.repris(tampon.getvalue(), TITRE)
    repris.poser(modele, _lettre("B"))

    octets = repris.octets()
    relu = _a_la_main(octets)
    assert relu["A"]["A5"].value == "=1+1"
    assert relu["A"]["B4"].comment.text == "À revoir"
    assert [image.octets for image in relu["A"]._images] == [image_png()]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_note_on_a_letter_is_an_edit(tmp_path: Path) -> None:
    chemin = _ecrit(_classeur(_maison(), _lettre("A"), _lettre("B")), tmp_path / "l.xlsx")
    avant = lire_precedent(chemin)
    a_la_main = _a_la_main(chemin.read_bytes())
    a_la_main["A"]["B4"].comment = Comment("À revoir", "Personne fictive")
    a_la_main.save(chemin)

    apres = lire_precedent(chemin)

    assert avant is not None
    assert apres is not None
    assert apres.empreintes["A"] != avant.empreintes["A"]
    assert apres.empreintes["B"] == avant.empreintes["B"]


def test_a_print_is_that_of_the_file_read_again(tmp_path: Path) -> None:
    modele = _maison()
    cruel: Any = modele.feuille
    cruel["B3"] = "_x0041_\r\n  \u00a0=1+1  \u2028"
    cruel["XFD900000"] = "loin"
    cruel.print_area = None
    chemin = _ecrit(_classeur(regarder(modele.feuille), _lettre(nom="=A1")), tmp_path / "l.xlsx")

    precedent = lire_precedent(chemin)

    assert precedent is not None
    assert precedent.traces[NOM].empreinte == precedent.empreintes[NOM]


@pytest.mark.libreoffice
def test_letters_and_models_saved_by_libreoffice_are_the_same(tmp_path: Path) -> None:
    for nom, modele in (
        ("maison", _maison()),
        ("livre", regarder(modele_livre())),
    ):
        chemin = _ecrit(
            _classeur(modele, _lettre(), _lettre("B", nom="=A1")), tmp_path / f"{nom}.xlsx"
        )
        _enregistrer_avec_libreoffice(chemin, tmp_path)

        precedent = lire_precedent(chemin)

        assert precedent is not None
        for feuille in (NOM, "B"):
            assert precedent.traces[feuille].empreinte == precedent.empreintes[feuille]
    gabarit = tmp_path / "gabarit.xlsx"
    gabarit.write_bytes(modele_maison())
    _enregistrer_avec_libreoffice(gabarit, tmp_path)
    repasse = regarder(ouvrir_modele(gabarit.read_bytes(), "Modèle de lettre"))
    assert repasse.empreinte == _maison().empreinte


def _enregistrer_avec_libreoffice(chemin: Path, travail: Path) -> None:
    sortie = travail / "libreoffice"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(travail / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(sortie),
            str(chemin),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (sortie / chemin.name).replace(chemin)


def _retouches() -> list[tuple[str, Any]]:
    def mot(f: Any) -> None:
        f["A5"] = "Vu et approuvé"

    def champ(f: Any) -> None:
        f["A3"] = "{{ville}}"

    def couleur(f: Any) -> None:
        f["A5"].fill = PatternFill("solid", fgColor="FFFFFF00")

    def hauteur(f: Any) -> None:
        f.row_dimensions[5].height = 60

    def marge(f: Any) -> None:
        f.page_margins.left = 2.0

    def logo(f: Any) -> None:
        f._images = []

    def pied(f: Any) -> None:
        f.oddFooter.left.text = "{{ville}}"

    return [(f.__name__, f) for f in (mot, champ, couleur, hauteur, marge, logo, pied)]


@pytest.mark.parametrize(("nom", "retoucher"), _retouches())
def test_the_print_of_a_model_changes_with_its_words_and_its_look(nom: str, retoucher: Any) -> None:
    modele = _maison()
    retoucher(modele.feuille)

    assert regarder(modele.feuille).empreinte != _maison().empreinte


def test_the_fields_of_a_model_are_those_of_its_footer_too() -> None:
    assert _maison().champs == {"prénom", "nom", "secteur", "établissement"}


@pytest.mark.parametrize("octets", [b"", b"PK\x03\x04", b"%PDF"])
def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path: Path, octets: bytes) -> None:
    (tmp_path / "l.xlsx").write_bytes(octets)

    with pytest.raises(ClasseurIllisible, match="déplacez-le"):
        lire_precedent(tmp_path / "l.xlsx")


def test_another_workbook_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "l.xlsx").write_bytes(modele_maison())

    assert lire_precedent(tmp_path / "l.xlsx") is None


def test_what_others_have_put_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Lettre.pdf").write_bytes(b"a")
    (tmp_path / "Lettre (2).pdf").write_bytes(b"b")

    libre = place_libre(tmp_path, "Lettre", ".pdf", lambda _: False, ["Lettre (3).pdf"])
    a_nous = place_libre(tmp_path, "Lettre", ".pdf", lambda p: p.read_bytes() == b"b")

    assert libre.name == "Lettre (4).pdf"
    assert a_nous.name == "Lettre (2).pdf"
