"""S and N, word for word: what a finding says of a cell, of a pupil and of a decision."""

from datetime import date

import pytest
from words import Plant, add, put, said

from pial_xl.testing import YEAR_END, YEAR_START, SampleWorkbook

CASES: list[tuple[str, list[Plant], str]] = [
    ("S-02",
        [put("T_Affectations", 3, "heures", "vingt heures")],
     "BLOQUANT | A02 – E4 | Durée illisible en D8 (A02 – E4) : « vingt heures ». "
     "Écrivez 24h15 ou 24,25. | vingt heures | 24h15 ou 24,25 |"),
    ("S-03",
        [put("T_Etablissements", 0, "heures_classe", 24.15)],
     "ALERTE | 0440001M | 24,15 en G5 (0440001M) : voulez-vous dire 24h15 ou 24,15 heures "
     "décimales ? | 24,15 | 24h15 ou 24,15 h |"),
    ("S-04",
        [put("T_Notifications", 0, "fin", "31/02/2026")],
     "BLOQUANT | E1 | Date invalide en E5 (E1) : « 31/02/2026 ». | 31/02/2026 | une date, par "
     "exemple 01/09/2026 |"),
    ("S-05",
        [add("T_Eleves", eleve="E1", uai="0440001M")],
     "BLOQUANT | E1 | L'identifiant E1 est utilisé 2 fois (lignes 5, 10). | 2 fois | 1 fois |"),
    ("S-07",
        [put("T_Trajets", 0, "uai_arrivee", "0440005S")],
     "BLOQUANT | 0440005S | Établissement inconnu : 0440005S (Trajets!B5). Ajoutez-le à la "
     "feuille Établissements. | 0440005S | un UAI de la feuille Établissements |"),
    ("S-08",
        [add("T_Etablissements", uai="0440005A", nom="X", commune="Y", pole="P1")],
     "ALERTE | 0440005A | UAI 0440005A : clé de contrôle fausse (attendu S). | 0440005A | "
     "0440005S |"),
    ("S-09",
        [add("T_Etablissements", uai="0530001N", nom="X", commune="Laval", pole="P1")],
     "INFO | 0530001N | 0530001N n'est pas dans le département 44. | 053 | 044 |"),
    ("S-10",
        [put("T_Notifications", 0, "aide", "AVS")],
     "BLOQUANT | E1 | Type d'aide « AVS » non reconnu en B5 (E1) : I, M ou CO. | AVS | "
     "I, M ou CO |"),
    ("S-10",
        [put("T_Affectations", 0, "aide", None)],
     "BLOQUANT | A01 – E1 | Type d'aide absent en C5 (A01 – E1) : I, M ou CO. | vide | "
     "I, M ou CO |"),
    ("S-11",
        [add("T_Affectations", aesh="A99", eleve="E4", aide="CO", heures=0.5)],
     "BLOQUANT | A99 | Affectation ligne 10 : A99 n'existe pas. | A99 | un code connu |"),
    ("S-11",
        [add("T_Affectations", aesh=None, eleve="E4", aide="CO", heures=0.5)],
     "BLOQUANT | E4 | Affectation ligne 10 : le code AESH est vide. | vide | un code connu |"),
    ("S-12",
        [put("T_Parametres", 0, "valeur", "2025-2026")],
     "ALERTE | 2025-2026 | Le classeur est réglé sur 2025-2026 alors que la date est "
     "24/11/2026. | 24/11/2026 | du 01/09/2025 au 31/08/2026 |"),
    ("S-13",
        [put("T_AESH", 0, "heures", "#DIV/0!")],
     "ALERTE | A01 | Cellule en erreur : H5 (A01). | #DIV/0! | une valeur |"),
    ("S-15",
        [put("T_Etablissements", 3, "commune", None)],
     "ALERTE | 0440004R | « Commune » est vide en C8 (0440004R). | vide | une valeur |"),
    ("S-16",
        [add("T_Notifications", eleve="E99", aide="M", debut=YEAR_START, fin=YEAR_END)],
     "ALERTE | E99 | E99 en A10 n'existe pas dans la feuille Élèves. | E99 | un code de la "
     "feuille Élèves |"),
    ("S-17",
        [put("T_Trajets", 0, "minutes", "dix")],
     "ALERTE | 0440001M – 0440003P | « dix » en C5 (0440001M – 0440003P) n'est pas une valeur "
     "de la colonne Minutes. | dix | un nombre entier |"),
    ("S-17",
        [add("T_Parametres", cle="tol_mn", valeur="5")],
     "ALERTE | tol_mn | Le réglage tol_mn en A7 n'est pas pris en compte : aucun réglage ne "
     "porte ce nom. |  |  |"),
    ("N-01",
        [add("T_Eleves", eleve="E9", uai="0440001M"),
         add("T_Notifications", eleve="E9", aide="M", debut=YEAR_START, fin=YEAR_END)],
     "ALERTE | E9 | Élève E9 (M) : notifié depuis le 01/09/2026, aucun AESH (84 jours). | "
     "0h00 | un accompagnement |"),
    ("N-02",
        [put("T_Notifications", 3, "heures", 25.5)],
     "ALERTE | E4 | E4 : 24h00 assurées sur 25h30 notifiées — manque 1h30 (6 %). | 24h00 | "
     "25h30 | -1h30"),
    ("N-02",
        [put("T_Affectations", 3, "heures", 1)],
     "ALERTE | E4 | E4 : 1h00 assurées sur 24h00 notifiées — manque 23h00 (96 %). | 1h00 | "
     "24h00 | -23h00"),
    ("N-03",
        [put("T_Notifications", 3, "heures", "22h")],
     "ALERTE | E4 | E4 : 2h00 de plus que la notification (24h00/22h00). | 24h00 | 22h00 | "
     "2h00"),
    ("N-04",
        [put("T_Notifications", 3, "heures", None)],
     "ALERTE | E4 | E4 : aide individuelle sans quotité horaire, vérifiez la notification. |"
     " vide | des heures par semaine |"),
    ("N-04",
        [put("T_Notifications", 3, "heures", 0)],
     "ALERTE | E4 | E4 : aide individuelle sans quotité horaire, vérifiez la notification. |"
     " 0h00 | des heures par semaine |"),
    ("N-05",
        [put("T_Notifications", 1, "heures", 8)],
     "INFO | E2 | E2 : l'aide mutualisée n'a pas de quotité notifiée ; 8h00 est traité comme"
     " objectif local. | 8h00 | vide |"),
    ("N-06",
        [add("T_Notifications", eleve="E1", aide="M", debut=date(2027, 1, 1), fin=YEAR_END)],
     "BLOQUANT | E1 | E1 : aide individuelle et mutualisée simultanées, impossible "
     "(D351-16-1). | I et M | une seule aide |"),
    ("N-07",
        [put("T_Notifications", 0, "fin", date(2026, 10, 31))],
     "ALERTE | E1 | E1 : notification expirée le 31/10/2026 mais 12h00 toujours affectées. "
     "Renouvellement demandé ? | 31/10/2026 | au moins le 24/11/2026 | 24 jours"),
    ("N-08",
        [put("T_Notifications", 0, "debut", date(2027, 1, 4))],
     "ALERTE | E1 | E1 : notification à compter du 04/01/2027, affectation trop tôt. | "
     "04/01/2027 | au plus tard le 24/11/2026 | 41 jours"),
    ("N-09",
        [put("T_Notifications", 0, "fin", date(2027, 1, 23))],
     "ALERTE | E1 | E1 : notification (I) à échéance le 23/01/2027, prévoir ESS / GEVA-Sco. "
     "| 23/01/2027 | au-delà du 31/08/2027 | 60 jours"),
    ("N-09",
        [put("T_Notifications", 0, "fin", date(2026, 11, 24))],
     "ALERTE | E1 | E1 : notification (I) à échéance le 24/11/2026, prévoir ESS / GEVA-Sco. "
     "| 24/11/2026 | au-delà du 31/08/2027 | 0 jour"),
    ("N-10",
        [put("T_Notifications", 0, "fin", date(2026, 8, 1))],
     "BLOQUANT | E1 | E1 : dates inversées, du 01/09/2026 au 01/08/2026. | 01/08/2026 | au "
     "moins le 01/09/2026 |"),
    ("N-11",
        [put("T_Notifications", 3, "heures", 25)],
     "ALERTE | E4 | E4 : 25h00 notifiées pour 24h00 de classe, temps méridien inclus ? | "
     "25h00 | 24h00 | 1h00"),
    ("N-13",
        [add("T_AESH", aesh="A04", pole="P1", debut=YEAR_START, heures=24),
         add("T_AESH", aesh="A05", pole="P1", debut=YEAR_START, heures=24),
         add("T_Affectations", aesh="A04", eleve="E4", aide="I", heures=0.5),
         add("T_Affectations", aesh="A05", eleve="E4", aide="I", heures=0.5)],
     "ALERTE | E4 | E4 : 3 AESH différents (repère local 2). | 3 | 2 au plus | 1"),
    ("N-14",
        [put("T_Eleves", 0, "classe", "CM2"),
         put("T_Notifications", 0, "fin", date(2028, 8, 31))],
     "INFO | E1 | E1 (CM2) change d'établissement à la rentrée : prévenir le pôle d'accueil."
     " | CM2 |  |"),
    ("N-16",
        [put("T_Eleves", 3, "sorti_le", date(2026, 11, 1))],
     "ALERTE | E4 | E4 : élève sorti le 01/11/2026, 24h00 à libérer. | 24h00 | 0h00 | 24h00"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "plants", "expected"), CASES)
def test_a_finding_says_level_whom_what_measured_expected_and_gap(
    code: str, plants: list[Plant], expected: str
) -> None:
    assert said(code, plants) == expected


@pytest.mark.parametrize(
    ("code", "plant", "objet"),
    [
        ("S-10", put("T_Notifications", 0, "aide", "AVS"), "E1"),
        ("S-10", put("T_Affectations", 0, "aide", None), "A01 – E1"),
        ("S-10", put("T_Dotation", 1, "aide", "AVS"), "P2"),
        ("S-15", put("T_AESH", 2, "debut", None), "A03"),
        ("S-15", put("T_Eleves", 4, "eleve", None), "Élève"),
        ("S-17", put("T_Coordonnateurs", 1, "imp", "une"), "ligne 6"),
        ("P-01", put("T_Notifications", 0, "decision", "TDAH"), "E1"),
    ],
)
def test_a_cell_is_about_whom_its_row_is_about(code: str, plant: Plant, objet: str) -> None:
    assert said(code, [plant]).split(" | ")[1] == objet


def test_a_date_written_well_of_a_day_that_is_none_is_not_told_to_be_written_so() -> None:
    workbook = SampleWorkbook()
    workbook.put("T_Notifications", 0, "fin", "31/02/2026")
    assert workbook.constat("S-04").advice == "Écrivez un jour qui existe, comme 01/09/2026."
