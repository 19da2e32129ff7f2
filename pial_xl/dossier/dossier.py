"""The dossier: all rows of a workbook, indexed, and the quantities that rules share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from pial_xl.bareme import Bareme
from pial_xl.dossier.bilan import BilanPole, bilan_du_pole
from pial_xl.dossier.charge import Charge, charge_de, groupes
from pial_xl.dossier.quota import Quota, quota_de
from pial_xl.findings import Niveau
from pial_xl.tables import (
    Aesh,
    Affectation,
    Coordonnateur,
    Creneau,
    Dotation,
    Eleve,
    Etablissement,
    Ligne,
    Notification,
    Parametre,
    Pole,
    Tableau,
    Trajet,
)
from pial_xl.tables.adresse import Cellule
from pial_xl.tables.brut import Textes
from pial_xl.tables.lecture import Probleme
from pial_xl.tables.types import Aide, NatureCreneau
from pial_xl.units.dates import is_active

R = TypeVar("R", bound=Ligne)
P = TypeVar("P", Aesh, Etablissement)


@dataclass(frozen=True)
class Dossier:
    """A workbook as it was read, on one reference date.

    Every derived quantity is computed once, when first asked. Durations are in minutes a week.

    Attributes:
        classeur: file name of the workbook.
        reference: the date on which it is looked at.
        bareme: parameters in force.
        refus: parameters of the sheet that were set aside, and why, by key.
        reglages: level asked for a rule by the sheet, by code; None switches it off.
        problemes: cells and headers that could not be read.
        modeles: text cells ``(address, text)`` of each letter model, by sheet title.
        registre: rows of the record that a run left in the workbook.
        lettres: cells ``(address, text)`` of each letter that the record tells of, by sheet title.
    """

    classeur: str
    reference: date
    bareme: Bareme
    parametres: Tableau[Parametre]
    poles: Tableau[Pole]
    etablissements: Tableau[Etablissement]
    trajets: Tableau[Trajet]
    dotation: Tableau[Dotation]
    aesh: Tableau[Aesh]
    eleves: Tableau[Eleve]
    notifications: Tableau[Notification]
    affectations: Tableau[Affectation]
    creneaux: Tableau[Creneau]
    coordonnateurs: Tableau[Coordonnateur]
    refus: Mapping[str, str] = field(default_factory=dict)
    reglages: Mapping[str, Niveau | None] = field(default_factory=dict)
    problemes: tuple[Probleme, ...] = ()
    modeles: Mapping[str, Textes] = field(default_factory=dict)
    registre: tuple[tuple[str, ...], ...] = ()
    lettres: Mapping[str, Textes] = field(default_factory=dict)

    @property
    def tableaux(self) -> tuple[Tableau[Ligne], ...]:
        """Every table that was read, in the order of the workbook."""
        return tuple(t for t in vars(self).values() if isinstance(t, Tableau))

    def tableau(self, modele: type[Ligne]) -> Tableau[Ligne]:
        """Give the table of one row model."""
        return next(t for t in self.tableaux if t.modele is modele)

    def problemes_de(self, code: str) -> tuple[Probleme, ...]:
        """Give the cells and headers that could not be read and deserve this code."""
        return tuple(p for p in self.problemes if p.code == code)

    def cellule_parametre(self, cle: str) -> Cellule:
        """Give the cell that holds the value of a parameter (the sheet's A1 if it has none)."""
        for ligne in self.parametres.lignes:
            if ligne.cle == cle:
                return self.parametres.cellule(ligne, "valeur")
        return Cellule(self.parametres.feuille, "A1")

    def est_saisi(self, cle: str) -> bool:
        """Tell whether the Paramètres sheet gives a value to a parameter."""
        return any(li.cle == cle and li.valeur is not None for li in self.parametres.lignes)

    @cached_property
    def aesh_par_code(self) -> dict[str, Aesh]:
        """AESH by code; the first row wins (S-05 says so of the others)."""
        return _first(self.aesh.lignes, "aesh")

    @cached_property
    def eleve_par_code(self) -> dict[str, Eleve]:
        """Pupils by code; the first row wins (S-05 says so of the others)."""
        return _first(self.eleves.lignes, "eleve")

    @cached_property
    def etablissement_par_uai(self) -> dict[str, Etablissement]:
        """Schools by UAI."""
        return _first(self.etablissements.lignes, "uai")

    @cached_property
    def pole_par_code(self) -> dict[str, Pole]:
        """Poles by code."""
        return _first(self.poles.lignes, "pole")

    def pole_du(self, coordonnateur: Coordonnateur) -> Pole | None:
        """Give the pole that a row of Coordonnateurs names, when it is known."""
        return self.pole_par_code.get(coordonnateur.pole or "")

    def pole_de(self, ligne: Aesh | Etablissement) -> str | None:
        """Give the pole of an AESH or a school; the only pole of the workbook if it names none."""
        if ligne.pole is None and len(self.pole_par_code) == 1:
            return next(iter(self.pole_par_code))
        return ligne.pole

    def etablissement_de(self, eleve: str | None) -> Etablissement | None:
        """Give the school of a pupil, when both are known."""
        row = self.eleve_par_code.get(eleve or "")
        return self.etablissement_par_uai.get(row.uai or "") if row else None

    @cached_property
    def actives(self) -> tuple[Affectation, ...]:
        """Allocations whose dates hold on the reference date."""
        return tuple(
            a for a in self.affectations.lignes if is_active(a.debut, a.fin, self.reference)
        )

    @cached_property
    def doublons(self) -> dict[tuple[str, str, Aide], list[Affectation]]:
        """Active rows that say the same AESH, pupil and help more than once (A-11)."""
        same: defaultdict[tuple[str, str, Aide], list[Affectation]] = defaultdict(list)
        for a in self.actives:
            if a.aesh and a.eleve and a.aide:
                same[a.aesh, a.eleve, a.aide].append(a)
        return {key: rows for key, rows in same.items() if len(rows) > 1}

    @cached_property
    def sans_doublons(self) -> tuple[Affectation, ...]:
        """Active allocations less the repeats of A-11: what is allotted at the least."""
        repeats = {row.numero for rows in self.doublons.values() for row in rows[1:]}
        return tuple(a for a in self.actives if a.numero not in repeats)

    @cached_property
    def actives_par_aesh(self) -> dict[str, tuple[Affectation, ...]]:
        """Active allocations of each AESH, in the order of the sheet."""
        return _by(self.actives, "aesh")

    @cached_property
    def actives_par_eleve(self) -> dict[str, tuple[Affectation, ...]]:
        """Active allocations of each pupil, in the order of the sheet."""
        return _by(self.actives, "eleve")

    @cached_property
    def contrats(self) -> tuple[Aesh, ...]:
        """AESH whose contract holds on the reference date."""
        return tuple(
            a for a in self.aesh_par_code.values() if is_active(a.debut, a.fin, self.reference)
        )

    def heures_de_contrat(self, a: Aesh) -> int | None:
        """Give the weekly minutes of a contract when they can be right (C-01 tells the others)."""
        plausible = a.heures is not None and 0 < a.heures <= self.bareme.semaine_max
        return a.heures if plausible else None

    @cached_property
    def charges(self) -> dict[str, Charge]:
        """Charge of each AESH by code, every active row counted."""
        return self._charges(self.actives)

    @cached_property
    def charges_sans_doublons(self) -> dict[str, Charge]:
        """Charge of each AESH at the least: the repeats of A-11 left out."""
        return self._charges(self.sans_doublons) if self.doublons else self.charges

    def _charges(self, affectations: Iterable[Affectation]) -> dict[str, Charge]:
        rows = _by(affectations, "aesh")
        return {
            code: charge_de(aesh, rows.get(code, ()), self._trajets.get(code, 0))
            for code, aesh in self.aesh_par_code.items()
        }

    @cached_property
    def _trajets(self) -> dict[str, int]:
        minutes: defaultdict[str, int] = defaultdict(int)
        for c in self.creneaux.lignes:
            if c.nature is NatureCreneau.TRAJET and c.aesh and c.debut is not None and c.fin:
                minutes[c.aesh] += max(0, c.fin - c.debut)
        return minutes

    @cached_property
    def recu(self) -> dict[str, int]:
        """Minutes that each pupil receives, collective help aside, every active row counted."""
        return _minutes_par_eleve(a for a in self.actives if a.aide is not Aide.CO)

    @cached_property
    def recu_sans_doublons(self) -> dict[str, int]:
        """Minutes that each pupil receives at the least: the repeats of A-11 left out."""
        return _minutes_par_eleve(a for a in self.sans_doublons if a.aide is not Aide.CO)

    @cached_property
    def recu_toutes_aides(self) -> dict[str, int]:
        """Minutes that each pupil receives, collective help included."""
        return _minutes_par_eleve(self.actives)

    @cached_property
    def parts_par_eleve(self) -> dict[str, Fraction]:
        """AESH minutes that each pupil takes up, collective help aside: t/k in a group of k."""
        parts: defaultdict[str, Fraction] = defaultdict(Fraction)
        for groupe in groupes(self.sans_doublons):
            for a in groupe:
                if a.eleve and a.heures and a.est_chiffree and a.aide is not Aide.CO:
                    parts[a.eleve] += Fraction(a.heures, len(groupe))
        return parts

    @cached_property
    def notifications_par_eleve(self) -> dict[str, tuple[Notification, ...]]:
        """Notifications of each pupil, in the order of the sheet.

        One whose dates are reversed has no period: N-10 says so, and nothing is drawn from it.
        """
        return _by((n for n in self.notifications.lignes if not n.est_inversee), "eleve")

    @cached_property
    def presents(self) -> tuple[str, ...]:
        """Known pupils with a notification who have not left, in the order of the sheet."""
        return tuple(
            code
            for code in self.notifications_par_eleve
            if code in self.eleve_par_code and not self.est_sorti(code)
        )

    def notifications_actives(self, eleve: str) -> tuple[Notification, ...]:
        """Give the notifications of a pupil that hold on the reference date."""
        return tuple(
            n
            for n in self.notifications_par_eleve.get(eleve, ())
            if is_active(n.debut, n.fin, self.reference)
        )

    def individuelle(self, eleve: str, jour: date) -> Notification | None:
        """Give the decision of individual help in force on a day: the latest begun, if several."""
        actives = [
            n
            for n in self.notifications_par_eleve.get(eleve, ())
            if n.aide is Aide.I and is_active(n.debut, n.fin, jour)
        ]
        return max(actives, key=lambda n: (n.debut or date.min, n.numero), default=None)

    def est_sorti(self, eleve: str | None) -> bool:
        """Tell whether a pupil had left by the reference date."""
        row = self.eleve_par_code.get(eleve or "")
        return row is not None and row.sorti_le is not None and row.sorti_le < self.reference

    @cached_property
    def quotas(self) -> dict[str, Quota]:
        """Quota of each pole that has at least one line, by code."""
        debut = self.bareme.annee_scolaire.start
        return {
            pole: quota_de(lignes, self.reference, debut)
            for pole, lignes in _by(self.dotation.lignes, "pole").items()
        }

    @cached_property
    def bilans(self) -> dict[str, BilanPole]:
        """What each pole has and does, by code, in the order of Pôles."""
        return {pole: bilan_du_pole(self, pole) for pole in self.pole_par_code}

    @cached_property
    def contrats_par_pole(self) -> dict[str, tuple[Aesh, ...]]:
        """AESH under contract of each pole."""
        return _par_pole(self, self.contrats)

    @cached_property
    def etablissements_par_pole(self) -> dict[str, tuple[Etablissement, ...]]:
        """Known schools of each pole."""
        return _par_pole(self, self.etablissement_par_uai.values())


def _par_pole(d: Dossier, lignes: Iterable[P]) -> dict[str, tuple[P, ...]]:
    rows: defaultdict[str, list[P]] = defaultdict(list)
    for ligne in lignes:
        if pole := d.pole_de(ligne):
            rows[pole].append(ligne)
    return {pole: tuple(found) for pole, found in rows.items()}


def _first(rows: Iterable[R], champ: str) -> dict[str, R]:
    found: dict[str, R] = {}
    for row in rows:
        if key := getattr(row, champ):
            found.setdefault(key, row)
    return found


def _by(rows: Iterable[R], champ: str) -> dict[str, tuple[R, ...]]:
    grouped: dict[str, list[R]] = {}
    for row in rows:
        key = getattr(row, champ)
        if key:
            grouped.setdefault(key, []).append(row)
    return {key: tuple(values) for key, values in grouped.items()}


def _minutes_par_eleve(affectations: Iterable[Affectation]) -> dict[str, int]:
    total: defaultdict[str, int] = defaultdict(int)
    for a in affectations:
        if a.eleve and a.heures and a.heures > 0:
            total[a.eleve] += a.heures
    return total
