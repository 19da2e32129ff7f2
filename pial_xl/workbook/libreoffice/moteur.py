"""The engine as xlwings sees it, and its registration."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, cast

import xlwings as xw

from pial_xl.workbook.libreoffice.application import Apps
from pial_xl.workbook.libreoffice.connexion import ouvrir_ecoute
from pial_xl.workbook.libreoffice.valeurs import ErreurDeCellule, element

NOM = "libreoffice"


class Moteur:
    """What xlwings asks of an engine: a name, its applications, and the care of values."""

    name = NOM
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self, ouvrir_ecoute)

    @staticmethod
    def prepare_xl_data_element(x: object, options: object) -> object:  # noqa: ARG004
        """Make one value ready to be written."""
        return element(x)

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[object]],
        datetime_builder: Callable[..., object],
        empty_as: object,
        number_builder: Callable[[float], object] | None,
        err_to_str: bool,
    ) -> list[list[object]]:
        """Make the values read such as the caller asked for."""

        def lire(valeur: object) -> object:
            if isinstance(valeur, ErreurDeCellule):
                return str(valeur) if err_to_str else None
            if valeur is None or valeur == "":
                return empty_as
            if isinstance(valeur, datetime):
                return _batir(datetime_builder, valeur)
            if number_builder is not None and isinstance(valeur, float):
                return number_builder(valeur)
            return valeur

        return [[lire(valeur) for valeur in ligne] for ligne in data]


def activer(contexte: Any = None) -> xw.App:
    """Add the engine to xlwings, make it the active one, and connect it to LibreOffice.

    Args:
        contexte: a connection made by ``se_connecter`` or ``ouvrir_ecoute``; by default the
            LibreOffice of the user's own profile, which is started if need be.

    Raises:
        LibreOfficeInjoignable: when LibreOffice cannot be reached.
    """
    moteur = _enregistrer()
    app = moteur.apps.rattacher(ouvrir_ecoute() if contexte is None else contexte)
    xw.engines[NOM].activate()
    return xw.App(impl=app)


def _enregistrer() -> Moteur:
    if NOM not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=Moteur()))
    return cast(Moteur, xw.engines[NOM].impl)


def _batir(construire: Callable[..., object], instant: datetime) -> object:
    return construire(
        year=instant.year,
        month=instant.month,
        day=instant.day,
        hour=instant.hour,
        minute=instant.minute,
        second=instant.second,
        microsecond=instant.microsecond,
        tzinfo=None,
    )
