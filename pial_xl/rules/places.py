"""Where a constat stands in the network: the pole and the school of the row it points at."""

from pial_xl.constats import Constat, Location
from pial_xl.dossier.dossier import Dossier
from pial_xl.tables import Aesh, Etablissement, Pole, RowModel


def place_of(d: Dossier, constat: Constat) -> Location | None:
    """Give the pole and the school that a constat is about; None when it is about neither."""
    digits = constat.cell.address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    row = d.row_at(constat.cell.sheet, int(digits or 0))
    if row is None:
        return None
    etablissement = _school_of(d, row)
    pole = _pole_of(d, row, etablissement)
    uai = etablissement.uai if etablissement else None
    if not (uai or pole):
        return None
    return Location(pole or "", uai or "", _label(etablissement, pole))


def _school_of(d: Dossier, row: RowModel) -> Etablissement | None:
    """Give the school of a row: its pupil's, else its own."""
    eleve = getattr(row, "eleve", None)
    if eleve:
        return d.etablissement_of(eleve)
    return d.etablissement_by_uai.get(getattr(row, "uai", None) or "")


def _pole_of(d: Dossier, row: RowModel, etablissement: Etablissement | None) -> str | None:
    """Give the pole of a row: its own, that of its school, or that of its AESH."""
    if isinstance(row, Pole):
        return row.pole
    if isinstance(row, Aesh):
        return d.pole_of(row)
    if etablissement is not None:
        return d.pole_of(etablissement)
    aesh = d.aesh_by_code.get(getattr(row, "aesh", None) or "")
    return d.pole_of(aesh) if aesh else getattr(row, "pole", None)


def _label(etablissement: Etablissement | None, pole: str | None) -> str:
    school = (etablissement.nom or etablissement.uai or "") if etablissement else ""
    return f"{school} ({pole})" if school and pole else school or f"pôle {pole}"
