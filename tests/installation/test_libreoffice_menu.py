"""The menu PIAL, given to LibreOffice and taken back."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from extensions import unopkg

from pial_xl.installation.libreoffice import menu_folder, profile
from pial_xl.installation.machine import Machine, System
from pial_xl.installation.placing import Issue
from pial_xl.sheets.errors import WriteError
from pial_xl.units.text import french
from pial_xl.usecases.diagnostic import diagnose
from pial_xl.usecases.installation import install, uninstall

MENU = "Menu PIAL de LibreOffice"


def model() -> bytes:
    return b"modele"


def machine(home: Path, program: Path | None) -> Machine:
    return Machine(System.LINUX, home, Path("/outils/python"), unopkg=program)


def issues(home: Machine) -> dict[str, Issue]:
    return {piece.libelle: issue for piece, issue in install(home, None, model).pieces}


@pytest.fixture
def workstation(tmp_path: Path) -> Machine:
    """A machine with LibreOffice, on which it was never started."""
    return machine(tmp_path / "maison", unopkg(tmp_path))


@pytest.fixture
def refusal(tmp_path: Path) -> Machine:
    """A machine whose LibreOffice takes no extension."""
    program = tmp_path / "unopkg"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return machine(tmp_path / "maison", program)


def told_of_menu(home: Machine) -> str:
    return dict(diagnose(None, home).facts)[MENU]


@pytest.mark.libreoffice
def test_libreoffice_is_given_the_menu_and_gives_it_back(workstation: Machine) -> None:
    assert issues(workstation)[MENU] is Issue.INSTALLED
    folder = menu_folder(profile(workstation))
    assert folder is not None
    assert (folder / "Addons.xcu").is_file()
    assert told_of_menu(workstation) == "présent"

    assert (profile(workstation), Issue.REMOVED) in uninstall(workstation)
    assert menu_folder(profile(workstation)) is None
    assert told_of_menu(workstation) == "absent"


@pytest.mark.libreoffice
def test_the_same_menu_is_not_given_twice(workstation: Machine) -> None:
    install(workstation, None, model)
    first = menu_folder(profile(workstation))

    assert issues(workstation)[MENU] is Issue.IN_PLACE
    assert menu_folder(profile(workstation)) == first


@pytest.mark.libreoffice
def test_another_menu_than_this_versions_is_replaced(workstation: Machine) -> None:
    install(workstation, None, model)
    first = menu_folder(profile(workstation))
    assert first is not None
    (first / "Addons.xcu").write_bytes(b"celui d'une autre version")

    assert issues(workstation)[MENU] is Issue.INSTALLED
    second = menu_folder(profile(workstation))
    assert second is not None
    assert b"PIAL" in (second / "Addons.xcu").read_bytes()


@pytest.mark.libreoffice
def test_an_open_libreoffice_keeps_its_menu_and_nothing_is_removed(workstation: Machine) -> None:
    install(workstation, None, model)
    lock = profile(workstation).parent / ".lock"
    lock.touch()

    with pytest.raises(WriteError, match="fermez-le"):
        uninstall(workstation)

    assert (workstation.configuration / "interpreteur.txt").is_file()
    lock.unlink()
    assert (profile(workstation), Issue.REMOVED) in uninstall(workstation)


def test_an_open_libreoffice_is_told_and_the_rest_is_installed(refusal: Machine) -> None:
    profile(refusal).mkdir(parents=True)
    (profile(refusal).parent / ".lock").touch()

    outcome = install(refusal, None, model)

    assert outcome.remarks == [
        french(
            "LibreOffice est ouvert, et le menu PIAL ne peut pas lui être ajouté : fermez-le, puis "
            "relancez pial-xl installer."
        )
    ]
    assert MENU not in {piece.libelle for piece, _ in outcome.pieces}
    assert (refusal.workbooks / "PIAL_template.xlsm").is_file()


def test_a_refusal_of_libreoffice_is_told_and_the_rest_is_installed(refusal: Machine) -> None:
    (remark,) = install(refusal, None, model).remarks

    assert "n'a pas accepté le menu PIAL" in remark
    assert (refusal.workbooks / "PIAL_template.xlsm").is_file()


def test_what_libreoffice_never_had_is_not_asked_back(refusal: Machine) -> None:
    install(refusal, None, model)

    assert {issue for _, issue in uninstall(refusal)} == {Issue.REMOVED}


def test_without_libreoffice_nothing_is_said_of_its_menu(refusal: Machine) -> None:
    without = replace(refusal, unopkg=None)

    assert MENU not in issues(without)
    assert install(without, None, model).remarks == []


@pytest.mark.parametrize("content", [b"", b"Pmp1", b"Pmp1\xffautre\nx.tmp\xffa.oxt\xff\n\n"])
def test_a_list_without_our_extension_is_no_menu(tmp_path: Path, content: bytes) -> None:
    list_file = tmp_path / "uno_packages" / "cache" / "uno_packages.pmap"
    list_file.parent.mkdir(parents=True)
    list_file.write_bytes(content)

    assert menu_folder(tmp_path) is None
