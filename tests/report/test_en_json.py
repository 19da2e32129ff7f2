"""The JSON object of the contract."""

import json

from hypothesis import given
from hypothesis import strategies as st
from rapports import constat, rapport

from pial_xl.findings import Niveau
from pial_xl.report.json import en_json


def test_the_object_has_the_keys_of_the_contract_in_their_order() -> None:
    objet = json.loads(en_json(rapport(constat(niveau=Niveau.BLOQUANT, cellule="D12"))))
    assert list(objet)[:3] == ["classeur", "date_reference", "annee_scolaire"]
    assert objet["date_reference"] == "2026-11-24"
    assert objet["bilan"] == {"BLOQUANT": 1, "ALERTE": 0, "INFO": 0, "NON_EVALUE": 0}
    (un,) = objet["constats"]
    assert (un["niveau"], un["cellule"]) == ("BLOQUANT", "D12")


def test_accents_stay_readable() -> None:
    assert "Élève à aider" in en_json(rapport(constat(message="Élève à aider")))


@given(st.text(max_size=200))
def test_any_text_gives_one_object_that_utf_8_can_carry(message: str) -> None:
    octets = en_json(rapport(constat(message=message))).encode("utf-8")
    assert len(json.loads(octets)["constats"][0]["message"]) == len(message)


def test_a_text_without_tricks_comes_back_as_it_is() -> None:
    message = "Ligne 1\nLigne 2 : « œuvre » 🙂"
    assert (
        json.loads(en_json(rapport(constat(message=message))))["constats"][0]["message"] == message
    )
