"""The list of buttons says all that each place needs, and what it forgets is named."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from button_faults import faults

from pial_xl import macros
from pial_xl.buttons import (
    BUTTON_ROWS,
    BUTTONS,
    COORDONNATEURS,
    FIRST_HOME,
    GAP,
    GROUPS,
    HOME,
    Button,
    ButtonRow,
    Group,
    Place,
    ShortcutText,
    button_of,
    buttons_in,
    grouped,
    rows_on,
)
from pial_xl.buttons.entries import AESH
from pial_xl.installation.shortcuts import SHORTCUTS
from pial_xl.units.text import NBSP

PACKAGE = Path(macros.__file__).parent

SPARE = ButtonRow("Accueil", 7, 1, 160)
"""A row of its own for the entry that tests add: the other rows may fill up."""
SOUND = Button(
    code="essai_fictif",
    libelle="Essai",
    aide="Essaie un bouton.",
    busy="essai en cours",
    image="HappyFace",
    group=GROUPS[0],
    use_case="pial_xl.usecases.open.buttons:check",
    places=(Place(SPARE, 1),),
)
ABSENT = ButtonRow("Absente", 0, 0, 500)


def faults_with(entry: Button) -> list[str]:
    return faults((*BUTTONS, entry), (*BUTTON_ROWS, SPARE))


def test_the_list_forgets_nothing() -> None:
    assert faults(BUTTONS) == []


def test_a_sound_entry_more_is_no_fault() -> None:
    assert faults_with(SOUND) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"code": "controler"}, "controler: code of 2 buttons"),
        ({"code": "Essai"}, "Essai: code is not words"),
        ({"code": "essai__fictif"}, "essai__fictif: code is not words"),
        ({"code": "work"}, "work: code is another name of pial_xl.macros"),
        ({"code": "lettrespdf"}, "lettrespdf: macro of 2 buttons"),
        ({"libelle": "Aide"}, "Aide: caption of 2 buttons"),
        ({"libelle": ""}, "essai_fictif: no caption"),
        ({"libelle": "Un titre bien trop long ici"}, "essai_fictif: caption too long for 1"),
        ({"aide": "Essaie"}, "essai_fictif: no sentence of help"),
        ({"busy": ""}, "essai_fictif: no busy sentence"),
        ({"busy": "essai…"}, "essai_fictif: no busy sentence"),
        ({"image": ""}, "essai_fictif: no picture"),
        ({"group": Group("Autre", "Autre")}, "essai_fictif: group Autre is not shown"),
        ({"use_case": ""}, "essai_fictif: no use case"),
        ({"use_case": "pial_xl.absent:essai"}, "essai_fictif: no use case"),
        ({"use_case": "pial_xl.usecases.open.buttons:absent"}, "essai_fictif: no use case"),
        ({"use_case": "pial_xl.buttons:BUTTONS"}, "is no function"),
        ({"use_case": "pial_xl.buttons:button_of"}, "asks for more than the workbook"),
        ({"places": ()}, "essai_fictif: no place on a sheet"),
        ({"places": (Place(ABSENT, 1),)}, "essai_fictif: row of Absente is not laid"),
        ({"places": (Place(HOME, 1),)}, "Accueil, row 4: 2 buttons at rank 1"),
        ({"shortcut": ShortcutText("Contrôler le classeur ouvert", "")}, "shortcut of 2 buttons"),
    ],
    ids=str,
)
def test_what_an_entry_forgets_is_named(change: dict[str, object], named: str) -> None:
    entry = replace(SOUND, **change)  # type: ignore[arg-type]

    assert any(named in fault for fault in faults_with(entry)), named


def test_a_button_too_many_in_a_row_names_the_captions_that_no_longer_fit() -> None:
    entry = replace(SOUND, libelle="Encore une lettre de plus", places=(Place(COORDONNATEURS, 4),))

    assert "apercu: caption too long for 4 buttons in Coordonnateurs" in faults((*BUTTONS, entry))


def test_a_row_on_a_sheet_that_lays_no_buttons_is_named() -> None:
    entry = replace(SOUND, places=(Place(ABSENT, 1),))

    assert faults((*BUTTONS, entry), (*BUTTON_ROWS, ABSENT)) == [
        "Absente: no sheet that holds buttons"
    ]


def test_a_row_without_a_button_is_named() -> None:
    empty = ButtonRow("Accueil", 7, 1, 500)

    assert faults(BUTTONS, (*BUTTON_ROWS, empty)) == ["Accueil, row 8: no button"]


def test_the_names_that_filled_workbooks_hold_never_change() -> None:
    """A button may be added; none of these may go or change."""
    assert {
        "controler": "Controler",
        "lettres": "Lettres",
        "lettres_choisies": "LettresChoisies",
        "apercu": "Apercu",
        "lettres_pdf": "LettresPdf",
        "synthese": "Synthese",
        "effacer_marques": "EffacerMarques",
        "aide": "Aide",
    }.items() <= {button.code: button.macro for button in BUTTONS}.items()


def test_the_texts_of_an_entry_are_in_french_typography() -> None:
    entry = replace(SOUND, libelle="Essai ?", aide="Essaie : oui.", busy="essai : un")

    assert (entry.libelle, entry.aide, entry.busy) == (
        f"Essai{NBSP}?",
        f"Essaie{NBSP}: oui.",
        f"essai{NBSP}: un",
    )


def test_a_button_is_found_by_its_code_and_only_by_it() -> None:
    assert [button_of(button.code) for button in BUTTONS] == list(BUTTONS)
    with pytest.raises(KeyError):
        button_of("Controler")


def test_groups_hold_every_button_once_in_the_order_of_the_list() -> None:
    assert tuple(button for _, buttons in grouped() for button in buttons) == BUTTONS


def test_the_rows_of_a_sheet_are_given() -> None:
    assert rows_on("Accueil") == (HOME,)
    assert rows_on("AESH") == (AESH,)
    assert rows_on("Trajets") == ()
    for sheet in {row.sheet for row in BUTTON_ROWS}:
        lines = [row.row for row in rows_on(sheet)]
        assert lines == sorted(set(lines))


@pytest.mark.parametrize("row", BUTTON_ROWS)
def test_the_buttons_of_a_row_share_its_width_by_their_ranks(row: ButtonRow) -> None:
    ranks = {
        button: place.rank for button in BUTTONS for place in button.places if place.row == row
    }
    placed = list(buttons_in(row))

    assert [button for button, _, _ in placed] == sorted(ranks, key=ranks.__getitem__)
    ends = [offset + width for _, offset, width in placed]
    assert [offset for _, offset, _ in placed] == [0, *(end + GAP for end in ends[:-1])]
    assert row.width - len(placed) < ends[-1] <= row.width
    by_caption = sorted(placed, key=lambda laid: len(laid[0].libelle))
    widths = [width for _, _, width in by_caption]
    assert widths == sorted(widths)


def test_a_shortcut_that_a_sentence_names_stands_under_that_name() -> None:
    names = {shortcut.name for shortcut in SHORTCUTS}
    sources = (PACKAGE / "template/vba/modLancement.bas", PACKAGE / "installation/obstacles.py")
    for source in sources:
        named = re.findall(r"«\s(PIAL - [^»]+)\s»", source.read_text(encoding="utf-8"))
        assert named
        assert set(named) <= names


def test_a_name_that_is_no_button_is_no_macro() -> None:
    with pytest.raises(AttributeError, match="missing"):
        _ = macros.missing


def test_every_button_is_listed_among_the_macros_with_what_it_does() -> None:
    for button in BUTTONS:
        assert button.code in dir(macros)
        macro = getattr(macros, button.code)
        assert (macro.__module__, macro.__name__) == ("pial_xl.macros", button.code)
        assert button.aide in macro.__doc__


def test_the_buttons_of_the_first_edition_are_in_two_rows_in_the_same_order() -> None:
    top, bottom = ([b.code for b, _, _ in buttons_in(row)] for row in FIRST_HOME)
    assert [*top, *bottom] == [b.code for b, _, _ in buttons_in(HOME)]
    assert len(top) - len(bottom) in (0, 1)
