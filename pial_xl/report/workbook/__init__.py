"""The report as a new Excel workbook: Contrôles, Synthèse, Non évalués."""

from pial_xl.report.workbook.report import report_bytes

__all__ = ["report_bytes"]
