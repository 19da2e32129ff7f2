"""A PDF of letters parted into one file each, and letters put together in one."""

import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_factory import PdfFactory, bookmarks, everything, name, open_, pdf, pdf_dict, tags, texts
from pypdf.generic import ArrayObject, NumberObject, TextStringObject

from pial_xl.engines.pdf.errors import PdfError
from pial_xl.engines.pdf.parting import assemble_pdf, bind, separate

ALPHA = ("Lettre ALPHA", ["Madame Alpha", "Suite d'Alpha"])
BETA = ("Lettre BETA", ["Monsieur Beta"])
TITLES = {"Lettre ALPHA": "Lettre de mission – Alpha", "Lettre BETA": "Lettre de mission – Bêta"}

BATCHES = st.lists(st.integers(1, 3), min_size=1, max_size=6)


def _letters(sizes: Sequence[int]) -> list[tuple[str, list[str]]]:
    """Give letters of so many pages each, with a text that no other has."""
    return [
        (f"Lettre {rank}", [f"lettre-{rank}-page-{page}" for page in range(size)])
        for rank, size in enumerate(sizes)
    ]


@given(BATCHES)
@settings(deadline=None, max_examples=30)
def test_each_letter_gets_its_own_pages_whatever_their_number(sizes: list[int]) -> None:
    letters = _letters(sizes)
    made_files = separate(pdf(*letters), {bookmark: bookmark for bookmark, _ in letters})
    assert [(bookmark, texts(data)) for bookmark, data in made_files.items()] == letters


@given(BATCHES)
@settings(deadline=None, max_examples=30)
def test_letters_parted_and_put_together_are_all_there_in_order(sizes: list[int]) -> None:
    letters = _letters(sizes)
    made_files = separate(pdf(*letters), {bookmark: bookmark for bookmark, _ in letters})
    bound = assemble_pdf(list(made_files.items()), "Toutes")
    assert texts(bound) == [text for _, pages in letters for text in pages]


def test_a_letters_file_holds_nothing_of_another_letter() -> None:
    integer = pdf(ALPHA, BETA)
    done = everything(separate(integer, TITLES)["Lettre ALPHA"])
    for trace in (b"Monsieur Beta", b"pixels de Lettre BETA"):  # its text, its tag, its picture
        assert trace in everything(integer)
        assert trace not in done
    assert b"pixels de Lettre ALPHA" in done


def test_a_link_to_another_letter_does_not_take_it_along() -> None:
    factory = PdfFactory([ALPHA, BETA])
    first, last = factory.writer.pages[0], factory.writer.pages[-1]
    assert last.indirect_reference is not None
    link = pdf_dict(
        Type=name("/Annot"),
        Subtype=name("/Link"),
        Rect=ArrayObject([NumberObject(0)] * 4),
        Dest=ArrayObject([last.indirect_reference, name("/Fit")]),
    )
    first[name("/Annots")] = ArrayObject([link])
    done = separate(factory.tag(), TITLES)["Lettre ALPHA"]
    assert "/Annots" not in open_(done).pages[0]
    assert b"pixels de Lettre B" not in everything(done)


@pytest.mark.parametrize(
    ("address", "guard"),
    [("https://exemple.invalid/", True), ("mailto:a@exemple.invalid", True), ("../x.xlsx", False)],
)
def test_only_links_to_the_web_and_to_mailboxes_are_kept(address: str, guard: bool) -> None:
    factory = PdfFactory([ALPHA])
    action = pdf_dict(S=name("/URI"), URI=TextStringObject(address))
    link = pdf_dict(Type=name("/Annot"), Subtype=name("/Link"), A=action)
    factory.writer.pages[0][name("/Annots")] = ArrayObject([link])
    done = separate(factory.tag(), {"Lettre ALPHA": "Alpha"})["Lettre ALPHA"]
    links = [link.get_object() for link in open_(done).pages[0].get("/Annots", ())]
    assert [link["/A"]["/URI"] for link in links] == ([address] if guard else [])


def test_a_letters_file_is_titled_in_french_and_names_no_author() -> None:
    done = separate(pdf(ALPHA, BETA), TITLES)["Lettre BETA"]
    reader = open_(done)
    assert {key: str(text) for key, text in (reader.metadata or {}).items()} == {
        "/Title": "Lettre de mission – Bêta",
        "/Creator": "pial_xl",
        "/Producer": "pial_xl",
    }
    assert str(reader.root_object["/Lang"]) == "fr-FR"
    preferences = reader.viewer_preferences
    assert preferences is not None
    assert preferences.display_doctitle
    assert b"Personne R" not in everything(done)


def test_only_the_letters_that_are_asked_for_are_given() -> None:
    made_files = separate(pdf(ALPHA, BETA), {"Lettre BETA": "Bêta"})
    assert list(made_files) == ["Lettre BETA"]


def test_the_whole_has_a_title_and_a_bookmark_for_each_letter() -> None:
    bound = bind(pdf(ALPHA, BETA), "Lettres de mission 2025-2026", TITLES)
    assert bookmarks(bound) == [
        ("Lettre de mission – Alpha", 0),
        ("Lettre de mission – Bêta", 2),
    ]
    metadata = open_(bound).metadata
    assert metadata is not None
    assert metadata.title == "Lettres de mission 2025-2026"
    assert open_(bound).page_mode == "/UseOutlines"


def test_without_titles_bookmarks_stay_as_they_are() -> None:
    assert bookmarks(bind(pdf(ALPHA, BETA), "x")) == [("Lettre ALPHA", 0), ("Lettre BETA", 2)]


def test_files_made_apart_become_one_with_a_bookmark_each() -> None:
    pieces = [("Alpha", pdf(ALPHA)), ("Bêta", pdf(BETA))]
    bound = assemble_pdf(pieces, "Toutes")
    assert texts(bound) == ["Madame Alpha", "Suite d'Alpha", "Monsieur Beta"]
    assert bookmarks(bound) == [("Alpha", 0), ("Bêta", 2)]


def test_tags_are_kept_in_a_part_for_each_letter() -> None:
    integer = pdf(ALPHA, BETA)
    assert tags(separate(integer, TITLES)["Lettre ALPHA"]) == ["/Document", "/Part", "/P", "/P"]
    assert tags(bind(integer, "x")) == [
        *("/Document", "/Part", "/P", "/P"),
        *("/Part", "/P"),
    ]


def test_each_run_of_content_leads_back_to_its_tag() -> None:
    reader = open_(bind(pdf(ALPHA, BETA), "x"))
    root = reader.root_object["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]  # type: ignore[index]
    alts = [str(parent_list.get_object()[0].get_object()["/Alt"]) for parent_list in numbers[1::2]]
    assert [page["/StructParents"] for page in reader.pages] == list(numbers[::2])
    assert alts == [page.extract_text().strip() for page in reader.pages]


def test_letters_of_which_one_has_no_tags_make_a_whole_without() -> None:
    pieces = [("Alpha", pdf(ALPHA)), ("Bêta", PdfFactory([BETA]).data())]
    assert "/MarkInfo" not in open_(assemble_pdf(pieces, "x")).root_object


def test_what_is_common_is_stored_once() -> None:
    pieces = [(str(rank), pdf(("Lettre", [f"texte {rank}"]))) for rank in range(9)]
    assert assemble_pdf(pieces, "x").count(b"pixels de Lettre") == 1


def test_pages_that_are_alike_stay_apart() -> None:
    same = PdfFactory([("Lettre ALPHA", ["Bon pour accord"])]).data()
    pages = open_(assemble_pdf([("1", same), ("2", same)], "x")).pages
    assert len({page.indirect_reference.idnum for page in pages if page.indirect_reference}) == 2


@pytest.mark.parametrize("cut", [0, 9, 400, -400, -9])
def test_a_damaged_pdf_is_told_in_french(cut: int) -> None:
    damaged = pdf(ALPHA, BETA)[:cut]
    with pytest.raises(PdfError, match="abîmé"):
        separate(damaged, TITLES)
    with pytest.raises(PdfError, match="abîmé"):
        assemble_pdf([("Alpha", damaged)], "x")


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8))
@settings(deadline=None, max_examples=100)
def test_a_corrupted_pdf_gives_letters_or_the_one_sentence(where: int, data: bytes) -> None:
    sound = pdf(ALPHA, BETA)
    with suppress(PdfError):
        made_files = separate(sound[:where] + data + sound[where + len(data) :], TITLES)
        assert all(done.startswith(b"%PDF-") for done in made_files.values())


def test_a_pdf_that_was_added_to_as_microsoft_does_is_read() -> None:
    sound = pdf(ALPHA)
    root = re.search(rb"/Root \d+ 0 R", sound)
    end = re.search(rb"startxref\n(\d+)", sound)
    assert root is not None
    assert end is not None
    rest = b"xref\r\n0 0\r\ntrailer\r\n<</Size 99 %s /Prev %s>>\r\nstartxref\r\n%d\r\n%%%%EOF"
    added = sound + rest % (root[0], end[1], len(sound))
    assert texts(assemble_pdf([("Alpha", added)], "x")) == ALPHA[1]


def test_bookmarks_that_leave_out_the_first_page_are_refused() -> None:
    factory = PdfFactory([ALPHA, BETA])
    factory.writer.insert_blank_page(width=595, height=842, index=0)
    with pytest.raises(PdfError, match="quelle page"):
        separate(factory.data(), TITLES)


def test_two_bookmarks_of_one_name_are_refused() -> None:
    with pytest.raises(PdfError, match="quelle page"):
        separate(pdf(ALPHA, ALPHA), {"Lettre ALPHA": "x"})


def test_a_letter_that_is_not_in_the_pdf_is_told_without_its_name() -> None:
    with pytest.raises(PdfError, match="il en manque 1") as refusal:
        separate(pdf(ALPHA), TITLES)
    assert "BETA" not in str(refusal.value)


def test_no_sheet_at_all_is_told() -> None:
    with pytest.raises(PdfError, match="Aucune feuille"):
        assemble_pdf([], "x")


def test_pypdf_is_imported_only_by_what_parts_or_joins() -> None:
    rooms = "pial_xl.engines.pdf, pial_xl.sheets.pdf_files"
    code = f"import sys, {rooms}; sys.exit('pypdf' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
