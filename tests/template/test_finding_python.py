"""Which Python the macros start, on machines of any system: their own source, run by LibreOffice.

What the machine says (its variables, its files) comes from the test instead of from the machine.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import xlwings as xw
from built import short_template

from pial_xl.template.macros import modules

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice

OURS = r"C:\Users\moi\AppData\Local\Programs\Python\Python312\python.exe"
RECORD = r"C:\Users\moi\AppData\Roaming/pial_xl/interpreteur.txt"
WINDOWS = {
    "APPDATA": r"C:\Users\moi\AppData\Roaming",
    "LOCALAPPDATA": r"C:\Users\moi\AppData\Local",
    "SystemDrive": "C:",
    "OneDrive": r"C:\Users\moi\OneDrive",
    "PATH": r"C:\Windows",
}
LINUX = {"HOME": "/home/moi", "PATH": "/usr/bin"}

Search = Callable[..., str]
"""Gives the command that the macros would run."""


def told(nom: str, answers: Mapping[str, str]) -> str:
    """Give a function that answers what the test says, and nothing else."""
    cases = "".join(f'    If question = "{q}" Then {nom} = "{a}"\n' for q, a in answers.items())
    return f"Private Function {nom}(ByVal question As String) As String\n{cases}End Function\n"


def told_source(environ: Mapping[str, str], files: Mapping[str, str], folder: str) -> str:
    """Give modPython, which asks the test for what it asks of the machine."""
    (module,) = (m for m in modules(1) if m.name == "modPython")
    source = re.sub(
        r"Private Function PremiereLigne.*?End Function", "", module.source, flags=re.DOTALL
    )
    for asked, answered in (
        (" Environ(", " LaVariable("),
        ("(Environ(", "(LaVariable("),
        ("(Dir(", "(LeFichier("),
        ("modHote.DossierDuClasseur()", f'"{folder}"'),
    ):
        source = source.replace(asked, answered)
    return "\n".join(
        (
            "Option VBASupport 1",
            source,
            told("LaVariable", environ),
            told("LeFichier", dict.fromkeys(files, "oui")),
            told("PremiereLigne", files),
        )
    )


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("modele") / "PIAL.xlsm"
    path.write_bytes(short_template({}, {}))
    return path


@pytest.fixture
def search(app: xw.App, model: Path) -> Iterator[Search]:
    book = app.books.open(str(model))

    def search(
        environ: Mapping[str, str],
        files: Mapping[str, str],
        *cells: str,
        folder: str = r"C:\Users\moi\Documents",
    ) -> str:
        """Search on a machine of these variables and files, each with its first line.

        *cells* are the values of as many rows « interpreteur » of Paramètres.
        """
        sheet = book.sheets["Paramètres"]
        keys = sheet["A5:A60"].value
        row = 5 + keys.index("interpreteur")
        for rank, cell in enumerate(cells):
            sheet[f"A{row + rank}"].value = "interpreteur"
            sheet[f"C{row + rank}"].value = cell
        library = book.api.BasicLibraries.getByName("VBAProject")
        library.replaceByName("modPython", told_source(environ, files, folder))
        return str(app.macro("modPython.Commande")())

    yield search
    book.close()


def command(python: str) -> str:
    return f'"{python}" -P -m pial_xl'


def files(*paths: str) -> dict[str, str]:
    """Say that these files are there, and of nothing what they hold."""
    return dict.fromkeys(paths, "")


def test_the_record_of_the_installer_is_taken_first(search: Search) -> None:
    here = files(OURS, r"C:\Python\python.exe") | {RECORD: OURS}

    assert search(WINDOWS, here, r"C:\Python\python.exe") == command(OURS)


def test_a_record_and_its_python_may_be_on_the_network_of_the_school(search: Search) -> None:
    profile = r"\\serveur\profils\moi\AppData"
    python = r"\\serveur\profils\moi\Python312\python.exe"
    here = files(python) | {rf"{profile}\pial_xl\interpreteur.txt": python}

    assert search(WINDOWS | {"APPDATA": profile}, here) == command(python)


def test_a_cell_may_name_a_python_of_the_disk_of_windows(search: Search) -> None:
    for python in (
        OURS,
        r"C:\Program Files\Python 3\pythonw.exe",
        "C:/Python/python3.12.exe",
        r"c:\python\PYTHON.EXE",
    ):
        assert search(WINDOWS, files(python), python) == command(python)


def test_a_cell_can_name_no_other_program(search: Search) -> None:
    for program in (
        r"C:\Python\python.bat",
        r"C:\Python\python.cmd",
        r"C:\Python\python",
        r"C:\Python\python.exe.bat",
        r"C:\Python\python_piege.exe",
        r"C:\Python\pythonx.exe",
        r"C:\Python\python3.11.bat",
        r"C:\Windows\System32\cmd.exe",
    ):
        assert search(WINDOWS, files(program), program) == "", program


def test_a_cell_can_name_nothing_that_may_have_come_with_the_workbook(search: Search) -> None:
    for program in (
        r"C:\Users\moi\Documents\python.exe",
        r"C:\Users\moi\Documents\outils\python.exe",
        r"c:\users\moi\DOCUMENTS\python.exe",
        r"C:\Users\moi\Autres\..\Documents\python.exe",
        r"C:\Users\moi\.\Documents\python.exe",
        r"C:\Users\moi\\Documents\python.exe",
        r"D:\Python\python.exe",
        r"\\serveur\partage\python.exe",
        r"C:\Users\moi\OneDrive\python.exe",
        r"Python\python.exe",
    ):
        assert search(WINDOWS, files(program), program) == "", program


def test_a_folder_whose_name_begins_like_that_of_the_workbook_is_another(search: Search) -> None:
    python = r"C:\Users\moi\Documents 2\python.exe"

    assert search(WINDOWS, files(python), python) == command(python)


def test_a_workbook_that_was_never_saved_has_no_folder(search: Search) -> None:
    assert search(WINDOWS, files(OURS), OURS, folder="") == command(OURS)


def test_of_two_rows_the_first_stands_even_when_it_names_no_python(search: Search) -> None:
    assert search(WINDOWS, files(OURS), r"D:\python.exe", OURS) == ""


def test_on_linux_and_mac_a_python_has_no_ending(search: Search) -> None:
    for python in ("/usr/bin/python3", "/opt/py/bin/python3.12", "/opt/python"):
        assert search(LINUX, files(python), python, folder="/home/moi/Bureau") == command(python)


def test_on_linux_and_mac_too_nothing_that_came_with_the_workbook_is_started(
    search: Search,
) -> None:
    for program in (
        "/home/moi/Bureau/python3",
        "/home/moi/Bureau/venv/bin/python",
        "/media/moi/CLE/python3",
        "/run/media/moi/CLE/python3",
        "/Volumes/CLE/python3",
        "/mnt/cle/python3",
        "/opt/python.sh",
        "/opt/python/rm",
    ):
        found = search(LINUX, files(program), program, folder="/home/moi/Bureau")
        assert found == "", program


def test_an_answer_given_apart_from_excel_since_the_click_is_seen(
    search: Search, app: xw.App, tmp_path: Path
) -> None:
    answer = tmp_path / "pial_xl" / "reponse.txt"
    answer.parent.mkdir()
    answer.touch()
    search({"LOCALAPPDATA": str(tmp_path)}, files(str(answer)))
    seen = app.macro("modPython.ADejaRepondu")

    written = (datetime.now() - datetime(1899, 12, 30)) / timedelta(days=1)
    assert seen(written - 1 / 24)
    assert not seen(written + 1 / 24)
