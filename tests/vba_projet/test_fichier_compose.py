"""The compound file, read in its strictest mode by an independent reader."""

import olefile  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.template.vba_projet.cfb import MINI_SECTEUR, SECTEUR, SEUIL_MINI, fichier_compose
from pial_xl.template.vba_projet.repertoire import Noeud, arbre, ordonner

NOMS = st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_",
    min_size=1,
    max_size=31,
)
TAILLES = st.sampled_from(
    [0, 1, MINI_SECTEUR, MINI_SECTEUR + 1, SECTEUR, SEUIL_MINI - 1, SEUIL_MINI, 70_000]
)
ROUGE = 0


def relire(octets: bytes) -> dict[str, bytes]:
    with olefile.OleFileIO(octets, raise_defects=olefile.DEFECT_POTENTIAL) as fichier:
        assert fichier.parsing_issues == []
        return {"/".join(nom): fichier.openstream(nom).read() for nom in fichier.listdir()}


@given(st.dictionaries(NOMS, TAILLES, max_size=30), st.binary(min_size=1, max_size=9))
def test_streams_of_any_length_are_read_back(tailles: dict[str, int], motif: bytes) -> None:
    flux = {
        f"VBA/{nom.upper()}": (motif * (taille // len(motif) + 1))[:taille]
        for nom, taille in tailles.items()
    }
    assert relire(fichier_compose(flux)) == flux


def test_a_file_without_streams_is_sound() -> None:
    assert relire(fichier_compose({})) == {}


def test_streams_and_storages_stand_side_by_side() -> None:
    flux = {"PROJECT": b"un", "VBA/dir": b"deux", "VBA/interne/fond": b"trois" * 2000, "Z": b""}
    assert relire(fichier_compose(flux)) == flux


def test_a_file_that_needs_several_sectors_of_fat_is_read_back() -> None:
    flux = {f"flux{rang}": bytes([rang]) * 300_000 for rang in range(5)}
    assert relire(fichier_compose(flux)) == flux


def test_a_file_too_big_for_the_header_is_refused() -> None:
    with pytest.raises(ValueError, match="too many sectors"):
        fichier_compose({"gros": bytes(8_000_000)})


def test_the_file_is_made_of_whole_sectors() -> None:
    assert len(fichier_compose({"PROJECT": b"court", "long": bytes(5001)})) % SECTEUR == 0


def test_the_same_streams_give_the_same_bytes() -> None:
    flux = {"PROJECT": b"un", "VBA/dir": b"deux"}
    assert fichier_compose(flux) == fichier_compose(dict(flux))


@pytest.mark.parametrize("nom", ["", "a" * 32, "a:b", "a!b", "a\\b", "été"])
def test_a_name_that_the_format_forbids_is_refused(nom: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        fichier_compose({nom: b""})


@pytest.mark.parametrize("second", ["VBA/DIR", "VBA/dir/x", "vba/autre"])
def test_two_names_that_differ_by_case_or_kind_alone_are_refused(second: str) -> None:
    with pytest.raises(ValueError, match="same name"):
        fichier_compose({"VBA/dir": b"", second: b""})


def _noirs_en_descendant(noeuds: list[Noeud], rang: int, parent_rouge: bool) -> set[int]:
    """Give the numbers of black nodes met on the ways down, and refuse two reds in a row."""
    if rang == 0xFFFFFFFF:
        return {0}
    noeud = noeuds[rang]
    rouge = noeud.couleur == ROUGE
    assert not (rouge and parent_rouge)
    dessous = _noirs_en_descendant(noeuds, noeud.gauche, rouge)
    dessous |= _noirs_en_descendant(noeuds, noeud.droite, rouge)
    return {noirs + (not rouge) for noirs in dessous}


@pytest.mark.parametrize("nombre", [*range(1, 34), 63, 64, 100])
def test_siblings_form_a_red_black_tree(nombre: int) -> None:
    noeuds = ordonner(arbre({f"m{rang}": b"" for rang in range(nombre)}))
    sommet = noeuds[0].enfant
    assert noeuds[sommet].couleur != ROUGE
    assert len(_noirs_en_descendant(noeuds, sommet, parent_rouge=False)) == 1


def test_siblings_are_sorted_by_length_then_by_upper_case() -> None:
    noms = ["Sheet1", "dir", "ThisWorkbook", "sheet2", "Sheet10", "_VBA_PROJECT", "Abc"]
    noeuds = ordonner(arbre(dict.fromkeys(noms, b"")))

    def en_ordre(rang: int) -> list[str]:
        if rang == 0xFFFFFFFF:
            return []
        noeud = noeuds[rang]
        return [*en_ordre(noeud.gauche), noeud.nom, *en_ordre(noeud.droite)]

    assert en_ordre(noeuds[0].enfant) == [
        "Abc", "dir", "Sheet1", "sheet2", "Sheet10", "ThisWorkbook", "_VBA_PROJECT",
    ]  # fmt: skip
