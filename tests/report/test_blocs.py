"""The blocks that fill the output sheets of an open workbook."""

from dataclasses import replace
from itertools import combinations

import pytest
from fabrique import Classeur
from hypothesis import given
from hypothesis import strategies as st
from rapports import constat, rapport

from pial_xl.findings import Niveau, NonEvalue
from pial_xl.report.feuilles import controles, non_evalues, synthese
from pial_xl.report.feuilles.bloc import Bloc, Nature
from pial_xl.report.feuilles.controles import Constat, Statut, blocs_controles, tous_nouveaux
from pial_xl.report.feuilles.non_evalues import blocs_non_evalues
from pial_xl.report.feuilles.synthese import PLAN_DU_MODELE, blocs_synthese, plan_de
from pial_xl.report.feuilles.valeurs import duree, signe, simple
from pial_xl.report.grandeur import NON_EVALUEE, Borne, Grandeur
from pial_xl.report.synthese import Synthese
from pial_xl.report.synthese import synthese as chiffrer


def chiffres(classeur: Classeur | None = None) -> Synthese:
    return chiffrer((classeur or Classeur()).dossier())


def feuille(blocs: tuple[Bloc, ...]) -> dict[tuple[int, int], object]:
    """Lay blocks on a sheet: what each cell, by row and column from 1, then holds."""
    return {
        (bloc.ligne + i, bloc.colonne + j): valeur
        for bloc in blocs
        for i, rangee in enumerate(bloc.valeurs)
        for j, valeur in enumerate(rangee)
        if valeur not in (None, "")
    }


def tous_les_blocs() -> list[tuple[Bloc, ...]]:
    report = rapport(constat(), constat(niveau=Niveau.INFO))
    return [
        blocs_controles(report, tous_nouveaux(report)),
        blocs_synthese(report, chiffres()),
        blocs_non_evalues(report),
    ]


@pytest.mark.parametrize("blocs", tous_les_blocs())
def test_a_block_is_a_rectangle_within_the_area_it_clears(blocs: tuple[Bloc, ...]) -> None:
    for bloc in blocs:
        assert {len(rangee) for rangee in bloc.valeurs} <= {bloc.largeur}
        assert len(bloc.valeurs) <= bloc.place


@pytest.mark.parametrize("blocs", tous_les_blocs())
def test_no_two_blocks_clear_the_same_cell(blocs: tuple[Bloc, ...]) -> None:
    for a, b in combinations(blocs, 2):
        assert (
            a.ligne + a.place <= b.ligne
            or b.ligne + b.place <= a.ligne
            or a.colonne + a.largeur <= b.colonne
            or b.colonne + b.largeur <= a.colonne
        )


class TestControles:
    def test_a_finding_has_its_status(self) -> None:
        constats = [Constat(constat(), statut) for statut in Statut]
        cellules = feuille(blocs_controles(rapport(), constats))
        assert [cellules[6 + i, 12] for i in range(3)] == ["nouveau", "connu", "résolu"]

    def test_the_cell_is_the_formula_of_a_link(self) -> None:
        report = rapport(constat(feuille='L\'"été"', cellule="B2"))
        (bloc,) = [
            b for b in blocs_controles(report, tous_nouveaux(report)) if b.nature is Nature.FORMULES
        ]
        assert bloc.valeurs == (('=HYPERLINK("#\'L\'\'""été""\'!B2","B2")',),)

    @given(st.text(max_size=40))
    def test_texts_of_the_workbook_stand_in_blocks_of_texts_alone(self, texte: str) -> None:
        report = rapport(constat(message=f"={texte}", objet=f"={texte}"))
        for bloc in blocs_controles(report, tous_nouveaux(report)):
            if any(str(v).startswith("=") for rangee in bloc.valeurs for v in rangee):
                assert bloc.nature is not Nature.VALEURS

    def test_findings_beyond_the_room_are_counted_and_the_gravest_stay(self) -> None:
        report = rapport(constat(niveau=Niveau.BLOQUANT), *[constat() for _ in range(4)])
        cellules = feuille(blocs_controles(report, tous_nouveaux(report), capacite=3))
        assert cellules[6, 1] == "BLOQUANT"
        assert (9, 1) not in cellules
        assert "2 constats de plus" in str(cellules[controles.LIGNE_COMPTES, 6])

    def test_without_finding_the_only_row_says_so(self) -> None:
        cellules = feuille(blocs_controles(rapport(), ()))
        assert {p: v for p, v in cellules.items() if p[0] > 5} == {(6, 6): controles.AUCUN}


class TestSynthese:
    def test_the_row_of_all_the_poles_comes_first(self) -> None:
        cellules = feuille(blocs_synthese(rapport(), chiffres()))
        premiere = PLAN_DU_MODELE.lignes.poles
        assert [cellules[premiere + i, 1] for i in range(3)] == ["Ensemble", "P1", "P2"]

    def test_the_three_kinds_of_help_of_all_the_poles_come_first(self) -> None:
        cellules = feuille(blocs_synthese(rapport(), chiffres()))
        premiere = PLAN_DU_MODELE.lignes.aides
        aides = [(cellules[premiere + i, 1], cellules[premiere + i, 2]) for i in range(3)]
        assert aides == [
            ("Ensemble", "Individuelle (I)"),
            ("Ensemble", "Mutualisée (M)"),
            ("Ensemble", "Collective (CO)"),
        ]

    def test_codes_of_poles_stay_texts(self) -> None:
        blocs = blocs_synthese(rapport(), chiffres())
        (bloc,) = [b for b in blocs if (b.ligne, b.colonne) == (PLAN_DU_MODELE.lignes.poles, 1)]
        assert bloc.nature is Nature.TEXTES

    def test_a_bound_has_its_sign_beside_a_number_that_charts_can_show(self) -> None:
        classeur = Classeur()
        classeur.mettre("T_Affectations", 3, "heures", "beaucoup")
        cellules = feuille(blocs_synthese(rapport(), chiffres(classeur)))
        ligne = PLAN_DU_MODELE.lignes.poles + 1
        assert isinstance(cellules[ligne, 6], float)
        assert cellules[ligne, 6 + synthese.DECALAGE_SIGNES] == "≥"

    def test_rows_beyond_the_room_are_counted_in_the_notes(self) -> None:
        plan = replace(PLAN_DU_MODELE, places=PLAN_DU_MODELE.places._replace(poles=2))
        cellules = feuille(blocs_synthese(rapport(), chiffres(), plan))
        assert "1 ligne de plus" in str(cellules[plan.lignes.notes, 1])

    def test_a_section_that_is_not_judged_says_why(self) -> None:
        classeur = Classeur()
        classeur.tables = {}
        cellules = feuille(blocs_synthese(rapport(), chiffres(classeur)))
        assert str(cellules[PLAN_DU_MODELE.lignes.poles, 1]).startswith("Non évalué\u00a0:")

    def test_the_plan_of_a_report_has_no_blank_row(self) -> None:
        blocs = blocs_synthese(rapport(), chiffres(), plan_de(chiffres()))
        assert not [b for b in blocs if b.lignes_vides]

    def test_rows_that_hold_nothing_can_be_hidden(self) -> None:
        blocs = blocs_synthese(rapport(), chiffres())
        (bloc,) = [b for b in blocs if b.ligne == PLAN_DU_MODELE.lignes.poles and b.repliable]
        assert bloc.lignes_vides == (bloc.ligne + 3, bloc.ligne + bloc.place - 1)


class TestValeurs:
    def test_a_time_is_a_part_of_a_day(self) -> None:
        assert simple(duree(36 * 60)) == 1.5

    def test_a_negative_time_is_a_text_that_excel_can_show(self) -> None:
        assert simple(duree(-150)) == "\u22122h30"

    def test_what_is_not_judged_is_never_a_zero(self) -> None:
        assert (simple(None), simple(NON_EVALUEE)) == ("non évalué", "non évalué")

    @pytest.mark.parametrize(
        ("borne", "attendu"), [(Borne.EXACTE, None), (Borne.MINIMUM, "≥"), (Borne.MAXIMUM, "≤")]
    )
    def test_a_bound_has_a_sign(self, borne: Borne, attendu: str | None) -> None:
        assert signe(Grandeur(60, {}, borne)) == attendu


def test_settings_follow_the_rules_that_were_not_judged() -> None:
    report = replace(
        rapport(),
        non_evalues=(NonEvalue("D-01", "Titre", "Raison"),),
        reglages=("A-06 désactivé.",),
    )
    cellules = feuille(blocs_non_evalues(report))
    ligne = non_evalues.LIGNE_TITRES + 1
    assert [cellules[ligne, c] for c in (1, 2, 3)] == ["D-01", "Titre", "Raison"]
    assert [cellules[ligne + 1, c] for c in (2, 3)] == [non_evalues.REGLAGE, "A-06 désactivé."]
