"""What is new, known or gone between two runs."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.findings import Finding, Niveau
from pial_xl.report.feuilles.controles import Constat, Statut
from pial_xl.workbook.ouvert.statuts import comparer


def constat(code: str = "A-01", cellule: str = "D12", objet: str = "A07") -> Finding:
    return Finding(
        code=code,
        niveau=Niveau.ALERTE,
        feuille="Affectations",
        cellule=cellule,
        objet=objet,
        message="27h20 pour 24h00.",
        mesure="27h20",
        attendu="24h00",
        ecart="3h20",
        que_faire="Retirez 3h20.",
        source="",
    )


def statuts(lignes: tuple[Constat, ...]) -> list[str]:
    return [ligne.statut.value for ligne in lignes]


def test_a_first_run_finds_everything_new() -> None:
    assert statuts(comparer([], [constat(), constat(cellule="D13")])) == ["nouveau", "nouveau"]


def test_the_same_finding_is_known() -> None:
    assert statuts(comparer(comparer([], [constat()]), [constat()])) == ["connu"]


def test_a_finding_whose_measure_changed_is_known_and_shows_its_new_measure() -> None:
    (ligne,) = comparer(comparer([], [constat()]), [replace(constat(), mesure="25h00")])

    assert (ligne.statut, ligne.finding.mesure) == (Statut.CONNU, "25h00")


def test_inserting_a_row_makes_no_finding_new() -> None:
    avant = comparer([], [constat(cellule="D12"), constat(cellule="D13", objet="A08")])

    apres = comparer(avant, [constat(cellule="D13"), constat(cellule="D14", objet="A08")])

    assert statuts(apres) == ["connu", "connu"]


def test_a_second_finding_about_the_same_thing_is_new() -> None:
    apres = comparer(comparer([], [constat(cellule="D13")]), [constat(), constat(cellule="D13")])

    assert statuts(apres) == ["nouveau", "connu"]


def test_what_is_gone_comes_last_then_disappears() -> None:
    avant = comparer([], [constat(), constat("N-01", "A3", "E01")])

    apres = comparer(avant, [constat("N-01", "A3", "E01")])

    assert [(ligne.finding.code, ligne.statut) for ligne in apres] == [
        ("N-01", Statut.CONNU),
        ("A-01", Statut.RESOLU),
    ]
    assert len(comparer(apres, [constat("N-01", "A3", "E01")])) == 1


CONSTATS = st.lists(
    st.builds(
        constat,
        st.sampled_from(["A-01", "N-01"]),
        st.sampled_from(["D12", "D13", "D14"]),
        st.sampled_from(["A07", "A08"]),
    ),
    max_size=8,
)


@given(CONSTATS, CONSTATS)
def test_every_finding_is_shown_once_and_every_earlier_one_is_accounted_for(
    avant: list[Finding], apres: list[Finding]
) -> None:
    lignes = comparer(comparer([], avant), apres)

    assert [ligne.finding for ligne in lignes[: len(apres)]] == apres
    connus = sum(ligne.statut is Statut.CONNU for ligne in lignes)
    resolus = sum(ligne.statut is Statut.RESOLU for ligne in lignes)
    assert connus + resolus == len(avant)
