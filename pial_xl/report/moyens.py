"""Quota, contracts and charge, by pole and by kind of help, in hours and in ETP."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.dossier.bilan import BilanPole, etp_des_contrats
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.quota import Quota, minutes_de, somme
from pial_xl.report.couverture import ENSEMBLE
from pial_xl.report.grandeur import NON_EVALUEE, Borne, Grandeur, total
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes
from pial_xl.units.quotite import etp
from pial_xl.units.text import french

Taux: TypeAlias = Mapping[ConventionEtp, Fraction | None]
"""ETP of one weekly minute, by convention."""

AIDES = {Aide.I: "Individuelle (I)", Aide.M: "Mutualisée (M)", Aide.CO: "Collective (CO)"}


@dataclass(frozen=True, slots=True)
class LignePole:
    """The means of one pole, or of all; weekly time on the reference date."""

    pole: str
    libelle: str
    nb_aesh: int | None
    dotation: Grandeur
    contrats: Grandeur
    affectees: Grandeur
    libres: Grandeur
    remarque: str = ""


@dataclass(frozen=True, slots=True)
class LigneAide:
    """What one kind of help, or one mission of the AESH, is allotted and takes up in a pole.

    A mission has no quota of its own: its quota is None.
    """

    pole: str
    aide: str
    quota: Grandeur | None
    charge: Grandeur

    @property
    def reste(self) -> Grandeur | None:
        """What the charge leaves of the quota (negative when it is exceeded)."""
        return None if self.quota is None else self.quota - self.charge


def moyens_par_pole(d: Dossier, *, contrats_lus: bool, charges_lues: bool) -> tuple[LignePole, ...]:
    """Sum up each pole, then all of them.

    Args:
        d: the dossier.
        contrats_lus: whether the contracts could be read.
        charges_lues: whether the allocations could be read as well.
    """
    lignes = [
        _ligne_pole(d, bilan, contrats_lus=contrats_lus, charges_lues=charges_lues)
        for bilan in d.bilans.values()
    ]
    if not lignes:
        return ()
    # A pole without AESH nor quota, a PAS beside its PIAL for one, takes nothing from the total.
    dotes = [li for li, b in zip(lignes, d.bilans.values(), strict=True) if not _est_vide(d, b)]
    ensemble = LignePole(
        pole=ENSEMBLE,
        libelle="",
        nb_aesh=sum(b.nb_aesh for b in d.bilans.values()) if contrats_lus else None,
        dotation=total(li.dotation for li in dotes) if dotes else NON_EVALUEE,
        contrats=total(li.contrats for li in lignes),
        affectees=total(li.affectees for li in lignes),
        libres=total(li.libres for li in lignes),
    )
    return (*lignes, ensemble)


def _est_vide(d: Dossier, bilan: BilanPole) -> bool:
    return bilan.pole not in d.quotas and not bilan.nb_aesh


def _ligne_pole(
    d: Dossier, bilan: BilanPole, *, contrats_lus: bool, charges_lues: bool
) -> LignePole:
    taux = _etp_par_minute(d, bilan)
    contrats = affectees = NON_EVALUEE
    if contrats_lus:
        borne = Borne.EXACTE if bilan.contrats_complets else Borne.MINIMUM
        contrats = _grandeur(bilan.contrats, taux, borne)
    if charges_lues:
        affectees = _charge(bilan, bilan.charge, taux)
    return LignePole(
        pole=bilan.pole,
        libelle=d.pole_par_code[bilan.pole].libelle or "",
        nb_aesh=bilan.nb_aesh if contrats_lus else None,
        dotation=_dotation(bilan, taux),
        contrats=contrats,
        affectees=affectees,
        libres=contrats - affectees,
        remarque=french(_remarque(bilan)),
    )


def _remarque(bilan: BilanPole) -> str:
    """Say why figures of the pole are missing, or only bounds."""
    raisons = (
        ("les heures d'un contrat manquent ou sont impossibles", not bilan.contrats_complets),
        ("des heures d'affectation manquent ou sont illisibles", not bilan.charge_complete),
        (
            "la dotation manque ou n'est pas en vigueur",
            bilan.nb_aesh > 0 and bilan.quota.minutes is None,
        ),
    )
    vraies = [raison for raison, est_vraie in raisons if est_vraie]
    return f"{bilan.pole} : {' ; '.join(vraies)}." if vraies else ""


def _etp_par_minute(d: Dossier, bilan: BilanPole) -> Taux:
    """Give what a minute of the pole's contracts is worth, their weeks and rounding kept.

    Contracts whose hours are not known are left out; None without any other.
    """
    connus = [
        a for a in d.contrats_par_pole.get(bilan.pole, ()) if d.heures_de_contrat(a) is not None
    ]
    if not bilan.contrats:
        return dict.fromkeys(ConventionEtp)
    return {c: etp_des_contrats(connus, c) / bilan.contrats for c in ConventionEtp}


def _grandeur(minutes: int, taux: Taux, borne: Borne = Borne.EXACTE) -> Grandeur:
    """Give minutes with their ETP at a rate; no time is worth none, whatever the rate."""
    etps = {c: Fraction(0) if not minutes else t and t * minutes for c, t in taux.items()}
    return Grandeur(minutes, etps, borne)


def _charge(bilan: BilanPole, minutes: int, taux: Taux) -> Grandeur:
    """Give a charge: a minimum when some hours of the pole's allocations could not be read."""
    borne = Borne.EXACTE if bilan.charge_complete else Borne.MINIMUM
    return _grandeur(minutes, taux, borne)


def _dotation(bilan: BilanPole, taux: Taux) -> Grandeur:
    """Give the quota; the ETP of the DSDEN stand as they are, under both conventions."""
    if bilan.quota.minutes is None:
        return NON_EVALUEE
    if bilan.quota.etp is not None:
        return Grandeur(bilan.quota.minutes, dict.fromkeys(ConventionEtp, bilan.quota.etp))
    return _convertie(bilan.quota.minutes, taux)


def _convertie(minutes: int, taux: Taux) -> Grandeur:
    """Convert minutes of quota: exactly at 41 weeks, and as the pole's contracts are."""
    return _grandeur(minutes, {**taux, ConventionEtp.EXACT: etp(1)})


def moyens_par_aide(d: Dossier) -> tuple[LigneAide, ...]:
    """Sum up each kind of help and each mission, pole by pole, then for all the poles."""
    par_pole = {bilan.pole: _lignes_aide(d, bilan) for bilan in d.bilans.values()}
    lignes = [li for pole in par_pole.values() for li in pole if not _est_mission_nulle(li)]
    if len(par_pole) < 2:
        return tuple(lignes)
    vides = {b.pole for b in d.bilans.values() if _est_vide(d, b)}
    actifs = [pole for code, pole in par_pole.items() if code not in vides]
    ensemble = (_ensemble(memes) for memes in zip(*actifs, strict=True))
    return (*lignes, *(li for li in ensemble if not _est_mission_nulle(li)))


def _est_mission_nulle(ligne: LigneAide) -> bool:
    return ligne.quota is None and not ligne.charge.minutes


def _lignes_aide(d: Dossier, bilan: BilanPole) -> list[LigneAide]:
    taux = _etp_par_minute(d, bilan)
    missions = {
        "AESH référent": bilan.referent,
        "Synthèse, réunions": bilan.synthese,
        "Trajets": bilan.trajets,
        "Aide illisible": _sans_aide(d, bilan.pole),
    }
    return [
        *(_ligne_aide(bilan, aide, taux) for aide in AIDES),
        *(
            LigneAide(bilan.pole, mission, None, _charge(bilan, minutes, taux))
            for mission, minutes in missions.items()
        ),
    ]


def _sans_aide(d: Dossier, pole: str) -> int:
    """Give the minutes of the rows whose kind of help could not be read (S-02, S-10)."""
    charges = [d.charges_sans_doublons[a.aesh or ""] for a in d.contrats_par_pole.get(pole, ())]
    return round_minutes(sum((c.par_aide.get(None, Fraction(0)) for c in charges), Fraction(0)))


def _ligne_aide(bilan: BilanPole, aide: Aide, taux: Taux) -> LigneAide:
    minutes = quota_d_aide(bilan.quota, aide)
    quota = NON_EVALUEE if minutes is None else _convertie(minutes, taux)
    charge = _charge(bilan, bilan.par_aide[aide], taux)
    return LigneAide(bilan.pole, AIDES[aide], quota, charge)


def quota_d_aide(quota: Quota, aide: Aide) -> int | None:
    """Give the minutes of quota of one kind of help, or None when the quota does not say.

    A kind that a detail does not name has none, provided that the detail makes the total.
    """
    if quota.inutilisables:
        return None
    detail = quota.par_aide or quota.par_uai_aide
    lignes = [ligne for ligne in detail if ligne.aide is aide]
    if lignes:
        return somme(lignes)
    complet = detail and (quota.totale is None or minutes_de(quota.totale) == somme(detail))
    return 0 if complet else None


def _ensemble(memes: Iterable[LigneAide]) -> LigneAide:
    lignes = list(memes)
    quotas = [li.quota for li in lignes if li.quota is not None]
    charge = total(li.charge for li in lignes)
    return LigneAide(ENSEMBLE, lignes[0].aide, total(quotas) if quotas else None, charge)
