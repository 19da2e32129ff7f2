"""Fictitious workbooks of any size: coherent, with three faults in a thousand of each kind."""

import random
from collections import defaultdict
from datetime import date
from pathlib import Path

import xlsxwriter

from pial_xl.demo.dataset import Dataset
from pial_xl.tables import TABLES, columns
from pial_xl.tables.column import Format
from pial_xl.units.uai import check_letter

_FAULT = 0.003
_WEEK = 24 * 60
_DAYS = ("lundi", "mardi", "jeudi", "vendredi")
_BEGIN, _END = date(2025, 9, 1), date(2028, 8, 31)


def dataset(rows: int) -> Dataset:
    """Give a network of so many allocations and as many slots, for eight times fewer AESH."""
    fate = random.Random(7)  # noqa: S311 - the same workbook on every machine
    pupils = max(20, rows * 2 // 5)
    count = max(10, rows * 3 // 25)
    poles = [f"P{rank}" for rank in range(max(1, count // 60))]
    digits = [f"{440000 + rank:07}" for rank in range(max(10, pupils // 16))]
    schools = [number + check_letter(number) for number in digits]
    at = [rank % len(schools) for rank in range(max(pupils, count))]
    help_of = ["I" if rank % 3 == 0 else "M" for rank in range(pupils)]
    minutes = max(15, 15 * round(_WEEK * 0.93 * count / rows / 15))
    allocations: list[dict[str, object]] = []
    received: defaultdict[int, int] = defaultdict(int)
    for rank in range(rows):
        pupil = rank % pupils
        turn = pupil // len(schools) + rank // pupils
        near = at[pupil] + len(schools) * (turn % max(1, count // len(schools)))
        row: dict[str, object] = {
            "aesh": f"A{near % count:05}", "eleve": f"E{pupil:06}",
            "aide": help_of[pupil], "heures": minutes,
        }  # fmt: skip
        received[pupil] += minutes
        for faults in (
            {"heures": "douze"}, {"aesh": "A99999"}, {"aide": "mutuelle"},
            {"debut": date(2026, 12, 1), "fin": date(2026, 10, 1)},
        ):  # fmt: skip
            if fate.random() < _FAULT:
                row |= faults
        allocations.append(row)
    overloaded = set(fate.sample(range(count), max(1, count // 50)))
    return {
        "T_Poles": [
            {"pole": pole, "sigle": "PIAL", "libelle": f"PIAL {pole}", "reseau": "privé",
             "pilote": "M. FICTIF", "uai_pilote": schools[rank % len(schools)],
             "remuneration": "IMP", "non_notifies": "non"}
            for rank, pole in enumerate(poles)
        ],
        "T_Etablissements": [
            {"uai": uai, "nom": f"École {rank}", "commune": f"Commune {rank % 97}",
             "degre": "école", "pole": poles[rank % len(poles)], "chef": "Mme FICTIVE"}
            for rank, uai in enumerate(schools)
        ],
        "T_Dotation": [
            {"pole": pole, "heures": _WEEK * count // len(poles), "date_effet": date(2026, 9, 1),
             "reference": "R"}
            for pole in poles
        ],
        "T_AESH": [
            {"aesh": f"A{rank:05}", "nom": f"FICTIF{rank}", "prenom": "P",
             "pole": poles[at[rank] % len(poles)], "contrat": "CDI", "debut": _BEGIN,
             "heures": 18 * 60 if rank in overloaded else _WEEK, "semaines": 41, "quotite": 62,
             "uai": schools[at[rank]]}
            for rank in range(count)
        ],
        "T_Eleves": [
            {"eleve": f"E{rank:06}", "uai": schools[at[rank]], "classe": "CP", "midi": "non"}
            for rank in range(pupils)
        ],
        "T_Notifications": [
            {"eleve": f"E{rank:06}", "aide": help_of[rank], "debut": _BEGIN, "fin": _END,
             "decision": f"D{rank}",
             "heures": received[rank] or 720 if help_of[rank] == "I" else None}
            for rank in range(pupils)
        ],
        "T_Affectations": allocations,
        "T_Creneaux": [
            {"aesh": f"A{rank % count:05}", "jour": _DAYS[rank // count % 4],
             "debut": 510 + 60 * (rank // count // 4 % 7),
             "fin": 570 + 60 * (rank // count // 4 % 7), "nature": "accompagnement",
             "uai": schools[at[rank % count]], "eleve": allocations[rank % count]["eleve"]}
            for rank in range(rows)
        ],
    }  # fmt: skip


def write_plain(rows: Dataset, path: Path) -> None:
    """Write the tables as another program would: headers and values, nothing else."""
    book = xlsxwriter.Workbook(str(path))
    as_date = book.add_format({"num_format": "dd/mm/yyyy"})
    as_time = book.add_format({"num_format": "[h]:mm"})
    for model in TABLES:
        if model.table not in rows:
            continue
        sheet = book.add_worksheet(model.sheet)
        for place, (field, column) in enumerate(columns(model).items()):
            sheet.write(0, place, column.title)
            for rank, row in enumerate(rows[model.table], start=1):
                value = row.get(field)
                if isinstance(value, date):
                    sheet.write_datetime(rank, place, value, as_date)
                elif isinstance(value, int) and column.format in (Format.DUREE, Format.TIME):
                    sheet.write_number(rank, place, value / 1440, as_time)
                elif value is not None:
                    sheet.write(rank, place, value)
    book.close()
