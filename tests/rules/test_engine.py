"""The engine and the catalogue."""

import re
import sys
from dataclasses import replace

import pytest

from pial_xl.constats import Niveau
from pial_xl.demo import DATE_DEMO, faulty_dataset
from pial_xl.dossier import Dossier, read_dossier
from pial_xl.plugins import OUTPUT_MAX
from pial_xl.rules import Constat, Reserve, Rule, apply, catalogue
from pial_xl.rules.registry import Outcome
from pial_xl.tables import Aesh, RowTable
from pial_xl.tables.address import Cell
from pial_xl.tables.raw import RawWorkbook
from pial_xl.testing import SampleWorkbook

# Sheets that a rule looks into wherever they stand: a sheet that is absent holds no cell.
EVERYWHERE = {
    "S-01",
    "S-02",
    "S-03",
    "S-04",
    "S-05",
    "S-07",
    "S-10",
    "S-13",
    "S-15",
    "S-16",
    "S-17",
    "S-19",
    "P-01",
    "P-04",
}
OPTIONAL = {"T_Parametres", "T_Creneaux", "T_Trajets"}


def test_every_rule_says_which_tables_it_reads() -> None:
    dossier = read_dossier(read_workbook_of_demo(), DATE_DEMO)
    names = {t.model: nom for nom, t in vars(dossier).items() if isinstance(t, RowTable)}
    for r in catalogue():
        if r.code in EVERYWHERE:
            continue
        for model, nom in names.items():
            if model in r.reads or model.table in OPTIONAL:
                continue
            absent = RowTable(model, model.sheet, present=False)
            without = replace(dossier, **{nom: absent})  # type: ignore[arg-type]
            assert list(r.check(without)) == list(r.check(dossier)), (r.code, model.table)


def read_workbook_of_demo() -> RawWorkbook:
    c = SampleWorkbook()
    c.tables = faulty_dataset()[0]
    return c.raw()


def test_every_rule_says_its_condition_its_source_and_what_to_do() -> None:
    for r in catalogue():
        assert re.fullmatch(r"[A-Z]-\d\d", r.code)
        assert r.title, r.code
        assert r.condition.endswith("."), r.code
        assert r.source, r.code
        assert r.advice.endswith("."), r.code


def _rule(check: object, reads: tuple[type[Aesh], ...] = (Aesh,)) -> Rule:
    return Rule("Z-01", Niveau.INFO, "Essai", "Essai", "K", reads, "Rien.", check)  # type: ignore[arg-type]


def test_constats_come_most_serious_first() -> None:
    c = SampleWorkbook()
    c.put("T_AESH", 0, "heures", None)
    c.put("T_Etablissements", 3, "commune", None)
    constats, _, _ = c.run_checks()
    ranks = [list(Niveau).index(c.niveau) for c in constats]
    assert ranks == sorted(ranks)


def test_what_a_rule_could_not_judge_is_told_and_cut_short() -> None:
    def check(_: Dossier) -> Outcome:
        for n in range(8):
            yield Reserve(f"A{n}", "illisible")

    _, (unjudged,), _ = apply(SampleWorkbook().dossier(), (_rule(check),))
    assert unjudged.reason.startswith("En partie seulement. A0")
    assert unjudged.reason.endswith("et 3 de plus.")


def test_an_empty_table_is_not_a_table_in_order() -> None:
    c = SampleWorkbook()
    c.tables["T_AESH"] = []
    _, (unjudged,), _ = apply(c.dossier(), (_rule(lambda _: iter(())),))
    assert "vide" in unjudged.reason


def test_messages_get_their_non_breaking_spaces() -> None:
    def check(_: Dossier) -> Outcome:
        yield Constat(Cell("AESH", "A1"), "A1", "Attention : 24 h !")

    (constat,), _, _ = apply(SampleWorkbook().dossier(), (_rule(check),))
    assert constat.message == "Attention\u00a0: 24\u00a0h\u00a0!"


def test_a_rule_of_ours_that_raises_costs_only_itself_and_says_that_it_is_a_defect() -> None:
    def check(d: Dossier) -> Outcome:
        yield Constat(d.aesh.cell(d.aesh.rows[0], "aesh"), "A01", "Avant.")
        raise ZeroDivisionError("oups")

    def other(d: Dossier) -> Outcome:
        yield Constat(d.aesh.cell(d.aesh.rows[1], "aesh"), "A02", "Après.")

    rules = (_rule(check), replace(_rule(other), code="Z-02"))
    constats, (unjudged,), _ = apply(SampleWorkbook().dossier(), rules)

    assert [c.message for c in constats] == ["Avant.", "Après."]
    assert (unjudged.code, type(unjudged.error)) == ("Z-01", ZeroDivisionError)
    reason = unjudged.reason.replace("\u00a0", " ")
    assert reason.startswith("En partie seulement. Défaut de pial-xl : le contrôle Z-01 s'est")
    assert "ZeroDivisionError : oups" in reason
    assert "« pial-xl diagnostic »" in reason


def test_an_interruption_goes_through_a_rule() -> None:
    def check(_: Dossier) -> Outcome:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply(SampleWorkbook().dossier(), (_rule(check),))


def test_what_a_rule_prints_is_kept_out_of_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def check(_: Dossier) -> Outcome:
        sys.stdout.write("bruit\n")
        return iter(())

    apply(SampleWorkbook().dossier(), (_rule(check),))
    assert capsys.readouterr() == ("", "bruit\n")


def test_a_reserve_and_a_mistake_make_one_line() -> None:
    def check(_: Dossier) -> Outcome:
        yield Reserve("A01", "illisible")
        raise ValueError

    _, (unjudged,), _ = apply(SampleWorkbook().dossier(), (_rule(check),))
    assert unjudged.reason.count("En partie seulement") == 1
    assert "A01\u00a0: illisible" in unjudged.reason


def test_the_workbook_of_tests_raises_what_a_rule_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: Dossier) -> Outcome:
        raise ZeroDivisionError

    monkeypatch.setattr("pial_xl.testing.catalogue", lambda: (_rule(check),))
    with pytest.raises(ZeroDivisionError):
        SampleWorkbook().constats()


def test_a_rule_of_another_package_that_does_not_end_is_stopped() -> None:
    def check(d: Dossier) -> Outcome:
        cell = d.aesh.cell(d.aesh.rows[0], "aesh")
        while True:
            yield Constat(cell, "A01", "Encore.")

    rule = replace(_rule(check), code="X-01", package="paquet-fictif")
    constats, (unjudged,), _ = apply(SampleWorkbook().dossier(), (rule,))
    assert len(constats) == OUTPUT_MAX
    assert "paquet-fictif" in unjudged.reason
