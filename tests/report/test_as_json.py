"""The JSON object of the contract."""

import json

from hypothesis import example, given
from hypothesis import strategies as st
from reports import constat, make_report

from pial_xl.constats import Niveau
from pial_xl.report.json import to_json
from pial_xl.report.text import displayable


def test_the_object_has_the_keys_of_the_contract_in_their_order() -> None:
    objet = json.loads(to_json(make_report(constat(niveau=Niveau.BLOQUANT, cell="D12"))))
    assert list(objet)[:3] == ["classeur", "date_reference", "annee_scolaire"]
    assert objet["date_reference"] == "2026-11-24"
    assert objet["bilan"] == {"BLOQUANT": 1, "ALERTE": 0, "INFO": 0, "NON_EVALUE": 0}
    (one,) = objet["constats"]
    assert (one["niveau"], one["cellule"]) == ("BLOQUANT", "D12")


def test_accents_stay_readable() -> None:
    assert "Élève à aider" in to_json(make_report(constat(message="Élève à aider")))


@given(st.text(max_size=200))
def test_any_text_gives_one_object_that_utf_8_can_carry(message: str) -> None:
    data = to_json(make_report(constat(message=message))).encode("utf-8")
    assert len(json.loads(data)["constats"][0]["message"]) == len(message)


def test_a_text_without_tricks_comes_back_as_it_is() -> None:
    message = "Ligne 1\nLigne 2 : « œuvre » 🙂"
    assert (
        json.loads(to_json(make_report(constat(message=message))))["constats"][0]["message"]
        == message
    )


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), max_size=3))
@example([])
@example(['"constats": []', "}\\n    {"])
def test_the_text_is_the_object_indented_by_two(messages: list[str]) -> None:
    report = make_report(*(constat(message=message) for message in messages))
    whole = json.dumps(report.as_json(), ensure_ascii=False, indent=2)
    assert to_json(report) == displayable(whole, keep="\n")
