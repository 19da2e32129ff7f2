"""The report as a new Excel workbook: Contrôles, Synthèse, Non évalués."""

from pial_xl.report.classeur.rapport import rapport_en_octets

__all__ = ["rapport_en_octets"]
