"""A model reworded and restyled by its users, as Excel would save it."""

from io import BytesIO

import xlsxwriter
from png import png_image


def house_model() -> bytes:
    """Build a workbook whose second sheet is the model, with all that a sheet can carry."""
    output = BytesIO()
    book = xlsxwriter.Workbook(output)
    book.add_worksheet("Autre feuille").print_area("A1:Z99")
    sheet = book.add_worksheet("Modèle de lettre")
    bold = book.add_format({"bold": True, "font_color": "#AA0000", "font_size": 14})
    title = book.add_format({"bg_color": "#DDEEFF", "bottom": 2, "text_wrap": True})
    multi = book.add_format({"text_wrap": True})
    sheet.set_column("A:A", 30)
    sheet.set_column("B:B", 50)
    sheet.set_row(0, 40)
    sheet.merge_range("A1:B1", "", title)
    sheet.write_rich_string("A1", "Pour ", bold, "{{prénom}} {{nom}}", title)
    sheet.write_string("A3", "{{secteur}}", multi)
    sheet.write_formula("A4", "='Autre feuille'!A1", None, "valeur calculée")
    sheet.write_number("B4", 12.5, book.add_format({"num_format": "0.00"}))
    sheet.write_string("A5", "Bon pour accord")
    sheet.write_string("D1", "Note : ne pas imprimer")
    sheet.insert_image("B5", "logo.png", {"image_data": BytesIO(png_image())})
    sheet.print_area("A1:B6")
    sheet.repeat_rows(0)
    sheet.set_footer("&L{{établissement}}&RPage &P")
    sheet.set_margins(left=1.25)
    sheet.set_tab_color("#336699")
    sheet.hide_gridlines(2)
    sheet.freeze_panes(1, 0)
    book.close()
    return output.getvalue()
