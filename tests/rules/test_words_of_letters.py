"""L, word for word: what a finding says of the letters."""

import pytest
from words import Plant, add, put, said

CASES: list[tuple[str, list[Plant], str]] = [
    ("L-01",
        [put("T_Coordonnateurs", 1, "signataire", None)],
     "BLOQUANT | ligne 6 | Lettre ligne 6 : « Signataire » vide. | vide | Signataire |"),
    ("L-02",
        [put("T_Coordonnateurs", 0, "imp", 0.75)],
     "ALERTE | ligne 5 | Lettre ligne 5 : 0,75 IMP, taux possibles ¼, ½, 1, 2, 3. | 0,75 | "
     "¼, ½, 1, 2 ou 3 |"),
    ("L-03",
        [put("T_Coordonnateurs", 0, "montant", 1500)],
     "BLOQUANT | ligne 5 | Lettre ligne 5 : montant 1 500 € ≠ 1×1 250 €. | "
     "1 500 € | 1 250 € | 250 €"),
    ("L-04",
        [add("T_Poles", pole="P3", sigle="PIAL", reseau="privé", remuneration="IMP",
             libelle="X")],
     "ALERTE | P3 | Aucun coordonnateur pour P3. | 0 | 1 au moins |"),
    ("L-04",
        [add("T_Coordonnateurs", civilite="Mme", nom="AUTRE", prenom="Zoé", uai="0440001M",
             pole="P9", imp=1, signataire="M. X")],
     "ALERTE | ligne 7 | Lettre ligne 7 : le pôle P9 n'existe pas. | P9 | un code de la "
     "feuille Pôles |"),
    ("L-05",
        [add("T_Coordonnateurs", civilite="Mme", nom="FICTIVE", prenom="Alice",
             uai="0440001M", pole="P1", imp=1, signataire="M. X")],
     "BLOQUANT | ligne 7 | Lettre en double : lignes 5 et 7. | 2 lettres | 1 lettre |"),
    ("L-06",
        [put("T_Poles", 0, "imp", 0.5)],
     "ALERTE | P1 | P1 : 0,5 IMP pour 1 attribuées. | 1 | 0,5 au plus | +0,5"),
    ("L-06",
        [add("T_Parametres", cle="dotation_imp", valeur=1.5)],
     "ALERTE | tous les pôles | Tous les pôles : 1,5 IMP pour 2 attribuées. | 2 | 1,5 au "
     "plus | +0,5"),
    ("L-07",
        [add("T_Coordonnateurs", civilite="Mme", nom="FICTIVE", prenom="Alice",
             uai="0440001M", pole="P2", imp=1, signataire="M. X")],
     "INFO | ligne 7 | Nom de feuille corrigé : « Lettre FICTIVE Alice » → « Lettre FICTIVE "
     "Alice (2) ». | Lettre FICTIVE Alice | Lettre FICTIVE Alice (2) |"),
    ("L-09",
        [put("T_Poles", 0, "sigle", "PAS")],
     "ALERTE | ligne 5 | Lettre ligne 5 : coordonnateur de PAS, décharge et pas d'IMP ? | 1 | "
     "vide |"),
    ("L-11",
        [put("T_Coordonnateurs", 0, "quotite_enseignement", 49)],
     "INFO | ligne 5 | Lettre ligne 5 : mi-temps d'enseignement requis pour des IMP. | 49 % | "
     "50 % au moins |"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "plants", "expected"), CASES)
def test_a_finding_says_level_whom_what_measured_expected_and_gap(
    code: str, plants: list[Plant], expected: str
) -> None:
    assert said(code, plants) == expected
