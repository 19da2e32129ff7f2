"""What ``regles`` says of other packages, as French text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pial_xl.bareme.parametre import to_cell_value
from pial_xl.units.text import french

if TYPE_CHECKING:
    from pial_xl.usecases.additions import AddedParametre, Additions


def additions(added: "Additions") -> str:
    """Give the parameters and letter fields of other packages, then what they did wrong."""
    rows: list[str] = []
    if added.parametres:
        rows += ["", "PARAMÈTRES D'AUTRES PAQUETS (feuille Paramètres)"]
        rows += map(_parametre, added.parametres)
    if added.fields:
        rows += ["", "CHAMPS DE LETTRE D'AUTRES PAQUETS"]
        rows += [
            f"{{{{{field.cle}}}}} : {field.libelle} ({field.provenance} ; paquet {package})"
            for field, package in added.fields
        ]
    if added.mistakes:
        rows += ["", "PAQUETS EN DÉFAUT", *mistakes(added)]
    return french("".join(f"\n{row}" for row in rows))


def mistakes(added: "Additions") -> Iterator[str]:
    """Say what packages did wrong, one line each."""
    return (french(mistake.reason) for mistake in added.mistakes)


def _parametre(p: "AddedParametre") -> str:
    value = to_cell_value(p.default)
    shown = "vide" if value is None else f"{value} {p.info.unite}".rstrip()
    return (
        f"{p.cle} : {p.info.libelle}, {shown} à défaut ({p.info.nature.sheet_word}, "
        f"{p.info.source} ; paquet {p.package})"
    )
