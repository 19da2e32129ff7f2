"""What a model gives once filled, and whether it is still the model of a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.letters.reading import (
    HEIGHT_MAX,
    ModelPrint,
    ModelReading,
    Room,
    TextCell,
    doubled_ampersands,
    told_by,
)
from pial_xl.letters.text_height import text_height

NARROW = Room(width=100, height=15, last_row=4, last_height=15, size=11, bold=False, indent=0)


def model(*cells: TextCell, **headers: tuple[str, ...]) -> ModelReading:
    texts = tuple((cell.place[0], "".join(cell.pieces)) for cell in cells)
    return ModelReading(texts, cells, headers, ModelPrint("mots"))


def cell(text: str, row: int = 4, room: Room | None = NARROW) -> TextCell:
    return TextCell((row, 1), (text,), room)


def test_a_text_on_one_line_leaves_its_row_as_it_is() -> None:
    assert model(cell("{{nom}}")).filled({"nom": "Court"}, {}).heights == {}


def test_a_longer_text_makes_its_row_as_high_as_it_needs() -> None:
    text = " ".join(["mot"] * 40)
    wanted = text_height(text, 100, 11, bold=False, indent=0)

    assert model(cell("{{nom}}")).filled({"nom": text}, {}).heights == {4: wanted}


def test_of_two_texts_on_a_row_the_higher_wins() -> None:
    high, low = " ".join(["mot"] * 40), " ".join(["mot"] * 20)
    cells = (TextCell((4, c), (f"{{{{{f}}}}}",), NARROW) for c, f in ((1, "nom"), (2, "secteur")))

    heights = model(*cells).filled({"nom": high, "secteur": low}, {}).heights

    assert heights == model(cell("{{nom}}")).filled({"nom": high}, {}).heights


def test_a_merged_cell_grows_by_its_last_row() -> None:
    merged = Room(100, 45, last_row=6, last_height=15, size=11, bold=False, indent=0)
    text = " ".join(["mot"] * 40)
    wanted = text_height(text, 100, 11, bold=False, indent=0)
    assert wanted is not None

    assert model(cell("{{nom}}", room=merged)).filled({"nom": text}, {}).heights == {
        6: 15 + wanted - 45
    }


def test_a_text_that_does_not_wrap_makes_no_row_higher() -> None:
    assert model(cell("{{nom}}", room=None)).filled({"nom": "mot " * 99}, {}).heights == {}


@given(st.text(max_size=3_000))
def test_no_row_is_higher_than_excel_takes(text: str) -> None:
    heights = model(cell("{{nom}}")).filled({"nom": text}, {}).heights

    assert all(height <= HEIGHT_MAX for height in heights.values())


def test_a_row_that_says_nothing_is_hidden() -> None:
    optional = model(cell("{{si fait}}{{fait}}"))

    assert optional.filled({"fait": None}, {}).hidden == {4}
    assert optional.filled({"fait": "Fait ici"}, {}).hidden == frozenset()


def test_the_rows_to_give_back_are_those_that_values_hid_or_made_higher() -> None:
    reading = model(cell("{{si fait}}{{fait}}", row=2), cell("{{nom}}"), cell("{{ville}}", row=8))

    assert reading.changed_rows({"nom": "mot " * 40, "ville": "Nantes"}) == {2, 4}


def test_pieces_stay_as_many_as_the_model_has() -> None:
    rich = TextCell((1, 1), ("Pour ", "{{nom}}"), None)

    assert model(rich).filled({"nom": "FICTIVE"}, {}).texts == {(1, 1): ("Pour ", "FICTIVE")}


def test_a_header_takes_its_own_values_and_stays_as_it_is_without_a_field() -> None:
    reading = model(center=("{{nom}}",), left=("Confidentiel : à garder",))

    filled = reading.filled({"nom": "A&B"}, doubled_ampersands({"nom": "A&B", "fait": None}))

    assert filled.headers == {"center": ("A&&B",)}


def test_the_fields_of_a_header_are_the_model_s_too() -> None:
    assert model(cell("{{nom}}"), footer=("{{ville}}",)).fields == {"nom", "ville"}


@pytest.mark.parametrize(
    ("old", "kept"),
    [
        ("mots+LibreOffice:autre", "mots+LibreOffice:vu"),
        ("mots+LibreOffice:vu", "mots+LibreOffice:vu"),
        ("mots+Excel:vu", "mots+Excel:vu"),
        ("mots", "mots"),
        ("repris+Excel:vu", "mots+LibreOffice:vu"),
        ("", "mots+LibreOffice:vu"),
    ],
)
def test_looks_are_compared_only_as_one_program_tells_them(old: str, kept: str) -> None:
    assert ModelPrint("mots", told_by("LibreOffice", "vu")).knowing(old) == kept


def test_a_print_without_a_program_is_the_same_whatever_was_kept() -> None:
    assert ModelPrint("mots").knowing("mots+Excel:vu") == "mots"
