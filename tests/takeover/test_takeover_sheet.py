"""The sheet « Reprise » of a workbook that a taking over writes."""

from pial_xl.template.carried import Link
from pial_xl.usecases.takeover_sheet import draw_takeover

SECTIONS = (
    ("Colonnes", (("Feuille", "En-tête"), ("Moyens", "Quotité"))),
    ("Lignes laissées", (("Feuille", "Où"),)),
    ("Valeurs non comprises", (("Feuille", "Où", "Quoi"), ("Moyens", "B3", "mot " * 160))),
)


def test_it_is_printed_on_its_side_one_page_wide_and_leads_back() -> None:
    sheet = draw_takeover(SECTIONS)
    assert (sheet.page.is_landscape, sheet.page.fit, sheet.page.rows) == (True, (1, 0), (0, 0))
    links = [cell.value for cell in sheet.cells.values() if isinstance(cell.value, Link)]
    assert [link.target for link in links] == ["internal:'Accueil'!A1"]


def test_a_section_stands_under_its_title_and_a_long_text_has_its_room() -> None:
    sheet = draw_takeover(SECTIONS)
    texts = {place: cell.shown for place, cell in sheet.cells.items()}
    assert (texts[2, 0], texts[3, 1], texts[4, 1]) == ("Colonnes", "En-tête", "Quotité")
    assert (texts[6, 0], texts[8, 1]) == (
        "Valeurs non comprises",
        "B3",
    )
    assert sheet.heights[8] > 4 * sheet.heights[4] > 0


def test_the_sentences_of_a_narrow_section_have_the_whole_page() -> None:
    sheet = draw_takeover(
        (("À vérifier", (("Feuille", "Où", "Quoi"), ("Moyens", "B3", "mot " * 25))),)
    )
    assert set(sheet.merges) >= {(3, 2, 3, 4), (4, 2, 4, 4)}
    assert sheet.heights[4] < 2 * sheet.heights[3]
