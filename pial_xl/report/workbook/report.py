"""The workbook of a report, as bytes."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from pial_xl.constats import Report
from pial_xl.report.blocks.controles import SHEET as CHECKS
from pial_xl.report.blocks.history import SHEET as HISTORY
from pial_xl.report.blocks.history import HistoryLine, history_line
from pial_xl.report.blocks.not_judged import SHEET as NOT_JUDGED
from pial_xl.report.blocks.rule_lines import SHEET as RULES
from pial_xl.report.blocks.rule_lines import RuleLine
from pial_xl.report.blocks.synthese import SHEET as SYNTHESE
from pial_xl.report.synthese import Synthese
from pial_xl.report.tracking import Tracking, track
from pial_xl.report.workbook.controles import write_checks_sheet
from pial_xl.report.workbook.history import write_history_sheet
from pial_xl.report.workbook.not_judged import write_not_judged_sheet
from pial_xl.report.workbook.rule_lines import write_rules_sheet
from pial_xl.report.workbook.styles import OPTIONS, Styles
from pial_xl.report.workbook.synthese import write_synthese_sheet


def report_bytes(
    report: Report,
    synthese: Synthese,
    workbook_link: str | None,
    tracking: Tracking | None = None,
    *,
    history: Sequence[HistoryLine] = (),
    rules: Sequence[RuleLine] = (),
) -> bytes:
    """Give the report as an ``.xlsx``; the same input always gives the same bytes.

    Args:
        report: the constats, in order.
        synthese: the figures of the same workbook on the same date.
        workbook_link: path of the controlled workbook relative to the folder of the report, with
            slashes; None when there is none (another drive), and cells are then not links.
        tracking: the control beside those before it; None for a first one.
        history: the lines of the controls made, this one's included.
        rules: the controls explained; none without their sheet.
    """
    output = BytesIO()
    with Workbook(output, OPTIONS) as workbook:
        workbook.set_properties(
            {
                "title": "Contrôles du classeur",
                "comments": f"pial-xl {report.version}",
                "created": datetime.combine(report.date_reference, time()),
            }
        )
        workbook.set_size(2400, 1400)
        styles = Styles(workbook)
        checks_sheet, synthese_sheet, not_judged_sheet, history_sheet = (
            workbook.add_worksheet(nom) for nom in (CHECKS, SYNTHESE, NOT_JUDGED, HISTORY)
        )
        write_checks_sheet(checks_sheet, styles, report, tracking or track(report), workbook_link)
        write_synthese_sheet(workbook, synthese_sheet, styles, report, synthese)
        write_not_judged_sheet(not_judged_sheet, styles, report)
        lines = history or (history_line(report, synthese),)
        write_history_sheet(workbook, history_sheet, styles, report, lines)
        if rules:
            write_rules_sheet(workbook.add_worksheet(RULES), styles, report, rules)
    return output.getvalue()
