"""The summary as the page shows it: great figures, charts, tables, notes."""

from pial_xl.page.answer import Json
from pial_xl.report.blocks import figures
from pial_xl.report.blocks.figures import ColumnKind, Section
from pial_xl.report.blocks.values import shown
from pial_xl.report.svg import drawn_charts
from pial_xl.report.synthese import Synthese
from pial_xl.units.text import french


def summary_json(s: Synthese) -> Json:
    """Give the figures as texts, in the order of the sheet Synthèse."""
    cards = figures.cards(s)
    sections = (figures.poles(s), figures.couverture(s), figures.aides(s), figures.free(s))
    return {
        "cartes": [
            {"titre": title, "texte": shown(cards[first])} for title, first, _, _ in figures.CARDS
        ],
        "graphiques": [
            {"titre": p.title, "description": p.description, "svg": p.svg} for p in drawn_charts(s)
        ],
        "tableaux": [_table(section) for section in sections],
        "notes": {"titre": figures.NOTES_TITLE, "lignes": figures.notes(s)},
    }


def _table(section: Section) -> Json:
    header = section.header
    return {
        "titre": header.title,
        "groupes": [{"nom": g.nom, "titres": g.titles} for g in header.groupes],
        "chiffres": [kind is not ColumnKind.TEXT for kind in header.kinds],
        "lignes": [[shown(value) for value in line] for line in section.lines],
        "raison": "" if section.lines else french(section.reason),
    }
