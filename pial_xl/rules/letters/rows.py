"""L: the rows of Coordonnateurs, each of which gives a letter."""

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.letters.context import context_of, model_texts
from pial_xl.letters.language.fields import missing_values
from pial_xl.letters.language.known import values
from pial_xl.letters.rows import letter_names, repetitions
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.whom import row_label
from pial_xl.tables import Coordonnateur, Etablissement, Pole, columns
from pial_xl.tables.address import Cell
from pial_xl.units.mesure import at_least, count, number


@rule(
    "L-01",
    Niveau.BLOQUANT,
    "Champ vide pour une lettre",
    source=COHERENCE,
    nature="K",
    reads=(Coordonnateur, Pole, Etablissement),
    advice="Remplissez la case : sans elle, la lettre n'est pas faite.",
)
def blank_field(d: Dossier) -> Outcome:
    """Une case citée par le modèle de lettre, ou d'une colonne obligatoire, est vide."""
    known_columns = columns(Coordonnateur)
    required_columns = [field for field, column in known_columns.items() if column.required]
    for c in d.coordonnateurs.rows:
        texts = model_texts(d, d.coordonnateur_pole(c))
        said = values(c, context_of(d, c))
        needed = [r.column for r in missing_values(texts, said) if r.column]
        # What is filled but unknown or unreadable has a constat of its own (S-07, L-04, S-17).
        for field in dict.fromkeys((*required_columns, *needed)):
            if field in c.raw:
                continue
            title = known_columns[field].title
            yield _blank(d.coordonnateurs.cell(c, field), c, title)
        if "uai" in needed and (etablissement := d.etablissement_by_uai.get(c.uai or "")):
            for field in ("nom", "commune"):
                if getattr(etablissement, field) is None:
                    title = columns(Etablissement)[field].title
                    yield _blank(d.etablissements.cell(etablissement, field), c, title)


def _blank(cell: Cell, c: Coordonnateur, title: str) -> Constat:
    message = f"Lettre ligne {c.number} : « {title} » vide."
    return Constat(cell, row_label(c), message, mesure="vide", attendu=title)


@rule(
    "L-04",
    Niveau.ALERTE,
    "Pôle sans coordonnateur, ou coordonnateur d'un pôle inconnu",
    source=COHERENCE,
    nature="K",
    reads=(Coordonnateur, Pole),
    advice="Ajoutez le coordonnateur, ou corrigez le pôle de la ligne.",
)
def pole_without_letter(d: Dossier) -> Outcome:
    """Un pôle n'a aucune ligne dans Coordonnateurs, ou une ligne nomme un pôle inconnu."""
    served = {c.pole for c in d.coordonnateurs.rows}
    lone_poles = {code: pole for code, pole in d.pole_by_code.items() if code not in served}
    # A row whose pole is misspelt leaves a pole alone: one cause, one constat.
    if len(lone_poles) > len(served - d.pole_by_code.keys()):
        for code, pole in lone_poles.items():
            yield Constat(
                d.poles.cell(pole, "pole"),
                code,
                f"Aucun coordonnateur pour {code}.",
                mesure=number(0),
                attendu=at_least(number(1)),
            )
    for c in d.coordonnateurs.rows:
        if c.pole and c.pole not in d.pole_by_code:
            yield Constat(
                d.coordonnateurs.cell(c, "pole"),
                row_label(c),
                f"Lettre ligne {c.number} : le pôle {c.pole} n'existe pas.",
                mesure=c.pole,
                attendu="un code de la feuille Pôles",
            )


@rule(
    "L-05",
    Niveau.BLOQUANT,
    "Lettre en double",
    source=COHERENCE,
    nature="K",
    reads=(Coordonnateur,),
    advice="Supprimez une des deux lignes.",
)
def duplicate_letter(d: Dossier) -> Outcome:
    """La même personne du même établissement se trouve deux fois pour le même pôle."""
    repeats = repetitions(d)
    for c in d.coordonnateurs.rows:
        if c.number in repeats:
            yield Constat(
                d.coordonnateurs.cell(c, "nom"),
                row_label(c),
                f"Lettre en double : lignes {repeats[c.number]} et {c.number}.",
                mesure=count(2, "lettre"),
                attendu=count(1, "lettre"),
            )


@rule(
    "L-07",
    Niveau.INFO,
    "Nom de feuille corrigé",
    source="Noms de feuilles admis par Excel",
    nature="K",
    reads=(Coordonnateur,),
    advice="Rien à corriger : la lettre est faite sous le nom corrigé.",
)
def corrected_sheet_name(d: Dossier) -> Outcome:
    """Le nom de la feuille serait trop long, interdit ou déjà pris : il est corrigé."""
    names = letter_names(d)
    for c in d.coordonnateurs.rows:
        nom = names.get(c.number)
        if nom is not None and nom.is_corrected:
            yield Constat(
                d.coordonnateurs.cell(c, "nom"),
                row_label(c),
                f"Nom de feuille corrigé : « {nom.wanted} » → « {nom.kept} ».",
                mesure=nom.wanted,
                attendu=nom.kept,
            )
