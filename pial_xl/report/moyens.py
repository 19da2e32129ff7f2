"""Quota, contracts and charge, by pole and by kind of help, in hours and in ETP."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.dossier.bilan import BilanPole
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.quota import Quota, minutes_de, somme
from pial_xl.report.couverture import ENSEMBLE
from pial_xl.report.grandeur import NON_EVALUEE, Borne, Grandeur, total
from pial_xl.tables.types import Aide
from pial_xl.units.durations import round_minutes
from pial_xl.units.quotite import etp
from pial_xl.units.text import french

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

    A mission has no quota of its own: its quota and the rest of it are not judged.
    """

    pole: str
    aide: str
    quota: Grandeur
    charge: Grandeur
    reste: Grandeur


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
    contrats = affectees = NON_EVALUEE
    if contrats_lus:
        contrats = _contrats(bilan)
    if charges_lues:
        affectees = au_prorata(bilan, bilan.charge)
    return LignePole(
        pole=bilan.pole,
        libelle=d.pole_par_code[bilan.pole].libelle or "",
        nb_aesh=bilan.nb_aesh if contrats_lus else None,
        dotation=_dotation(bilan),
        contrats=contrats,
        affectees=affectees,
        libres=contrats - affectees,
        remarque=french(_remarque(bilan)),
    )


def _contrats(bilan: BilanPole) -> Grandeur:
    """Give the contracts; at the least, and without ETP, when the hours of one are not known."""
    if bilan.contrats_complets:
        return Grandeur(bilan.contrats, bilan.etp)
    return Grandeur(bilan.contrats, NON_EVALUEE.etp, Borne.MINIMUM)


def _remarque(bilan: BilanPole) -> str:
    """Say why a figure of the pole is missing, or only a bound."""
    if not bilan.contrats_complets:
        return f"{bilan.pole} : les heures d'un contrat manquent ou ne peuvent pas être justes."
    if not bilan.charge_complete:
        return f"{bilan.pole} : des heures d'affectation manquent ou sont illisibles."
    if bilan.nb_aesh and bilan.quota.minutes is None:
        return f"{bilan.pole} : la dotation manque, ou n'est pas en vigueur."
    return ""


def _dotation(bilan: BilanPole) -> Grandeur:
    """Give the quota; the ETP of the DSDEN stand as they are, under both conventions."""
    if bilan.quota.minutes is None:
        return NON_EVALUEE
    if bilan.quota.etp is not None:
        return Grandeur(bilan.quota.minutes, dict.fromkeys(ConventionEtp, bilan.quota.etp))
    return _convertie(bilan, bilan.quota.minutes)


def _convertie(bilan: BilanPole, minutes: int) -> Grandeur:
    """Convert minutes of quota: exactly at 41 weeks, and as the pole's contracts are."""
    etps = {**_etp_au_prorata(bilan, minutes), ConventionEtp.EXACT: etp(minutes)}
    return Grandeur(minutes, etps)


def au_prorata(bilan: BilanPole, minutes: int) -> Grandeur:
    """Give minutes of charge, with the ETP that they are worth in the pole's contracts.

    They are a minimum when some hours of the pole's charge could not be read.
    """
    borne = Borne.EXACTE if bilan.charge_complete else Borne.MINIMUM
    return Grandeur(minutes, _etp_au_prorata(bilan, minutes), borne)


def _etp_au_prorata(bilan: BilanPole, minutes: int) -> Mapping[ConventionEtp, Fraction | None]:
    """Convert minutes as the pole's contracts are, their weeks and their rounding kept."""
    if not minutes:
        return dict.fromkeys(ConventionEtp, Fraction(0))
    if not bilan.contrats or not bilan.contrats_complets:
        return NON_EVALUEE.etp
    part = Fraction(minutes, bilan.contrats)
    return {convention: valeur * part for convention, valeur in bilan.etp.items()}


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
    return ligne.aide not in AIDES.values() and not ligne.charge.minutes


def _lignes_aide(d: Dossier, bilan: BilanPole) -> list[LigneAide]:
    aides = [
        _ligne_aide(bilan, libelle, _quota(bilan, aide), bilan.par_aide[aide])
        for aide, libelle in AIDES.items()
    ]
    missions = {
        "AESH référent": bilan.referent,
        "Synthèse, réunions": bilan.synthese,
        "Trajets": bilan.trajets,
        "Aide illisible": _sans_aide(d, bilan.pole),
    }
    return aides + [_ligne_aide(bilan, m, NON_EVALUEE, charge) for m, charge in missions.items()]


def _sans_aide(d: Dossier, pole: str) -> int:
    """Give the minutes of the rows whose kind of help could not be read (S-02, S-10)."""
    charges = [d.charges_sans_doublons[a.aesh or ""] for a in d.contrats_par_pole.get(pole, ())]
    return round_minutes(sum((c.par_aide.get(None, Fraction(0)) for c in charges), Fraction(0)))


def _ligne_aide(bilan: BilanPole, aide: str, quota: Grandeur, minutes: int) -> LigneAide:
    charge = au_prorata(bilan, minutes)
    return LigneAide(bilan.pole, aide, quota, charge, quota - charge)


def _quota(bilan: BilanPole, aide: Aide) -> Grandeur:
    minutes = quota_d_aide(bilan.quota, aide)
    return NON_EVALUEE if minutes is None else _convertie(bilan, minutes)


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
    quota, charge = total(li.quota for li in lignes), total(li.charge for li in lignes)
    return LigneAide(ENSEMBLE, lignes[0].aide, quota, charge, quota - charge)
