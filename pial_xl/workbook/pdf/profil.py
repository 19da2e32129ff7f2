"""LibreOffice's settings for a conversion, in a profile made for it and thrown away.

Set here rather than on the command line, where LibreOffice reads them since 7.4 only and where
each system has its own way with quotation marks.
"""

from pathlib import Path

_COMMUN = "/org.openoffice.Office.Common"
_REGLAGES = (
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "fr-FR"),
    (f"{_COMMUN}/Filter/PDF/Export", "ExportBookmarks", "true"),  # how pages are told apart
    (f"{_COMMUN}/Filter/PDF/Export", "UseTaggedPDF", "true"),  # for screen readers
    (f"{_COMMUN}/Filter/PDF/Export", "ExportNotes", "false"),  # comments bear their author's name
    # The workbook may come from anybody: nothing in it runs, nothing is fetched for it.
    (f"{_COMMUN}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMUN}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),  # never
)
_ENTETE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
)
_REGLAGE = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'


def preparer_profil(dossier: Path) -> Path:
    """Make a LibreOffice profile in a folder that is not there yet, and give the folder back."""
    utilisateur = dossier / "user"
    utilisateur.mkdir(parents=True)
    reglages = "".join(_REGLAGE.format(*reglage) for reglage in _REGLAGES)
    (utilisateur / "registrymodifications.xcu").write_text(
        f"{_ENTETE}{reglages}</oor:items>\n", encoding="utf-8"
    )
    return dossier
