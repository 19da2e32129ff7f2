"""How a letter words what the tables hold: the pole, its coordinator's reward, the signing."""

from collections.abc import Callable
from datetime import date

from pial_xl.bareme import Bareme
from pial_xl.bareme.departements import LABELS, short_reseau
from pial_xl.tables import Coordonnateur, Pole
from pial_xl.tables.types import Remuneration, Sigle
from pial_xl.units.dates import format_date
from pial_xl.units.numbers import format_amount, format_number
from pial_xl.units.text import NBSP

_IN_FULL = {
    Sigle.PIAL: "Pôle Inclusif d'Accompagnement Localisé",
    Sigle.PAS: "Pôle d'appui à la scolarité",
}
_WITHOUT_IMP = {Remuneration.DECHARGE: "décharge", Remuneration.NONE: "sans IMP ni décharge"}


def _sigle(pole: Pole) -> Sigle:
    return pole.sigle or Sigle.PIAL  # the word of the law (L351-3) where the cell is empty


def sigle(pole: Pole | None) -> str | None:
    """Give PIAL or PAS."""
    return _sigle(pole).value if pole else None


def long_sigle(pole: Pole | None) -> str | None:
    """Give the kind of pole in full."""
    return _IN_FULL[_sigle(pole)] if pole else None


def pole(pole: Pole | None) -> str | None:
    """Give the name of a pole: its label, else its kind and code."""
    if pole is None or pole.pole is None:
        return None
    return pole.libelle or f"{_sigle(pole)} {pole.pole}"


def status(pole: Pole | None) -> str | None:
    """Give PUBLIC or PRIVÉ."""
    return pole.reseau.value.upper() if pole and pole.reseau else None


def remuneration(pole: Pole | None) -> Remuneration:
    """Give how a pole's coordinator is rewarded; where it is not said, a PAS gives a discharge."""
    if pole is None:
        return Remuneration.IMP
    if pole.remuneration is None and pole.sigle is Sigle.PAS:
        return Remuneration.DECHARGE
    return pole.remuneration or Remuneration.IMP


def circulaire(pole: Pole | None, bareme: Bareme) -> str:
    """Give the text that founds the kind of pole."""
    is_pas = pole is not None and pole.sigle is Sigle.PAS
    return bareme.circulaire_pas if is_pas else bareme.circulaire


def imp(coordonnateur: Coordonnateur, pole: Pole | None) -> str | None:
    """Give « 0,5 IMP », or the pole's other reward where the row has no IMP."""
    reward = remuneration(pole)
    if coordonnateur.imp or (coordonnateur.imp is not None and reward is Remuneration.IMP):
        return f"{format_number(coordonnateur.imp)}{NBSP}IMP"
    if reward is Remuneration.DECHARGE and pole is not None and pole.sigle is Sigle.PAS:
        return "décharge totale"  # circular of 1 September 2025; elsewhere it is often a quarter
    return _WITHOUT_IMP.get(reward)


def imp_with_montant(coordonnateur: Coordonnateur, pole: Pole | None) -> str | None:
    """Give « 1 IMP », followed by its yearly amount where the row says one."""
    reward = imp(coordonnateur, pole)
    if reward is None or coordonnateur.montant is None:
        return reward
    return f"{reward}, soit {format_amount(coordonnateur.montant)} par an"


def departement(bareme: Bareme) -> str:
    """Give what follows « Département »: as it is set, else as its number is named."""
    return bareme.departement_libelle or LABELS.get(bareme.departement, "")


def reseau_court(bareme: Bareme) -> str:
    """Give the network in short: as it is set, else its name without the number that ends it."""
    return bareme.reseau_court or short_reseau(bareme.reseau)


def made_at(coordonnateur: Coordonnateur, write: Callable[[date], str] = format_date) -> str | None:
    """Give « Fait à Exemple, le 24/11/2026 », as far as the row says it, its date so written."""
    location = f"à {coordonnateur.fait_a}" if coordonnateur.fait_a else ""
    jour = f"le {write(coordonnateur.fait_le)}" if coordonnateur.fait_le else ""
    rest = ", ".join(part for part in (location, jour) if part)
    return f"Fait {rest}" if rest else None
