"""Links from the report to the cells of the controlled workbook."""

from pial_xl.report.texte import affichable

_URL_MAX = 2_000
_ECHAPPES = {ord(c): f"%{ord(c):02X}" for c in '%"#?<>[]^`{}| '}


def lien_cellule(lien_classeur: str, feuille: str, cellule: str) -> str | None:
    """Give the XlsxWriter link to a cell of another workbook, or None when it cannot be written.

    Args:
        lien_classeur: relative path of that workbook, with slashes.
        feuille: title of the sheet, as it is.
        cellule: address in A1 form.
    """
    chemin = lien_classeur.translate(_ECHAPPES)
    ancre = f"'{feuille.replace(chr(39), chr(39) * 2)}'!{cellule}"
    trop_long = max(len(chemin), len(ancre)) * 2 > _URL_MAX
    if trop_long or affichable(chemin + ancre) != chemin + ancre:
        return None
    return f"external:{chemin}#{ancre}"
