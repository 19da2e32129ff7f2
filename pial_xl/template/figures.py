"""The live figures: one defined name each, on the hidden sheet, and how Accueil words them.

Durations are minutes a week, on the day of ``date_du_jour``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pial_xl.bareme.quotite import minutes_for_etp
from pial_xl.tables import (
    Aesh,
    Affectation,
    Creneau,
    Dotation,
    Eleve,
    Notification,
    Pole,
    RowModel,
)
from pial_xl.tables.calculated import DAY_NAME, LEFT_OUT_NAME
from pial_xl.template.complete import declared_day, still_complete
from pial_xl.template.formulas import (
    HOURS_PER_ETP,
    NBSP,
    UNREADABLE,
    in_hours_and_minutes,
)
from pial_xl.template.live.columns import FORMULAS, live_area, readers
from pial_xl.template.live.doubt import how_many
from pial_xl.template.zones import TITLE_ROW
from pial_xl.units.dates import format_date, parse_date
from pial_xl.units.durations import format_duration
from pial_xl.units.numbers import format_number

IS_NOT_TODAY = f"{DAY_NAME}<>TODAY()"


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """A figure of the hidden sheet: its defined name, what it says, its formula."""

    nom: str
    libelle: str
    formula: str


def _sum(model: type[RowModel], nom: str) -> str:
    return f"SUM({live_area(model, nom)})"


def _last_row(model: type[RowModel]) -> str:
    """Give the last row of a table where formulas stand: the last number of a column of them."""
    return f"IFERROR(MATCH(2,{live_area(model, 'saisie')},1),{TITLE_ROW + 1})"


def _left_out(model: type[RowModel]) -> str:
    """Count the filled rows that no formula reads: below the table, or where it was erased."""
    sheet = f"'{model.sheet}'!"
    filled = f"COUNTA({sheet}$A:$A)-COUNTA({sheet}$A$1:$A${TITLE_ROW})"
    return f"MAX(0,{filled}-{_sum(model, 'saisie')})"


def _unreadable() -> Iterator[str]:
    """Count the durations and dates that the formulas cannot read."""
    for model in FORMULAS:
        for nom in readers(model).values():
            yield f'COUNTIF({live_area(model, nom)},"~?")'


_KEY = live_area(Pole, "clé")
_ONLY_POLE = (
    f'IF({_sum(Pole, "premier")}=1,INDEX({_KEY},MATCH(1,{live_area(Pole, "premier")},0)),"")'
)

_AESH, _ELEVE = "autre aesh", "autre élève"
_WITHOUT_CODE = live_area(Affectation, "sans code")

SETTINGS: tuple[LiveFigure, ...] = (
    LiveFigure(
        "annee_debut",
        "Première année de l'année scolaire",
        f"IFERROR(VALUE(LEFT(param_annee_scolaire,4)),YEAR({DAY_NAME})-(MONTH({DAY_NAME})<9))",
    ),
    LiveFigure("calc_tolerance", "Tolérance, en minutes", "IFERROR(VALUE(param_tol_min),0)"),
    LiveFigure("calc_seul_pole", "Le pôle, s'il n'y en a qu'un", _ONLY_POLE),
    LiveFigure(
        "calc_autres_aesh",
        "Lignes d'un code d'AESH inconnu",
        how_many(live_area(Affectation, _AESH), live_area(Creneau, _AESH)),
    ),
    LiveFigure(
        "calc_autres_affectations",
        "Affectations d'un code d'élève inconnu",
        how_many(live_area(Affectation, _ELEVE)),
    ),
    LiveFigure(
        "calc_autres_notifications",
        "Notifications d'un code d'élève inconnu",
        how_many(live_area(Notification, _ELEVE)),
    ),
    LiveFigure("calc_doutes_aesh", "AESH dont les heures sont en doute", _sum(Aesh, "doute")),
    LiveFigure(
        "calc_doutes_eleves",
        "Élèves dont les heures ou l'aide sont en doute",
        f"{_sum(Eleve, 'doute reçu')}+{_sum(Eleve, 'doute notifié')}",
    ),
    LiveFigure(
        "calc_derniere_affectation", "Dernière ligne d'Affectations", _last_row(Affectation)
    ),
    LiveFigure(
        "calc_derniere_notification", "Dernière ligne de Notifications", _last_row(Notification)
    ),
    *(LiveFigure(nom, libelle, formula) for nom, libelle, formula in declared_day()),
)
"""What the live columns ask of the whole workbook."""

LIVE_FIGURES: tuple[LiveFigure, ...] = (
    LiveFigure("chiffre_dotation", "Dotation", _sum(Pole, "dotation")),
    LiveFigure("chiffre_contrats", "Contrats", _sum(Aesh, "heures")),
    LiveFigure("chiffre_contrats_etp", "Contrats, en ETP", _sum(Aesh, "etp")),
    LiveFigure("chiffre_aesh", "AESH en poste", _sum(Aesh, "en poste")),
    LiveFigure("chiffre_affectees", "Heures affectées", _sum(Aesh, "en poste charge")),
    LiveFigure("chiffre_libres", "Heures libres", _sum(Aesh, "libre")),
    LiveFigure(
        "chiffre_complet",
        "Jour déclaré complet, s'il n'est pas passé",
        still_complete(),
    ),
    LiveFigure("chiffre_depassements", "AESH au-delà de leur contrat", _sum(Aesh, "dépasse")),
    LiveFigure("chiffre_sans_aesh", "Élèves sans AESH", _sum(Eleve, "sans aesh")),
    # Python judges no pupil to be without help while such hours may be theirs (N-01).
    LiveFigure(
        "chiffre_sans_eleve",
        "Affectations qui ont des heures, mais pas d'élève",
        f"COUNTIF({_WITHOUT_CODE},2)",
    ),
    LiveFigure(
        "chiffre_sans_code",
        "Affectations qui ont des heures, mais pas d'AESH ou pas d'élève",
        f'COUNTIF({_WITHOUT_CODE},">0")',
    ),
    LiveFigure(
        "chiffre_manquantes", "Heures notifiées manquantes", f"60*{_sum(Eleve, 'manquantes')}"
    ),
    LiveFigure(
        "chiffre_illisibles",
        "Durées et dates que les formules ne lisent pas",
        "+".join(_unreadable()),
    ),
    LiveFigure(
        "chiffre_dotation_ecartee", "Lignes de dotation écartées", _sum(Dotation, "inutilisable")
    ),
    LiveFigure(
        LEFT_OUT_NAME,
        "Lignes que les formules ne prennent pas",
        "+".join(_left_out(model) for model in FORMULAS),
    ),
    # Cut and pasted elsewhere, or come up: a click gives them formulas of their own again.
    LiveFigure(
        "chiffre_deplacees",
        "Lignes dont les formules lisent une autre ligne",
        "+".join(_sum(model, "déplacée") for model in FORMULAS),
    ),
    # Python recognizes some of them (S-18): the formulas say that they do not.
    LiveFigure(
        "chiffre_codes_inconnus",
        "Lignes d'un code que les formules ne connaissent pas",
        "+".join(
            _sum(model, "inconnue") for model in (Affectation, Notification, Creneau, Dotation)
        ),
    ),
)
"""The figures of Accueil, each under its name."""


Values = Mapping[str, object]
"""Figures by defined name, as Python computes them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of Accueil: its title, two formulas, and what they show for known figures."""

    title: str
    valeur: str
    shown: Callable[[Values], str]
    detail: str
    shown_detail: Callable[[Values], str]


def _etp(minutes: str) -> str:
    """Write minutes as ETP with one decimal sign, that of the user."""
    return f'ROUND({minutes}/60/({HOURS_PER_ETP}),2)&"{NBSP}ETP"'


def _part(minutes: str, more: str = '""') -> str:
    return (
        f'IF(OR(chiffre_contrats=0,calc_doutes_aesh>0),"",'
        f'ROUND(100*{minutes}/chiffre_contrats,0)&"{NBSP}% des contrats"&{more})'
    )


def _unless(doubts: str, shown: str) -> str:
    """Show « ? » while a row that no formula attaches may be anybody's of those it counts."""
    return f'IF({doubts}>0,"{UNREADABLE}",{shown})'


def _number(values: Values, nom: str) -> float:
    value = values.get(nom)
    return float(value) if isinstance(value, int | float) else 0.0


def _duration_of(nom: str) -> Callable[[Values], str]:
    return lambda values: format_duration(round(_number(values, nom)))


def _part_of(nom: str) -> Callable[[Values], str]:
    def part(values: Values) -> str:
        whole = _number(values, "chiffre_contrats")
        return f"{round(100 * _number(values, nom) / whole)}{NBSP}% des contrats" if whole else ""

    return part


def _free_part(values: Values) -> str:
    part, day = _part_of("chiffre_libres")(values), _number(values, "chiffre_complet")
    if not part:
        return part
    return (
        f"{part}{_COMPLETE_TO}{format_date(parse_date(day))}" if day else f"{part}{_IF_ALL_TYPED}"
    )


def _dotation_in_etp(values: Values) -> str:
    etp = _number(values, "chiffre_dotation") / float(minutes_for_etp(1))
    return f"{format_number(etp)}{NBSP}ETP"


def _contrats_in_words(values: Values) -> str:
    etp = _number(values, "chiffre_contrats_etp")
    return f"{round(_number(values, 'chiffre_aesh'))}{NBSP}AESH, {format_number(etp)}{NBSP}ETP"


def _without_aesh(values: Values) -> str:
    if _number(values, "chiffre_sans_eleve"):
        return UNREADABLE
    return str(round(_number(values, "chiffre_sans_aesh")))


def _in_figures(day: str) -> str:
    """Write a day in figures, which are those of every program's language."""
    return f'TEXT(DAY({day}),"00")&"/"&TEXT(MONTH({day}),"00")&"/"&YEAR({day})'


_NOTIFIED = "aide I ou M notifiée"
_COMPLETE_TO, _IF_ALL_TYPED = ", complet jusqu'au ", ", si tout est saisi"
_WORTH = (
    f'IF(chiffre_complet=0,"{_IF_ALL_TYPED}","{_COMPLETE_TO}"&{_in_figures("chiffre_complet")})'
)
"""What free hours are worth: they are those of all that is typed in."""

FIGURES: tuple[Figure, ...] = (
    Figure(
        "Dotation",
        in_hours_and_minutes("chiffre_dotation"),
        _duration_of("chiffre_dotation"),
        _etp("chiffre_dotation"),
        _dotation_in_etp,
    ),
    Figure(
        "Contrats",
        in_hours_and_minutes("chiffre_contrats"),
        _duration_of("chiffre_contrats"),
        f'chiffre_aesh&"{NBSP}AESH, "&ROUND(chiffre_contrats_etp,2)&"{NBSP}ETP"',
        _contrats_in_words,
    ),
    Figure(
        "Heures affectées",
        _unless("calc_doutes_aesh", in_hours_and_minutes("chiffre_affectees")),
        _duration_of("chiffre_affectees"),
        _part("chiffre_affectees"),
        _part_of("chiffre_affectees"),
    ),
    Figure(
        "Heures libres",
        _unless("calc_doutes_aesh", in_hours_and_minutes("chiffre_libres")),
        _duration_of("chiffre_libres"),
        _part("chiffre_libres", _WORTH),
        _free_part,
    ),
    Figure(
        "Élèves sans AESH",
        _unless("calc_doutes_eleves+chiffre_sans_eleve", 'chiffre_sans_aesh&""'),
        _without_aesh,
        f'"{_NOTIFIED}"',
        lambda _: _NOTIFIED,
    ),
)
"""Dotation, contracts, allocated (groups counted once), free hours, pupils owed and not helped."""

FREE_RANK = 3
IS_NEGATIVE = "(chiffre_contrats-chiffre_affectees)<-0.06"

_COUNTED = {
    "chiffre_illisibles": ("durée ou date illisible", "durées ou dates illisibles"),
    "chiffre_dotation_ecartee": tuple(
        f"{lines} de dotation sans heures ou d'une autre année" for lines in ("ligne", "lignes")
    ),
    LEFT_OUT_NAME: ("ligne sans ses formules", "lignes sans leurs formules"),
    "chiffre_deplacees": ("ligne coupée ou décalée", "lignes coupées ou décalées"),
    "chiffre_codes_inconnus": ("ligne d'un code inconnu", "lignes d'un code inconnu"),
    "chiffre_sans_code": tuple(
        f"{rows} sans AESH ou sans élève" for rows in ("affectation", "affectations")
    ),
}
"""What makes the figures incomplete, by the name that counts it: one, and several."""
HAS_RESERVES = f"({'+'.join(_COUNTED)})>0"
NO_RESERVE = (
    "Des élèves aidés en même temps (même groupe) ne comptent qu'une fois. Référent, ULIS, "
    "synthèse et trajets sont compris. Les heures sont celles d'Affectations."
)
_TOLD = "&".join(
    f'IF({nom}=0,"",{nom}&IF({nom}>1," {several}"," {one}")&"{NBSP}; ")'
    for nom, (one, several) in _COUNTED.items()
)
_INCOMPLETE = f"Chiffres incomplets{NBSP}: "
_LOST = (
    f"{_INCOMPLETE}des cellules ont été supprimées, ou montrent une erreur{NBSP}; lancez le "
    "contrôle."
)
"""Where cells that formulas read are gone, or errors, the figures that stand on them are errors."""
_ARE_LOST = f"ISERROR({'+'.join(figure.nom for figure in LIVE_FIGURES)})"
RESERVES = (
    f'IF({_ARE_LOST},"{_LOST}",'
    f'IF({HAS_RESERVES},"{_INCOMPLETE}"&{_TOLD}&"le contrôle dit où.","{NO_RESERVE}"))'
)

WEEK = (
    f'"Les heures de la semaine, au "&{_in_figures(DAY_NAME)}'
    f'&IF({IS_NOT_TODAY}," (pas aujourd\'hui)","")'
)
"""The day of the figures, in words that are those of every program's language."""


def unless_lost(formula: str, shown: str = UNREADABLE) -> str:
    """Show something else than an error where cells that a formula reads are gone."""
    return f'IFERROR({formula},"{shown}")'


def tell_week(day: date) -> str:
    """Give what the title of the figures says, on their day."""
    return f"Les heures de la semaine, au {format_date(day)}"


def tell_reserves(values: Values) -> str:
    """Give what the line under the figures says; blank where only the formulas can count."""
    is_known = all(nom in values for nom in _COUNTED)
    return NO_RESERVE if is_known and not any(_number(values, nom) for nom in _COUNTED) else ""
