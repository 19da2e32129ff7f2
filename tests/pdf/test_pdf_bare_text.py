"""Text that is in no tag gets one, in the order in which it is read."""

from hypothesis import given
from hypothesis import strategies as st
from pdf_factory import PdfFactory, name, open_, tags, texts
from pypdf.generic import DecodedStreamObject

from pial_xl.engines.pdf.bare_text import number_runs
from pial_xl.engines.pdf.parting import bind

BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(["nu", "balisé", "artefact"]),
        st.integers(0, 800),
        st.sampled_from(["(ET) Tj", "(BT \\) EMC) Tj", "<0A1B> Tj", "/Span BMC (x) Tj EMC"]),
    ),
    max_size=8,
)


def _content(blocks: list[tuple[str, int, str]]) -> bytes:
    pieces = []
    for rank, (kind, top, text) in enumerate(blocks):
        openings = {"nu": "", "balisé": f"/P <</MCID {rank}>> BDC ", "artefact": "/Artifact BMC "}
        closing = "" if kind == "nu" else " EMC"
        pieces.append(f"q {openings[kind]}BT 50 {top} Td {text} ET{closing} Q")
    return "\n".join(pieces).encode()


@given(BLOCKS)
def test_each_bare_text_gets_a_number_of_its_own(blocks: list[tuple[str, int, str]]) -> None:
    _, runs = number_runs(_content(blocks))
    kinds = [kind for kind, _, _ in blocks]
    assert sum(run.is_bare for run in runs) == kinds.count("nu")
    assert len({run.number for run in runs}) == len(runs) == len(blocks) - kinds.count("artefact")


@given(BLOCKS)
def test_once_completed_content_changes_no_more(blocks: list[tuple[str, int, str]]) -> None:
    complete, runs = number_runs(_content(blocks))
    again, same = number_runs(complete)
    assert again == complete
    assert not any(run.is_bare for run in same)
    assert {run.number for run in same} == {run.number for run in runs}


@given(BLOCKS)
def test_nothing_but_marks_is_added(blocks: list[tuple[str, int, str]]) -> None:
    content = _content(blocks)
    complete, runs = number_runs(content)
    for run in runs:
        if run.is_bare:
            mark = b"/P<</MCID %d>>BDC\n" % run.number
            start = complete.index(mark)
            end = complete.index(b" ET\nEMC", start) + len(b" ET")
            body = complete[start + len(mark) : end]
            complete = complete[:start] + body + complete[end + len(b"\nEMC") :]
    assert complete == content


def test_text_is_sorted_from_top_to_bottom_then_from_left_to_right() -> None:
    blocks = [(300, 701, "droite"), (50, 90, "bas"), (50, 700, "gauche"), (50, 800, "haut")]
    content = "\n".join(f"BT {left} {top} Td ({word}) Tj ET" for left, top, word in blocks)
    _, runs = number_runs(content.encode())
    readings = [blocks[run.number][2] for run in sorted(runs, key=lambda run: run.place)]
    assert readings == ["haut", "gauche", "droite", "bas"]


def test_a_title_left_out_of_the_tags_comes_before_the_tagged_text_below_it() -> None:
    factory = PdfFactory([("Lettre", ["Madame"])])
    content = DecodedStreamObject()
    content.set_data(
        b"/H7 <</MCID 0>> BDC BT /F1 12 Tf 50 700 Td (Madame) Tj ET EMC "
        b"BT /F1 12 Tf 50 650 Td (Signature) Tj ET BT /F1 12 Tf 50 800 Td (Titre) Tj ET"
    )
    factory.writer.pages[0][name("/Contents")] = content
    done = bind(factory.tag(), "x")
    assert tags(done) == ["/Document", "/Part", "/P", "/P", "/P"]
    assert _order(done) == [2, 0, 1]  # the title and the signature were drawn after
    assert texts(done)[0].split() == ["Madame", "Signature", "Titre"]


def test_a_pdf_without_tags_is_left_without() -> None:
    done = bind(PdfFactory([("Lettre", ["Madame"])]).data(), "x")
    assert "/StructTreeRoot" not in open_(done).root_object


def _order(data: bytes) -> list[int]:
    """Give the numbers of the runs of a one-page letter, as its tags follow each other."""
    root = open_(data).root_object["/StructTreeRoot"]
    part = root["/K"][0].get_object()["/K"][0].get_object()  # type: ignore[index]
    return [tag.get_object()["/K"][0]["/MCID"] for tag in part["/K"]]
