"""L-06: the IMP granted, against those that there are."""

import pytest

from pial_xl.testing import SampleWorkbook

K = "Coordonnateurs"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def test_l06_a_pole_grants_no_more_than_it_has(c: SampleWorkbook) -> None:
    cell = c.put("T_Poles", 0, "imp", 0.5)
    assert c.constats() == [("L-06", "Pôles", cell)]
    assert c.constat("L-06").message == ("P1\u00a0: 0,5\u00a0IMP pour 1 attribuées.")
    assert c.constat("L-06").ecart.text == "+0,5"


def test_l06_adds_the_parts_of_all_who_share_a_mission(c: SampleWorkbook) -> None:
    c.put("T_Poles", 0, "imp", 1)
    c.put("T_Coordonnateurs", 0, "imp", 0.5)
    c.add("T_Coordonnateurs", **c.tables["T_Coordonnateurs"][0] | {"prenom": "Chloé"})
    assert c.constats() == []
    c.add("T_Coordonnateurs", **c.tables["T_Coordonnateurs"][0] | {"prenom": "Denise"})
    assert [code for code, *_ in c.constats()] == ["L-06"]


def test_l06_the_network_grants_no_more_than_it_has(c: SampleWorkbook) -> None:
    c.add("T_Parametres", cle="dotation_imp", valeur=1.5)
    assert c.constats() == [("L-06", "Paramètres", c.address("T_Parametres", 2, "valeur"))]
    c.put("T_Parametres", 2, "valeur", 2)
    assert c.constats() == []


@pytest.mark.parametrize("imp", [0.1, 12])
def test_l06_leaves_to_l02_what_is_no_rate(c: SampleWorkbook, imp: float) -> None:
    c.put("T_Poles", 0, "imp", 1)
    cell = c.put("T_Coordonnateurs", 0, "imp", imp)
    assert c.constats() == [("L-02", K, cell)]
    _, not_judged, _ = c.run_checks()
    assert any(n.code == "L-06" and "L-02" in n.reason for n in not_judged)


def test_l06_says_when_it_cannot_judge(c: SampleWorkbook) -> None:
    _, not_judged, _ = c.run_checks()
    assert [n.reason for n in not_judged if n.code == "L-06"] == [
        "En partie seulement. IMP disponibles\u00a0: ni dans Pôles, ni dans Paramètres "
        "(dotation_imp)."
    ]
    c.put("T_Poles", 0, "imp", 1)
    c.put("T_Coordonnateurs", 0, "imp", "beaucoup")
    _, not_judged, _ = c.run_checks()
    assert any(n.code == "L-06" and "illisible" in n.reason for n in not_judged)
