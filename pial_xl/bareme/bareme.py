"""Every parameter of the library: its key, its value where nothing overrides it, its source."""

from collections.abc import Mapping
from typing import Self

from pial_xl.bareme.departements import uai_beginning
from pial_xl.bareme.parametre import asked_keys
from pial_xl.bareme.sections.affectations import AffectationLimits
from pial_xl.bareme.sections.coordonnateurs import CoordonnateurPay
from pial_xl.bareme.sections.eleves import EleveHelp
from pial_xl.bareme.sections.identity import WorkbookIdentity
from pial_xl.bareme.sections.quota import QuotaUse
from pial_xl.bareme.sections.service import ServiceTime
from pial_xl.bareme.sections.timetable import TimetableLimits
from pial_xl.units.text import clean


class Bareme(
    CoordonnateurPay,
    QuotaUse,
    TimetableLimits,
    AffectationLimits,
    EleveHelp,
    ServiceTime,
    WorkbookIdentity,
):
    """The values in force. Hours and minutes are in the unit that each parameter names.

    The sections stand from the last to the first: the fields of a last base come first, and the
    sheet Paramètres follows their order.
    """

    @property
    def uai_debut(self) -> str:
        """Give the first three characters of the département's UAI: set, or drawn from its number.

        Blank while neither is known.
        """
        return self.uai_prefixe or uai_beginning(self.departement)

    @classmethod
    def load(cls, values: Mapping[str, object]) -> tuple[Self, dict[str, str]]:
        """Override the local parameters by those of a workbook; see ``ParametreModel``.

        A workbook that says it is somebody else's takes nothing of the DDEC 44.
        """
        own = {cle: getattr(cls, cle) for cle in asked_keys(cls)}
        if any(clean(values[cle]) != own[cle] for cle in own.keys() & values.keys()):
            values = dict.fromkeys(own, "") | dict(values)
        return super().load(values)
