"""L: the models that mission letters are made from."""

import re

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.letters.context import model_texts
from pial_xl.letters.language.agreement import is_feminine
from pial_xl.letters.language.fields import faults
from pial_xl.letters.language.filling import agrees
from pial_xl.letters.models.choice import MODEL_SHEET, chosen_suffix, without_pole
from pial_xl.rules.letters.common import rows_by_sheet
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.rules.whom import row_label
from pial_xl.tables import Coordonnateur, Parametre, Pole
from pial_xl.tables.address import Cell
from pial_xl.tables.types import Sigle
from pial_xl.units.dates import SchoolYear
from pial_xl.units.text import fold

_YEARS = re.compile(r"\b(\d{4})\s{0,2}[-\u2010-\u2014\u2212/]\s{0,2}(\d{4})\b")


@rule(
    "L-08",
    Niveau.ALERTE,
    "Année écrite dans une lettre ou son modèle différente de celle du classeur",
    source=COHERENCE,
    nature="K",
    reads=(Parametre,),
    advice="Remplacez l'année par {{année}} dans le modèle de lettre, ou corrigez la lettre.",
)
def model_year(d: Dossier) -> Outcome:
    """Le texte d'un modèle, ou d'une lettre déjà faite, porte une autre année scolaire."""
    if not d.models:
        yield Reserve("Modèle de lettre", "le classeur n'en a pas")
    for sheet, texts in d.models.items():
        for address, text in texts:
            if stated := _other_year(text, d.bareme.annee_scolaire):
                yield _year_constat(d, Cell(sheet, address), sheet, stated)
    for sheet, row in rows_by_sheet(d).items():
        found_years = (
            _other_year(text, d.bareme.annee_scolaire) for _, text in d.letters.get(sheet, ())
        )
        if stated := next(filter(None, found_years), None):
            yield _year_constat(d, d.coordonnateurs.cell(row, "nom"), row_label(row), stated)


def _other_year(text: str, year: SchoolYear) -> SchoolYear | None:
    """Give the first school year that a text says and that is not the workbook's."""
    for first, second in _YEARS.findall(text):
        if int(second) == int(first) + 1 and SchoolYear(int(first)) != year:
            return SchoolYear(int(first))
    return None


def _year_constat(d: Dossier, cell: Cell, objet: str, stated: SchoolYear) -> Constat:
    year = d.bareme.annee_scolaire
    message = f"La lettre dit {stated}, le classeur {year}."
    return Constat(cell, objet, message, mesure=str(stated), attendu=str(year))


@rule(
    "L-13",
    Niveau.ALERTE,
    "Champ inconnu dans le modèle de lettre",
    source=COHERENCE,
    nature="K",
    reads=(Coordonnateur,),
    advice="Écrivez un champ de la feuille Champs des lettres : la lettre montre tels quels "
    "ceux qu'elle ne connaît pas.",
)
def unknown_field(d: Dossier) -> Outcome:
    """Le modèle porte un {{champ}} qui n'existe pas, ou des accolades mal placées.

    Un «CHAMP» de Word en est un aussi. Les en-têtes et pieds de page sont lus comme les cellules.
    """
    for sheet, parts in d.model_parts.items():
        for zone, text in parts.headers:
            for fault in faults(text):
                yield Constat(
                    Cell(sheet, "A1"),
                    sheet,
                    f"Champ inconnu ({zone}) : {fault.written}. {fault.advice}".rstrip(),
                    mesure=fault.written,
                    attendu=fault.attendu or "un champ connu",
                )
    for sheet, texts in d.models.items():
        for address, text in texts:
            for fault in faults(text):
                yield Constat(
                    Cell(sheet, address),
                    sheet,
                    f"Champ inconnu en {address} : {fault.written}. {fault.advice}".rstrip(),
                    mesure=fault.written,
                    attendu=fault.attendu or "un champ connu",
                )


@rule(
    "L-14",
    Niveau.ALERTE,
    "Modèle de lettre qui ne sert à aucun pôle",
    source=COHERENCE,
    nature="K",
    reads=(Coordonnateur, Pole),
    advice="Renommez la feuille « Modèle de lettre », suivie du code, du libellé ou du sigle "
    "(PIAL, PAS) du pôle qu'elle sert ; ou donnez-lui un autre nom.",
)
def model_without_pole(d: Dossier) -> Outcome:
    """Le nom d'un modèle ne désigne ni un sigle ni un pôle, ou désigne le même qu'un autre.

    Ou la feuille que modele_lettre choisit dans Paramètres n'est pas dans le classeur.
    """
    if (wanted := _missing_choice(d)) is not None:
        yield Constat(
            d.parametre_cell("modele_lettre"),
            "modele_lettre",
            f"Le classeur n'a pas de feuille « {wanted} », que modele_lettre choisit : un autre "
            "modèle sert.",
            mesure=d.bareme.modele_lettre,
            attendu="le nom d'une feuille de modèle",
            advice="Corrigez modele_lettre dans Paramètres, ou videz-le.",
        )
    chosen = d.bareme.modele_lettre
    for title, nearest in without_pole(d.models, d.pole_by_code.values(), chosen).items():
        advice = f" Vouliez-vous dire « {nearest} » ?" if nearest else ""
        yield Constat(
            Cell(title, "A1"),
            title,
            f"La feuille « {title} » ne sert à aucun pôle.{advice}",
            mesure=title,
            attendu=nearest or "Modèle de lettre, seul ou suivi d'un pôle",
        )
    first_titles: dict[str, str] = {}
    for title in d.models:
        if (first := first_titles.setdefault(fold(title), title)) != title:
            yield Constat(
                Cell(title, "A1"),
                title,
                f"La feuille « {title} » ne sert pas : « {first} » sert déjà aux mêmes lettres.",
                mesure=title,
                attendu="un seul modèle",
            )


def _missing_choice(d: Dossier) -> str | None:
    """Give the title of the model that is chosen and that no sheet has; None where all is well."""
    suffix = chosen_suffix(d.bareme.modele_lettre)
    title = f"{MODEL_SHEET} {suffix}".rstrip()
    there = {fold(title) for title in d.models}
    kinds = {fold(f"{title} {kind.value}") for kind in Sigle}
    return None if not suffix or {fold(title), *kinds} & there else title


@rule(
    "L-15",
    Niveau.ALERTE,
    "Civilité qui ne permet pas l'accord",
    source=COHERENCE,
    nature="K",
    reads=(Coordonnateur, Pole),
    advice="Écrivez « Mme » ou « M. » : la lettre imprime sinon les deux formes.",
)
def civilite_without_gender(d: Dossier) -> Outcome:
    """Le modèle s'accorde avec la personne, et sa civilité n'est ni « Mme » ni « M. »."""
    for c in d.coordonnateurs.rows:
        if c.civilite is None or is_feminine(c.civilite) is not None:
            continue
        texts = model_texts(d, d.coordonnateur_pole(c))
        if any(agrees(text) for text in texts):
            yield Constat(
                d.coordonnateurs.cell(c, "civilite"),
                row_label(c),
                f"Lettre ligne {c.number} : la civilité « {c.civilite} » ne dit pas quelle forme "
                "employer.",
                mesure=c.civilite,
                attendu="Mme ou M.",
            )
