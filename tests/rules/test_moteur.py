"""The engine and the catalogue."""

import re
from dataclasses import replace
from importlib.metadata import EntryPoint

import pytest
from fabrique import Classeur

from pial_xl.demo import DATE_DEMO, donnees_fautives
from pial_xl.dossier import Dossier, lire_dossier
from pial_xl.findings import Niveau
from pial_xl.rules import Constat, Reserve, Rule, appliquer, catalogue, moteur, rule
from pial_xl.rules.registre import Sortie
from pial_xl.tables import Aesh, Tableau
from pial_xl.tables.adresse import Cellule
from pial_xl.tables.brut import RawWorkbook

# Sheets that a rule looks into wherever they stand: a sheet that is absent holds no cell.
PARTOUT = {"S-01", "S-02", "S-03", "S-04", "S-05", "S-07", "S-10", "S-13", "S-15", "S-16", "S-17"}
FACULTATIVES = {"T_Parametres", "T_Creneaux"}


def test_every_rule_says_which_tables_it_reads() -> None:
    dossier = lire_dossier(read_workbook_of_demo(), DATE_DEMO)
    noms = {t.modele: nom for nom, t in vars(dossier).items() if isinstance(t, Tableau)}
    for r in catalogue():
        if r.code in PARTOUT:
            continue
        for modele, nom in noms.items():
            if modele in r.lit or modele.table in FACULTATIVES:
                continue
            absent = Tableau(modele, modele.feuille, presente=False)
            sans = replace(dossier, **{nom: absent})  # type: ignore[arg-type]
            assert list(r.controle(sans)) == list(r.controle(dossier)), (r.code, modele.table)


def read_workbook_of_demo() -> RawWorkbook:
    c = Classeur()
    c.tables = donnees_fautives()[0]
    return c.brut()


def test_every_rule_says_its_condition_its_source_and_what_to_do() -> None:
    for r in catalogue():
        assert re.fullmatch(r"[A-Z]-\d\d", r.code)
        assert r.titre, r.code
        assert r.condition.endswith("."), r.code
        assert r.source, r.code
        assert r.que_faire.endswith("."), r.code


def test_a_code_is_taken_once() -> None:
    catalogue()
    with pytest.raises(ValueError, match="déjà pris"):
        rule("A-01", Niveau.INFO, "x", source="x", nature="K", que_faire="x.")(lambda _: iter(()))


def _regle(controle: object, lit: tuple[type[Aesh], ...] = (Aesh,)) -> Rule:
    return Rule("Z-01", Niveau.INFO, "Essai", "Essai", "K", lit, "Rien.", controle)  # type: ignore[arg-type]


def test_findings_come_most_serious_first() -> None:
    c = Classeur()
    c.mettre("T_AESH", 0, "heures", None)
    c.mettre("T_Etablissements", 3, "commune", None)
    findings, _, _ = c.controler()
    ranks = [list(Niveau).index(f.niveau) for f in findings]
    assert ranks == sorted(ranks)


def test_what_a_rule_could_not_judge_is_told_and_cut_short() -> None:
    def controle(_: Dossier) -> Sortie:
        for n in range(8):
            yield Reserve(f"A{n}", "illisible")

    _, (non_evalue,), _ = appliquer(Classeur().dossier(), (_regle(controle),))
    assert non_evalue.raison.startswith("En partie seulement. A0")
    assert non_evalue.raison.endswith("et 3 de plus.")


def test_an_empty_table_is_not_a_table_in_order() -> None:
    c = Classeur()
    c.tables["T_AESH"] = []
    _, (non_evalue,), _ = appliquer(c.dossier(), (_regle(lambda _: iter(())),))
    assert "vide" in non_evalue.raison


def test_messages_get_their_non_breaking_spaces() -> None:
    def controle(_: Dossier) -> Sortie:
        yield Constat(Cellule("AESH", "A1"), "A1", "Attention : 24 h !")

    (finding,), _, _ = appliquer(Classeur().dossier(), (_regle(controle),))
    assert finding.message == "Attention\u00a0: 24\u00a0h\u00a0!"


def test_other_packages_add_rules_through_their_entry_point(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded = []
    entry = EntryPoint("essai", "tiers_fictif", moteur.GROUPE_TIERS)
    monkeypatch.setattr(EntryPoint, "load", lambda self: loaded.append(self.value))
    monkeypatch.setattr(moteur, "entry_points", lambda **_: [entry])
    catalogue.cache_clear()
    catalogue()
    catalogue.cache_clear()
    assert loaded == ["tiers_fictif"]
