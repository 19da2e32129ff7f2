"""Who is served among the notified pupils, pole by pole."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from pial_xl.dossier.dossier import Dossier
from pial_xl.tables.types import Aide

SANS_POLE = "Sans pôle connu"
ENSEMBLE = "Ensemble"


@dataclass(frozen=True, slots=True)
class Couverture:
    """Pupils notified on the reference date who have not left.

    Attributes:
        pole: code of the pole of their school.
        individuels: pupils with individual help (I); those below add up to it.
        servis, partiels, sans: whose notified hours are given wholly, in part, not at all.
        indetermines: for whom it cannot be told, because hours are missing or unreadable.
        notifiees, assurees: weekly minutes of the pupils that can be told; what a pupil receives
            above the notification does not make up for another.
        mutualises: pupils with mutualised help (M) alone; those below add up to it.
        mutualises_servis, mutualises_sans, mutualises_indetermines: with and without an AESH, or
            whose allocation cannot be read.
    """

    pole: str
    individuels: int = 0
    servis: int = 0
    partiels: int = 0
    sans: int = 0
    indetermines: int = 0
    notifiees: int = 0
    assurees: int = 0
    mutualises: int = 0
    mutualises_servis: int = 0
    mutualises_sans: int = 0
    mutualises_indetermines: int = 0

    @property
    def manquantes(self) -> int:
        """Notified minutes that are not given."""
        return self.notifiees - self.assurees

    @property
    def taux(self) -> Fraction | None:
        """Part of the notified time that is given, from 0 to 1; None where nothing is notified."""
        return Fraction(self.assurees, self.notifiees) if self.notifiees else None


def couverture(d: Dossier) -> tuple[Couverture, ...]:
    """Count pole by pole, then the pupils without a known pole if there are some, then in all."""
    eleves: dict[str, list[Couverture]] = {pole: [] for pole in d.pole_par_code}
    for eleve in d.presents:
        etablissement = d.etablissement_de(eleve)
        pole = d.pole_de(etablissement) if etablissement else None
        cle = pole if pole in d.pole_par_code else None
        if (un := _un_eleve(d, eleve)) is not None:
            eleves.setdefault(cle or SANS_POLE, []).append(un)
    lignes = [_total(pole, parts) for pole, parts in eleves.items()]
    return (*lignes, _total(ENSEMBLE, lignes))


def _un_eleve(d: Dossier, eleve: str) -> Couverture | None:
    """Count one pupil: I first, since a pupil cannot hold I and M at once (D351-16-1)."""
    recu = d.recu_sans_doublons.get(eleve, 0)
    douteux = any(not a.est_chiffree for a in d.actives_par_eleve.get(eleve, ()))
    if individuelle := d.individuelle(eleve, d.reference):
        du = individuelle.heures
        return _individuel(d, du if du and du > 0 else None, recu, douteux=douteux)
    if any(n.aide is Aide.M for n in d.notifications_actives(eleve)):
        return Couverture(
            "",
            mutualises=1,
            mutualises_servis=int(recu > 0),
            mutualises_sans=int(not recu and not douteux),
            mutualises_indetermines=int(not recu and douteux),
        )
    return None


def _individuel(d: Dossier, du: int | None, recu: int, *, douteux: bool) -> Couverture:
    servi = du is not None and recu >= du - d.bareme.tol_min
    if du is None or (douteux and not servi):
        return Couverture("", individuels=1, indetermines=1)
    return Couverture(
        "",
        individuels=1,
        servis=int(servi),
        partiels=int(not servi and recu > 0),
        sans=int(not servi and not recu),
        notifiees=du,
        assurees=min(recu, du),
    )


def _total(pole: str, parts: Iterable[Couverture]) -> Couverture:
    lignes = list(parts)
    champs = [c for c in Couverture.__dataclass_fields__ if c != "pole"]
    return Couverture(pole, **{c: sum(getattr(li, c) for li in lignes) for c in champs})
