"""The menu PIAL, given to LibreOffice and taken back."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from extensions import unopkg

from pial_xl.installation.libreoffice import dossier_du_menu, profil
from pial_xl.installation.machine import Machine, Systeme
from pial_xl.installation.pose import Issue
from pial_xl.units.text import french
from pial_xl.usages.diagnostic import diagnostiquer
from pial_xl.usages.installation import desinstaller, installer
from pial_xl.workbook.erreurs import EcritureImpossible

MENU = "Menu PIAL de LibreOffice"


def modele() -> bytes:
    return b"modele"


def machine(maison: Path, programme: Path | None) -> Machine:
    return Machine(Systeme.LINUX, maison, Path("/outils/python"), unopkg=programme)


def issues(maison: Machine) -> dict[str, Issue]:
    return {piece.libelle: issue for piece, issue in installer(maison, None, modele).pieces}


@pytest.fixture
def poste(tmp_path: Path) -> Machine:
    """A machine with LibreOffice, on which it was never started."""
    return machine(tmp_path / "maison", unopkg(tmp_path))


@pytest.fixture
def refus(tmp_path: Path) -> Machine:
    """A machine whose LibreOffice takes no extension."""
    programme = tmp_path / "unopkg"
    programme.write_text("#!/bin/sh\nexit 1\n")
    programme.chmod(programme.stat().st_mode | stat.S_IXUSR)
    return machine(tmp_path / "maison", programme)


def dit_du_menu(maison: Machine) -> str:
    return dict(diagnostiquer(None, maison).faits)[MENU]


@pytest.mark.libreoffice
def test_libreoffice_is_given_the_menu_and_gives_it_back(poste: Machine) -> None:
    assert issues(poste)[MENU] is Issue.INSTALLE
    dossier = dossier_du_menu(profil(poste))
    assert dossier is not None
    assert (dossier / "Addons.xcu").is_file()
    assert dit_du_menu(poste) == "présent"

    assert (profil(poste), Issue.RETIRE) in desinstaller(poste)
    assert dossier_du_menu(profil(poste)) is None
    assert dit_du_menu(poste) == "absent"


@pytest.mark.libreoffice
def test_the_same_menu_is_not_given_twice(poste: Machine) -> None:
    installer(poste, None, modele)
    premier = dossier_du_menu(profil(poste))

    assert issues(poste)[MENU] is Issue.EN_PLACE
    assert dossier_du_menu(profil(poste)) == premier


@pytest.mark.libreoffice
def test_another_menu_than_this_versions_is_replaced(poste: Machine) -> None:
    installer(poste, None, modele)
    premier = dossier_du_menu(profil(poste))
    assert premier is not None
    (premier / "Addons.xcu").write_bytes(b"celui d'une autre version")

    assert issues(poste)[MENU] is Issue.INSTALLE
    second = dossier_du_menu(profil(poste))
    assert second is not None
    assert b"PIAL" in (second / "Addons.xcu").read_bytes()


@pytest.mark.libreoffice
def test_an_open_libreoffice_keeps_its_menu_and_nothing_is_removed(poste: Machine) -> None:
    installer(poste, None, modele)
    verrou = profil(poste).parent / ".lock"
    verrou.touch()

    with pytest.raises(EcritureImpossible, match="fermez-le"):
        desinstaller(poste)

    assert (poste.configuration / "interpreteur.txt").is_file()
    verrou.unlink()
    assert (profil(poste), Issue.RETIRE) in desinstaller(poste)


def test_an_open_libreoffice_is_told_and_the_rest_is_installed(refus: Machine) -> None:
    profil(refus).mkdir(parents=True)
    (profil(refus).parent / ".lock").touch()

    faite = installer(refus, None, modele)

    assert faite.remarques == [
        french(
            "LibreOffice est ouvert, et le menu PIAL ne peut pas lui être ajouté : fermez-le, puis "
            "relancez pial-xl installer."
        )
    ]
    assert MENU not in {piece.libelle for piece, _ in faite.pieces}
    assert (refus.classeurs / "PIAL_template.xlsm").is_file()


def test_a_refusal_of_libreoffice_is_told_and_the_rest_is_installed(refus: Machine) -> None:
    (remarque,) = installer(refus, None, modele).remarques

    assert "n'a pas accepté le menu PIAL" in remarque
    assert (refus.classeurs / "PIAL_template.xlsm").is_file()


def test_what_libreoffice_never_had_is_not_asked_back(refus: Machine) -> None:
    installer(refus, None, modele)

    assert {issue for _, issue in desinstaller(refus)} == {Issue.RETIRE}


def test_without_libreoffice_nothing_is_said_of_its_menu(refus: Machine) -> None:
    sans = replace(refus, unopkg=None)

    assert MENU not in issues(sans)
    assert installer(sans, None, modele).remarques == []


@pytest.mark.parametrize("contenu", [b"", b"Pmp1", b"Pmp1\xffautre\nx.tmp\xffa.oxt\xff\n\n"])
def test_a_list_without_our_extension_is_no_menu(tmp_path: Path, contenu: bytes) -> None:
    liste = tmp_path / "uno_packages" / "cache" / "uno_packages.pmap"
    liste.parent.mkdir(parents=True)
    liste.write_bytes(contenu)

    assert dossier_du_menu(tmp_path) is None
