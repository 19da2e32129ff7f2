"""The workbook of a report, as bytes."""

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from pial_xl.findings import Report
from pial_xl.report.classeur.controles import ecrire_controles
from pial_xl.report.classeur.non_evalues import ecrire_non_evalues
from pial_xl.report.classeur.styles import Styles
from pial_xl.report.classeur.synthese import ecrire_synthese
from pial_xl.report.synthese import Synthese

# XlsxWriter is chosen over openpyxl here: the file is always new, its charts and tables are
# Excel's own, and its text stays text.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def rapport_en_octets(report: Report, synthese: Synthese, lien_classeur: str | None) -> bytes:
    """Give the report as an ``.xlsx``; the same input always gives the same bytes.

    Args:
        report: the findings, in order.
        synthese: the figures of the same workbook on the same date.
        lien_classeur: path of the controlled workbook relative to the folder of the report, with
            slashes; None when there is none (another drive), and cells are then not links.
    """
    sortie = BytesIO()
    with Workbook(sortie, _OPTIONS) as classeur:
        classeur.set_properties(
            {
                "title": "Contrôles du classeur",
                "comments": f"pial-xl {report.version}",
                "created": datetime.combine(report.date_reference, time()),
            }
        )
        classeur.set_size(2400, 1400)
        styles = Styles(classeur)
        controles, chiffres, non_evalues = (
            classeur.add_worksheet(nom) for nom in ("Contrôles", "Synthèse", "Non évalués")
        )
        ecrire_controles(controles, styles, report, lien_classeur)
        ecrire_synthese(classeur, chiffres, styles, report, synthese)
        ecrire_non_evalues(non_evalues, styles, report)
    return sortie.getvalue()
