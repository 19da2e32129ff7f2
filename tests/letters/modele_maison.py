"""A model reworded and restyled by its users, as Excel would save it."""

import struct
import zlib
from io import BytesIO

import xlsxwriter


def image_png(cote: int = 8) -> bytes:
    """Give a small grey square as a PNG file."""

    def bloc(nom: bytes, contenu: bytes) -> bytes:
        somme = struct.pack(">I", zlib.crc32(nom + contenu))
        return struct.pack(">I", len(contenu)) + nom + contenu + somme

    entete = struct.pack(">IIBBBBB", cote, cote, 8, 0, 0, 0, 0)
    points = zlib.compress((b"\x00" + b"\x80" * cote) * cote)
    return b"\x89PNG\r\n\x1a\n" + bloc(b"IHDR", entete) + bloc(b"IDAT", points) + bloc(b"IEND", b"")


def modele_maison() -> bytes:
    """Build a workbook whose second sheet is the model, with all that a sheet can carry."""
    sortie = BytesIO()
    book = xlsxwriter.Workbook(sortie)
    book.add_worksheet("Autre feuille").print_area("A1:Z99")
    feuille = book.add_worksheet("Modèle de lettre")
    gras = book.add_format({"bold": True, "font_color": "#AA0000", "font_size": 14})
    titre = book.add_format({"bg_color": "#DDEEFF", "bottom": 2, "text_wrap": True})
    multi = book.add_format({"text_wrap": True})
    feuille.set_column("A:A", 30)
    feuille.set_column("B:B", 50)
    feuille.set_row(0, 40)
    feuille.merge_range("A1:B1", "", titre)
    feuille.write_rich_string("A1", "Pour ", gras, "{{prénom}} {{nom}}", titre)
    feuille.write_string("A3", "{{secteur}}", multi)
    feuille.write_formula("A4", "='Autre feuille'!A1", None, "valeur calculée")
    feuille.write_number("B4", 12.5, book.add_format({"num_format": "0.00"}))
    feuille.write_string("A5", "Bon pour accord")
    feuille.write_string("D1", "Note : ne pas imprimer")
    feuille.insert_image("B5", "logo.png", {"image_data": BytesIO(image_png())})
    feuille.print_area("A1:B6")
    feuille.repeat_rows(0)
    feuille.set_footer("&L{{établissement}}&RPage &P")
    feuille.set_margins(left=1.25)
    feuille.set_tab_color("#336699")
    feuille.hide_gridlines(2)
    feuille.freeze_panes(1, 0)
    book.close()
    return sortie.getvalue()
