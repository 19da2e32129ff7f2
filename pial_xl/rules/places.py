"""Where a constat stands in the network, and whom it is about: what its row says of both."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from pial_xl.constats import Constat, Location
from pial_xl.dossier.dossier import Dossier
from pial_xl.tables import Aesh, Coordonnateur, Etablissement, Pole, RowModel

SEPARATOR = " – "
"""Between the codes of an ``objet`` that names two."""
Codes: TypeAlias = Mapping[str, str | None]
"""The codes that a row holds, by field of its model."""


def place_of(d: Dossier, constat: Constat) -> Location:
    """Give the pole and the school that a constat is about, and whom; blank where none is known."""
    row = d.row_of(constat.cell)
    if row is None:
        return Location("", "", "", "", constat.objet)
    codes = _codes(row)
    etablissement = _school_of(d, codes, constat.objet)
    pole = _pole_of(d, row, etablissement) or ""
    uai = (etablissement.uai if etablissement else None) or ""
    return Location(
        pole,
        uai,
        _label(etablissement, pole),
        d.school_name(etablissement),
        _whom(d, row, codes, constat.objet),
    )


def _codes(row: RowModel) -> Codes:
    fields = ("aesh", "eleve", "pole", "uai")
    return {field: getattr(row, field, None) for field in fields}


def _field_of(codes: Codes, code: str) -> str:
    """Give the field of a row that holds a code; blank if none does, or more than one."""
    fields = [field for field, held in codes.items() if held == code]
    return fields[0] if len(fields) == 1 else ""


def _school_of(d: Dossier, codes: Codes, objet: str) -> Etablissement | None:
    """Give the school of whom a constat is about: an AESH's main one, else that of the row."""
    field = _field_of(codes, objet)
    if field == "pole":
        return None
    if field == "aesh" and (aesh := d.aesh_by_code.get(objet)):
        main = d.etablissement_by_uai.get(aesh.uai or "")
        if main is not None:
            return main
    if eleve := codes["eleve"]:
        return d.etablissement_of(eleve)
    return d.etablissement_by_uai.get(codes["uai"] or "")


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


def _label(etablissement: Etablissement | None, pole: str) -> str:
    school = (etablissement.nom or etablissement.uai or "") if etablissement else ""
    if not pole:
        return school
    return f"{school} ({pole})" if school else f"pôle {pole}"


def _whom(d: Dossier, row: RowModel, codes: Codes, objet: str) -> str:
    """Say whom a constat is about: what it says itself, else those whom its row names."""
    parts = objet.split(SEPARATOR)
    fields = [_field_of(codes, part) for part in parts]
    if any(fields):
        said = zip(fields, parts, strict=True)
        return SEPARATOR.join(_NAMED[f](d, part) if f else part for f, part in said)
    if isinstance(row, Coordonnateur):
        return SEPARATOR.join(filter(None, (f"ligne {row.number}", _person(row))))
    people = [_NAMED[f](d, code) for f in ("aesh", "eleve") if (code := codes[f])]
    if not people and isinstance(row, Aesh):
        people = [_person(row)]
    return SEPARATOR.join(filter(None, people)) or objet


def _named_aesh(d: Dossier, code: str) -> str:
    aesh = d.aesh_by_code.get(code)
    return f"{code} {_person(aesh)}".rstrip() if aesh else code


def _named_pole(d: Dossier, code: str) -> str:
    pole = d.pole_by_code.get(code)
    return " ".join(f"{code} {pole.libelle or ''}".split()) if pole else code


def _named_school(d: Dossier, code: str) -> str:
    return d.school_name(d.etablissement_by_uai.get(code)) or code


_NAMED: dict[str, Callable[[Dossier, str], str]] = {
    "aesh": _named_aesh,
    "eleve": lambda _, code: code,  # the name of a pupil never leaves Correspondance
    "pole": _named_pole,
    "uai": _named_school,
}


def _person(row: Aesh | Coordonnateur) -> str:
    return " ".join(filter(None, (row.prenom, row.nom)))
