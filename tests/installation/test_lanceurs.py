import json
import shlex
import subprocess
import sys
from copy import copy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.cli.commandes import racine
from pial_xl.installation import lanceurs_windows
from pial_xl.installation.interprete import chemin_du_releve, lire_releve, octets_du_releve
from pial_xl.installation.lanceurs_linux import entree_de_bureau
from pial_xl.installation.lanceurs_mac import fichier_de_commande
from pial_xl.installation.machine import Machine, Systeme
from pial_xl.installation.raccourcis import RACCOURCIS, Raccourci
from pial_xl.installation.script_excel import script_excel
from pial_xl.workbook.erreurs import EcritureImpossible

CHEMINS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30
)
OUVERT, FICHIER = RACCOURCIS[0], RACCOURCIS[-1]


def lire_exec(entree: bytes) -> list[str]:
    """Read the Exec line back as the Desktop Entry specification says."""
    (ligne,) = [li for li in entree.decode().split("\n") if li.startswith("Exec=")]
    brut = ligne.removeprefix("Exec=").replace("\\\\", "\\")
    mots, mot, cite, echappe = [], "", False, False
    for lettre in brut + " ":
        if echappe:
            mot, echappe = mot + lettre, False
        elif cite and lettre == "\\":
            echappe = True
        elif lettre == '"':
            cite = not cite
        elif lettre == " " and not cite:
            mots.append(mot.replace("%%", "%"))
            mot = ""
        else:
            mot += lettre
    return mots


@given(CHEMINS)
def test_a_desktop_starts_the_very_interpreter(nom: str) -> None:
    python = Path(f"/outils/{nom}/python")

    assert lire_exec(entree_de_bureau(OUVERT, python)) == [str(python), *OUVERT.arguments]


def test_a_desktop_hands_the_files_to_what_receives_them_only() -> None:
    assert lire_exec(entree_de_bureau(FICHIER, Path("/python")))[-1] == "%F"
    assert b"MimeType" not in entree_de_bureau(OUVERT, Path("/python"))


@given(CHEMINS)
def test_a_mac_starts_the_very_interpreter(nom: str) -> None:
    python = Path(f"/outils/{nom}/python")

    _, ligne = fichier_de_commande(OUVERT, python).decode().rstrip("\n").split("\n")

    assert shlex.split(ligne) == ["exec", str(python), *OUVERT.arguments]


def test_excel_for_mac_can_only_ask_for_a_button() -> None:
    script = script_excel(Path('/outils/"étrange\\/python')).decode()

    assert 'quoted form of "/outils/\\"étrange\\\\/python" & " -P -m pial_xl bouton"' in script
    assert script.count("do shell script") == 1


def test_every_shortcut_keeps_python_from_importing_from_the_current_folder() -> None:
    assert {raccourci.arguments[0] for raccourci in RACCOURCIS} == {"-P"}


def test_a_file_in_the_folder_of_a_workbook_is_never_imported(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise SystemExit('piège')")

    fini = subprocess.run(
        [sys.executable, *FICHIER.arguments, "absent.xlsm"],
        cwd=tmp_path, capture_output=True, check=False, encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )  # fmt: skip

    assert fini.returncode == 2
    assert "piège" not in fini.stderr


def test_windows_is_given_the_words_apart_from_the_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faux = tmp_path / "System32/WindowsPowerShell/v1.0/powershell.exe"
    faux.parent.mkdir(parents=True)
    faux.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        "mots = {c: v for c, v in os.environ.items() if c.startswith('PIAL_')}\n"
        "open(os.environ['PIAL_LIEN'], 'w').write(json.dumps([sys.argv[1:], mots]))\n"
    )
    faux.chmod(0o755)
    python = Path("/outils/d'une école; $(x)/python.exe")
    machine = Machine(Systeme.WINDOWS, tmp_path, python, {"SystemRoot": str(tmp_path)})

    ordre, mots = json.loads(lanceurs_windows.lien(OUVERT, machine))

    assert mots["PIAL_CIBLE"] == str(python)
    assert mots["PIAL_ARGUMENTS"] == "-P -m pial_xl.installation.fenetre bouton controler"
    assert not any("école" in mot for mot in ordre)


def test_a_powershell_that_fails_is_one_sentence(tmp_path: Path) -> None:
    machine = Machine(Systeme.WINDOWS, tmp_path, Path("/python"), {"SystemRoot": str(tmp_path)})

    with pytest.raises(lanceurs_windows.LienImpossible, match="terminal"):
        lanceurs_windows.lien(OUVERT, machine)


@pytest.mark.parametrize("systeme", Systeme)
def test_the_first_line_of_the_record_is_the_interpreter(tmp_path: Path, systeme: Systeme) -> None:
    machine = Machine(systeme, tmp_path, Path("/Élèves et AESH/python"))
    releve = chemin_du_releve(machine)
    releve.parent.mkdir(parents=True)

    releve.write_bytes(octets_du_releve(machine))

    assert lire_releve(machine) == machine.python


def test_the_record_of_windows_is_in_the_code_page_that_vba_reads(tmp_path: Path) -> None:
    machine = Machine(Systeme.WINDOWS, tmp_path, Path("/é/python"))

    assert octets_du_releve(machine) == b"/\xe9/python\r\n"


def test_a_path_that_vba_cannot_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(EcritureImpossible, match="dossier au nom simple"):
        octets_du_releve(Machine(Systeme.WINDOWS, tmp_path, Path("/учитель/python")))


@pytest.mark.parametrize("contenu", [None, b"", b"\n\n", b"\xff\xfe"])
def test_a_record_that_says_nothing_is_no_record(tmp_path: Path, contenu: bytes | None) -> None:
    machine = Machine(Systeme.LINUX, tmp_path, Path("/python"))
    if contenu is not None:
        chemin_du_releve(machine).parent.mkdir(parents=True)
        chemin_du_releve(machine).write_bytes(contenu)

    assert lire_releve(machine) is None


def test_the_folders_follow_the_variables_that_a_macro_reads(tmp_path: Path) -> None:
    linux = Machine(Systeme.LINUX, tmp_path, Path("/p"), {"XDG_CONFIG_HOME": "/reglages"})
    windows = Machine(Systeme.WINDOWS, tmp_path, Path("/p"), {"APPDATA": "/itinerant"})

    assert linux.configuration == Path("/reglages/pial_xl")
    assert windows.configuration == Path("/itinerant/pial_xl")
    assert windows.envoyer_vers == Path("/itinerant/Microsoft/Windows/SendTo")


def test_a_relative_xdg_folder_is_ignored(tmp_path: Path) -> None:
    machine = Machine(Systeme.LINUX, tmp_path, Path("/p"), {"XDG_CONFIG_HOME": "ici"})

    assert machine.configuration == tmp_path / ".config/pial_xl"


@pytest.mark.parametrize("raccourci", [r for r in RACCOURCIS if not r.recoit_fichiers])
def test_a_shortcut_starts_a_button_that_exists(raccourci: Raccourci) -> None:
    *_, commande, nom = raccourci.arguments

    # A copy: a command keeps the option of help of its first context, and this one is not its own.
    contexte = copy(racine.commands[commande]).make_context(commande, [nom], parent=None)

    assert contexte.params["nom"] == nom
