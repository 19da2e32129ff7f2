"""L: what a letter cannot hold of its model, and what it prints as nothing."""

from collections import defaultdict

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.letters.context import context_of, model_title
from pial_xl.letters.language.fields import shows_braces
from pial_xl.letters.language.known import values
from pial_xl.letters.parts import lost_parts, printed_blank
from pial_xl.letters.unreadable import unreadable_cells
from pial_xl.rules.registry import Outcome, rule
from pial_xl.tables import Coordonnateur, Pole
from pial_xl.tables.address import Cell
from pial_xl.units.mesure import number
from pial_xl.units.text import plural


@rule(
    "L-16",
    Niveau.ALERTE,
    "Partie d'un modèle, ou champ, qu'une lettre ne peut pas tenir",
    source=COHERENCE,
    nature="K",
    reads=(Coordonnateur, Pole),
    advice="Écrivez dans des cellules du modèle ce que la lettre doit porter.",
)
def part_not_held(d: Dossier) -> Outcome:
    """Le modèle porte une partie que la lettre perd, ou un champ facultatif qui s'imprime vide.

    Un champ dans une zone de texte empêche la lettre ; les autres parties ne manquent qu'aux
    lettres faites sans ouvrir le classeur.
    """
    for title, part in lost_parts(d, d.models):
        yield Constat(
            Cell(title, "A1"),
            title,
            f"« {title} » porte {part} : les lettres faites sans ouvrir le classeur ne le gardent "
            "pas.",
            mesure=part,
            attendu="des cellules et des images",
        )
    for title, parts in d.model_parts.items():
        if any(map(shows_braces, parts.boxes)):
            yield Constat(
                Cell(title, "A1"),
                title,
                f"« {title} » a un champ dans une zone de texte : aucune lettre n'en est faite.",
                mesure="zone de texte",
                attendu="une cellule",
            )
    yield from _printed_blank(d)


def _printed_blank(d: Dossier) -> Outcome:
    """Give one constat for each cell of a model and field, whatever number of letters it is of."""
    rows: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for c in d.coordonnateurs.rows:
        title = model_title(d, d.coordonnateur_pole(c))
        texts = d.models[title] if title else ()
        said = values(c, context_of(d, c))
        if unreadable_cells(d, c, [text for _, text in texts], said):
            continue  # told where it stands
        for address, text in texts:
            for field in printed_blank(text, said):
                rows[title or "", address, field].append(c.number)
    for (title, address, field), numbers in rows.items():
        yield Constat(
            Cell(title, address),
            title,
            f"Le champ {field} s'imprime vide dans {plural(len(numbers), 'lettre')} (ligne "
            f"{numbers[0]} d'abord).",
            mesure=number(len(numbers)),
            attendu=number(0),
            advice=f"Remplissez-le, ou écrivez {{{{si {field}}}}} devant ce qu'il complète et "
            "{{fin}} derrière.",
        )
