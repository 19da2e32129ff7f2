"""Text that is in no tag gets one, in the order in which it is read."""

from fabrique_pdf import Fabrique, balises, nom, ouvrir, textes
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import DecodedStreamObject

from pial_xl.workbook.pdf.lettres import relier
from pial_xl.workbook.pdf.texte_nu import completer

BLOCS = st.lists(
    st.tuples(
        st.sampled_from(["nu", "balisé", "artefact"]),
        st.integers(0, 800),
        st.sampled_from(["(ET) Tj", "(BT \\) EMC) Tj", "<0A1B> Tj", "/Span BMC (x) Tj EMC"]),
    ),
    max_size=8,
)


def _contenu(blocs: list[tuple[str, int, str]]) -> bytes:
    morceaux = []
    for rang, (genre, haut, texte) in enumerate(blocs):
        ouvre = {"nu": "", "balisé": f"/P <</MCID {rang}>> BDC ", "artefact": "/Artifact BMC "}
        ferme = "" if genre == "nu" else " EMC"
        morceaux.append(f"q {ouvre[genre]}BT 50 {haut} Td {texte} ET{ferme} Q")
    return "\n".join(morceaux).encode()


@given(BLOCS)
def test_each_bare_text_gets_a_number_of_its_own(blocs: list[tuple[str, int, str]]) -> None:
    _, suites = completer(_contenu(blocs))
    genres = [genre for genre, _, _ in blocs]
    assert sum(suite.nue for suite in suites) == genres.count("nu")
    assert (
        len({suite.numero for suite in suites})
        == len(suites)
        == len(blocs) - genres.count("artefact")
    )


@given(BLOCS)
def test_once_completed_content_changes_no_more(blocs: list[tuple[str, int, str]]) -> None:
    complet, suites = completer(_contenu(blocs))
    encore, memes = completer(complet)
    assert encore == complet
    assert not any(suite.nue for suite in memes)
    assert {suite.numero for suite in memes} == {suite.numero for suite in suites}


@given(BLOCS)
def test_nothing_but_marks_is_added(blocs: list[tuple[str, int, str]]) -> None:
    contenu = _contenu(blocs)
    complet, suites = completer(contenu)
    for suite in suites:
        if suite.nue:
            marque = b"/P<</MCID %d>>BDC\n" % suite.numero
            debut = complet.index(marque)
            fin = complet.index(b" ET\nEMC", debut) + len(b" ET")
            corps = complet[debut + len(marque) : fin]
            complet = complet[:debut] + corps + complet[fin + len(b"\nEMC") :]
    assert complet == contenu


def test_text_is_sorted_from_top_to_bottom_then_from_left_to_right() -> None:
    blocs = [(300, 701, "droite"), (50, 90, "bas"), (50, 700, "gauche"), (50, 800, "haut")]
    contenu = "\n".join(f"BT {gauche} {haut} Td ({mot}) Tj ET" for gauche, haut, mot in blocs)
    _, suites = completer(contenu.encode())
    lus = [blocs[suite.numero][2] for suite in sorted(suites, key=lambda suite: suite.place)]
    assert lus == ["haut", "gauche", "droite", "bas"]


def test_a_title_left_out_of_the_tags_comes_before_the_tagged_text_below_it() -> None:
    fabrique = Fabrique([("Lettre", ["Madame"])])
    contenu = DecodedStreamObject()
    contenu.set_data(
        b"/H7 <</MCID 0>> BDC BT /F1 12 Tf 50 700 Td (Madame) Tj ET EMC "
        b"BT /F1 12 Tf 50 650 Td (Signature) Tj ET BT /F1 12 Tf 50 800 Td (Titre) Tj ET"
    )
    fabrique.ecrivain.pages[0][nom("/Contents")] = contenu
    fait = relier(fabrique.balise(), "x")
    assert balises(fait) == ["/Document", "/Part", "/P", "/P", "/P"]
    assert _ordre(fait) == [2, 0, 1]  # the title and the signature were drawn after
    assert textes(fait)[0].split() == ["Madame", "Signature", "Titre"]


def test_a_pdf_without_tags_is_left_without() -> None:
    fait = relier(Fabrique([("Lettre", ["Madame"])]).octets(), "x")
    assert "/StructTreeRoot" not in ouvrir(fait).root_object


def _ordre(octets: bytes) -> list[int]:
    """Give the numbers of the runs of a one-page letter, as its tags follow each other."""
    racine = ouvrir(octets).root_object["/StructTreeRoot"]
    partie = racine["/K"][0].get_object()["/K"][0].get_object()  # type: ignore[index]
    return [balise.get_object()["/K"][0]["/MCID"] for balise in partie["/K"]]
