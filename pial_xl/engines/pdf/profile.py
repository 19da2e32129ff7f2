"""LibreOffice's settings for a conversion, in a profile made for it and thrown away.

Set here rather than on the command line, where LibreOffice reads them since 7.4 only and where
each system has its own way with quotation marks.
"""

from pathlib import Path

_COMMON = "/org.openoffice.Office.Common"
_SETTINGS = (
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "fr-FR"),
    (f"{_COMMON}/Filter/PDF/Export", "ExportBookmarks", "true"),  # how pages are told apart
    (f"{_COMMON}/Filter/PDF/Export", "UseTaggedPDF", "true"),  # for screen readers
    (f"{_COMMON}/Filter/PDF/Export", "ExportNotes", "false"),  # comments bear their author's name
    # The workbook may come from anybody: nothing in it runs, nothing is fetched for it.
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),  # never
)
_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
)
_SETTING = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'


def prepare_profile(folder: Path) -> Path:
    """Make a LibreOffice profile in a folder that is not there yet, and give the folder back."""
    user = folder / "user"
    user.mkdir(parents=True)
    settings = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(
        f"{_HEADER}{settings}</oor:items>\n", encoding="utf-8"
    )
    return folder
