"""Writes the workbooks that the page is tried on, and what CPython says of each.

    PYTHONPATH=tests python page/tests/expected.py FOLDER

The page is opened by real browsers and must show the same lines and the same letters.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from built import short_tables

from pial_xl.demo import DATE_DEMO
from pial_xl.demo.calendar import YEAR
from pial_xl.demo.dataset import Dataset
from pial_xl.demo.faults import faulty_dataset
from pial_xl.page import Door
from pial_xl.template import build_workbook

COUNT: Final = 20
FOREIGN: Final = "besoins.xlsx"
GRILLES: Final = "grilles.xlsx"
LETTERS: Final = (0, 4, 8, COUNT)
"""The workbooks whose letters are looked at too: those of ``scenarios.mjs``."""
NAME: Final = "PIAL.xlsm"
"""The same for all: the page then keeps the day that it was given."""
_VALUES: Final = (
    None, "", "douze", -90, 99_999, 0, date(2019, 2, 28), date(2031, 1, 1), "A99", "E999",
    "<b onclick=alert(1)>gras</b>", '"><img src=x onerror=alert(1)>', "&lt;script&gt;", "=1+1",
    "  ", "é" * 300, "24h75", "oui", "{{nom}}", "\u202egnp.exe",
)  # fmt: skip
_BROKEN: Final = {
    "vide.xlsx": b"",
    "texte.xlsx": b"ce n'est pas un classeur",
    "ancien.xls": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504),
    "coupe.xlsx": b"",
}


def mutated(seed: int) -> Dataset:
    """Give the fictitious PIAL with cells changed at random, more and more of them."""
    fate = random.Random(seed)
    dataset = deepcopy(faulty_dataset()[0])
    tables = sorted(table for table, rows in dataset.items() if rows)
    for _ in range(4 * seed):
        row = fate.choice(dataset[fate.choice(tables)])
        row[fate.choice(sorted(row))] = fate.choice(_VALUES)
    return dataset


def workbooks() -> Iterator[bytes]:
    """Give the workbooks, the fictitious one first, all short: a browser takes long to read one.

    The page's own click shows the fictitious one as the template is, and what it says is the same.
    """
    for seed in range(COUNT + 1):
        with short_tables():
            data = workbook(seed)
        yield data


def workbook(seed: int) -> bytes:
    """Give the workbook of a mutation."""
    return build_workbook(dataset=mutated(seed), parametres={"annee_scolaire": YEAR})


class _Cells(HTMLParser):
    """The texts of the cells of a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "td":
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def ask(door: Door, action: str, words: dict[str, str], data: bytes = b"") -> dict[str, object]:
    """Ask the door, as the page does."""
    told: dict[str, object] = json.loads(door.ask(action, json.dumps(words), data)[0])
    return told


def told_of(data: bytes) -> tuple[Door, dict[str, object]]:
    """Give what CPython says of a workbook, and whom to ask for its letters."""
    door = Door()
    day = DATE_DEMO.isoformat()
    return door, {"controle": ask(door, "controler", {"nom": NAME, "date": day}, data)}


def letters_of(door: Door) -> dict[str, object]:
    """Give what CPython says of the letters of the workbook, and their texts."""
    made = json.loads(door.ask("lettres", "{}")[0])
    letters = {}
    for line in made.get("lignes", ()):
        if line["lettre"]:
            cells = _Cells()
            cells.feed(str(ask(door, "lettre", {"lettre": line["lettre"]})["html"]))
            letters[line["lettre"]] = cells.texts
    return {"lettres": made, "textes": letters}


def foreign_workbook() -> bytes:
    """Give a file that is not ours, as coordinators have them."""
    book = openpyxl.Workbook()
    pupils, helpers = book.worksheets[0], book.create_sheet("Moyens_AESH")
    pupils.title = "Besoins_élèves"
    begin, end = datetime(2025, 9, 1), datetime(2027, 8, 31)
    for row in (
        ("PIAL FICTIF", None, None, None, None, None, None),
        ("NOM PRENOM ELEVE", "Etablissement 2026-2027", "Type aide", "Heures attribuées",
         "Date début", "Date fin", "REMARQUES"),
        ("DURAND Léa", "Ecole Fictive", "I", 12, begin, end, "CM1"),
        ("MARTIN Tom", "Collège <b>Imaginaire</b>", "mutualisée", None, begin, end, "6e"),
        ("FABRE Zoé", "Ecole Fictive", "CO", "douze", begin, end, None),
    ):  # fmt: skip
        pupils.append(row)
    helpers.append(("NOM PRENOM AESH", "Nom établissement", "Quotité EPP", "Quotité SCO"))
    helpers.append(("LEROY Anne", "Ecole Fictive", 26, 24))
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def with_a_long_tag(data: bytes) -> bytes:
    """Give a workbook one of whose tags is longer than what is read of a part at once."""
    code = f'<numFmts><numFmt numFmtId="200" formatCode="{"[" * 500_000}"/></numFmts><fonts'
    output = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(output, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/styles.xml":
                part = re.sub(rb"<numFmts.*?</numFmts>", b"", part)
                part = part.replace(b"<fonts", code.encode(), 1)
            target.writestr(name, part)
    return output.getvalue()


def told_of_foreign(data: bytes) -> dict[str, object]:
    """Give what CPython says of a file that is taken over: before, with a choice, after."""
    door, day = Door(), DATE_DEMO.isoformat()
    choice = ("Besoins_élèves", "REMARQUES", "Classe")
    files = json.dumps([("source", FOREIGN, len(data))])
    words = {"fichiers": files, "date": day, "choix": "[]"}
    before = ask(door, "reprendre", words, data)
    chosen = ask(door, "reprendre", words | {"choix": json.dumps([choice])}, data)
    control = ask(door, "reprise", words | {"choix": json.dumps([choice])}, data)
    refusal = ask(door, "controler", {"nom": FOREIGN, "date": day}, data)["erreur"]
    told = {"erreur": refusal, "avant": before, "choix": choice, "choisi": chosen}
    return {**told, "nom": control["nom"], "controle": control}


def told_of_timetables(data: bytes) -> tuple[bytes, dict[str, object]]:
    """Give the grids of a workbook, and what CPython says of them, then of what they imply."""
    door, _ = told_of(data)
    _, grilles = door.ask("grilles", "{}")
    read = ask(door, "lire_grilles", {"nom": GRILLES}, grilles)
    implied = ask(door, "affectations", {})
    accepted = ask(door, "accepter", {"acceptees": "[1]"})
    return grilles, {"lues": read, "affectations": implied, "acceptees": accepted}


def main() -> None:
    """Write everything in the folder that the command line names."""
    folder = Path(sys.argv[1])
    for rank, data in enumerate(workbooks()):
        place = folder / f"{rank:02}"
        place.mkdir(parents=True, exist_ok=True)
        (place / NAME).write_bytes(data)
        door, told = told_of(data)
        if rank in LETTERS:
            told |= letters_of(door)
        (place / "attendu.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    taken = folder / "reprise"
    taken.mkdir(exist_ok=True)
    source = foreign_workbook()
    (taken / FOREIGN).write_bytes(source)
    (taken / "attendu.json").write_text(
        json.dumps(told_of_foreign(source), ensure_ascii=False), encoding="utf-8"
    )
    timetables = folder / "grilles"
    timetables.mkdir(exist_ok=True)
    data = (folder / "00" / NAME).read_bytes()
    (timetables / NAME).write_bytes(data)
    grilles, said = told_of_timetables(data)
    (timetables / GRILLES).write_bytes(grilles)
    (timetables / "attendu.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    broken = folder / "casses"
    broken.mkdir(exist_ok=True)
    sentences = {}
    samples = dict(_BROKEN)
    fictitious = (folder / "00" / NAME).read_bytes()
    samples["coupe.xlsx"] = fictitious[:30_000]
    samples["etiquette.xlsx"] = with_a_long_tag(fictitious)
    for name, data in samples.items():
        (broken / name).write_bytes(data)
        words = {"nom": name, "date": DATE_DEMO.isoformat()}
        sentences[name] = ask(Door(), "controler", words, data).get("erreur")
    (broken / "attendu.json").write_text(
        json.dumps(sentences, ensure_ascii=False), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
