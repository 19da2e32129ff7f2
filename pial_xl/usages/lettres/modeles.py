"""The models of the letters of a closed workbook, each opened once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pial_xl.letters.fermees.etendues import FeuilleDemesuree
from pial_xl.letters.fermees.modele import ModeleFerme, regarder
from pial_xl.letters.fermees.source import ouvrir_modele
from pial_xl.letters.lettre import Lettre
from pial_xl.letters.modeles.choix import livre
from pial_xl.workbook.archive import ABIME
from pial_xl.workbook.erreurs import ClasseurIllisible

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def modeles_des_lettres(
    chemin: Path, dossier: "Dossier", lettres: Sequence[Lettre]
) -> dict[int, ModeleFerme]:
    """Give the model of each letter, by the number of its row.

    It is a sheet of the workbook, else the packaged one for the letter's pole.

    Raises:
        ClasseurIllisible: when the sheet of a model is damaged, or out of measure.
    """
    poles = {c.numero: dossier.pole_du(c) for c in dossier.coordonnateurs.lignes}
    siens = {lettre.modele for lettre in lettres if lettre.modele is not None}
    octets = chemin.read_bytes() if siens else b""
    ouverts = {titre: _ouvrir(octets, titre) for titre in siens}
    livres = {
        lettre.numero: livre(poles[lettre.numero]).titre
        for lettre in lettres
        if lettre.modele is None
    }
    empaquetes = _livres(frozenset(livres.values()))
    return {
        lettre.numero: empaquetes[livres[lettre.numero]]
        if lettre.modele is None
        else ouverts[lettre.modele]
        for lettre in lettres
    }


def _ouvrir(octets: bytes, titre: str) -> ModeleFerme:
    try:
        return regarder(ouvrir_modele(octets, titre))
    except FeuilleDemesuree:
        raise
    except Exception as failure:
        # openpyxl raises anything from KeyError to its own errors on a damaged part.
        raise ClasseurIllisible(ABIME) from failure


def _livres(titres: frozenset[str]) -> dict[str, ModeleFerme]:
    if not titres:
        return {}
    from pial_xl.template import construire  # noqa: PLC0415 - most workbooks have their models

    octets = construire()
    return {titre: regarder(ouvrir_modele(octets, titre)) for titre in titres}
