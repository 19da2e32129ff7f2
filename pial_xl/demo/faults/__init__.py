"""The faults planted in the demo: each has its own constats, at known cells, and no other."""

from collections.abc import Callable

from pial_xl.demo.dataset import Dataset, demo_dataset
from pial_xl.demo.faults import (
    affectations,
    contrats,
    dotation,
    letters,
    notifications,
    saisie,
    timetable,
)
from pial_xl.demo.faults.ground import ExpectedConstat, Ground

Fault = Callable[[Ground], tuple[ExpectedConstat, ...]]

# The choosiest first: each takes an AESH or pupils that the next ones may not touch.
FAULTS: tuple[Fault, ...] = (
    contrats.affectation_after_contrat,
    saisie.duration_in_words,
    affectations.smoothed_week,
    affectations.uneven_groupe,
    affectations.shared_individuelle,
    affectations.free_hours,
    affectations.duplicate_affectation,
    affectations.changed_aide,
    saisie.unknown_aide,
    saisie.unknown_eleve,
    saisie.decimal_duration,
    saisie.unknown_etablissement,
    saisie.cell_in_error,
    saisie.unknown_contrat,
    contrats.wrong_quotite,
    contrats.wrong_semaines,
    notifications.more_than_class_hours,
    notifications.incomplete_heures,
    notifications.excess_heures,
    notifications.individuelle_without_heures,
    notifications.two_aides_at_once,
    notifications.expired_notification,
    notifications.early_affectation,
    notifications.near_echeance,
    notifications.reversed_dates,
    notifications.departed_eleve,
    saisie.date_impossible,
    saisie.duplicate_eleve,
    saisie.wrong_uai,
    dotation.wrong_detail,
    timetable.short_road,
    timetable.meeting_in_the_week,
    letters.incomplete_letter,
    letters.imp_impossible,
    letters.duplicate_letter,
    letters.imp_in_pas,
)
"""Every fault, in the order in which they are planted."""


def faulty_dataset() -> tuple[Dataset, tuple[ExpectedConstat, ...]]:
    """Give the demo's data with every fault planted, and the constats they must cause."""
    ground = Ground(demo_dataset())
    expected_ones = tuple(expected for fault in FAULTS for expected in fault(ground))
    return ground.dataset, expected_ones


__all__ = ["FAULTS", "ExpectedConstat", "Fault", "Ground", "faulty_dataset"]
