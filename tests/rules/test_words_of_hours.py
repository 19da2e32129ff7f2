"""C, A and D, word for word: what a finding says of contracts, allocations and quotas."""

from datetime import date

import pytest
from words import Plant, add, put, said

from pial_xl.testing import YEAR_START

CASES: list[tuple[str, list[Plant], str]] = [
    ("C-01",
        [put("T_AESH", 0, "heures", None)],
     "BLOQUANT | A01 | A01 : heures de contrat manquantes ou aberrantes (vide). | vide | "
     "plus de 0h00, 48h00 au plus |"),
    ("C-01",
        [put("T_AESH", 0, "heures", 48.5)],
     "BLOQUANT | A01 | A01 : heures de contrat manquantes ou aberrantes (48h30). | 48h30 | "
     "plus de 0h00, 48h00 au plus |"),
    ("C-02",
        [put("T_AESH", 0, "quotite", 65)],
     "ALERTE | A01 | A01 : quotité 65 % ≠ 24h00×41/1607 = 61,23 %. | 65 % | 61,23 % | 3,77 "
     "points"),
    ("C-03",
        [put("T_AESH", 0, "semaines", 40)],
     "ALERTE | A01 | A01 : 40 semaines, attendu 41 à 45 (39 ou 40 : ancien contrat). | 40 | "
     "41 à 45 |"),
    ("C-03",
        [put("T_AESH", 0, "semaines", 46)],
     "ALERTE | A01 | A01 : 46 semaines, attendu 41 à 45. | 46 | 41 à 45 |"),
    ("C-04",
        [put("T_AESH", 0, "fin", date(2027, 7, 4)),
         put("T_Affectations", 0, "fin", date(2027, 7, 10))],
     "BLOQUANT | A01 | A01 : affectation au 10/07/2027 hors contrat (du 01/09/2026 au "
     "04/07/2027). | au 10/07/2027 | du 01/09/2026 au 04/07/2027 |"),
    ("C-04",
        [put("T_AESH", 2, "fin", date(2026, 10, 31))],
     "BLOQUANT | A03 | A03 : affectation ligne 9 hors contrat (du 01/09/2026 au 31/10/2026)."
     " | ligne 9 | du 01/09/2026 au 31/10/2026 |"),
    ("C-06",
        [put("T_AESH", 0, "contrat", "CDD"),
         put("T_AESH", 0, "fin", date(2027, 5, 23))],
     "INFO | A01 | A01 : CDD finissant le 23/05/2027, 3 élèves à sécuriser ; après trois ans"
     " de CDD en tout, le contrat suivant est un CDI. | 23/05/2027 | après le 23/05/2027 | "
     "180 jours"),
    ("C-08",
        [add("T_AESH", aesh="A09", pole="P1", debut=YEAR_START, heures=24)],
     "ALERTE | A09 | A09 : 24h00 de contrat, aucune affectation. | 0h00 | 24h00 | -24h00"),
    ("A-01",
        [put("T_Affectations", 4, "heures", "24h30")],
     "BLOQUANT | A03 | A03 : 24h30 affectées pour 24h00 de contrat (+0h30). | 24h30 | 24h00 | "
     "0h30"),
    ("A-02",
        [put("T_Affectations", 4, "heures", 22.75)],
     "ALERTE | A03 | A03 : 1h15 disponibles par semaine. | 22h45 | 24h00 | -1h15"),
    ("A-03",
        [put("T_Affectations", 4, "heures", "27h20")],
     "ALERTE | A03 | A03 : erreur classique, les 5 semaines d'activités connexes ont été ajoutées à"
     " l'emploi du temps (24h00 → 27h20). | 27h20 | 24h00 | 3h20"),
    ("A-04",
        [put("T_Affectations", 0, "groupe", "G1")],
     "BLOQUANT | E1 | E1 en individuel mais partagé avec 2 autres (D351-16-4). | 3 élèves | 1 "
     "élève |"),
    ("A-05",
        [put("T_Affectations", 2, "heures", 11)],
     "ALERTE | G1 | A01, groupe G1 : 2 élèves, mais 11h00 pour E3 au lieu de 12h00. | 11h00 | 12h00"
     " | -1h00"),
    ("A-07",
        [put("T_Affectations", 3, "heures", 0.75)],
     "INFO | E4 | Accompagnement émietté : 0h45 pour E4 avec A02 (repère local 1h00). | 0h45 |"
     " 1h00 au moins |"),
    ("A-08",
        [put("T_Affectations", 1, "groupe", None),
         put("T_Affectations", 2, "groupe", None),
         put("T_Eleves", 1, "uai", "0440003P"),
         put("T_Eleves", 2, "uai", "0440004R")],
     "ALERTE | A01 | A01 sur 3 établissements (repère local 2, aucun maximum légal). | 3 | 2 "
     "au plus | 1"),
    ("A-10",
        [put("T_Affectations", 1, "groupe", None),
         put("T_Eleves", 1, "uai", "0440002N")],
     "ALERTE | A01 | Hors de la zone d'intervention du pôle : A01 est du pôle P1, 0440002N du "
     "pôle P2. | P2 | P1 |"),
    ("A-11",
        [add("T_Affectations", aesh="A02", eleve="E4", aide="I", heures=24)],
     "BLOQUANT | A02 – E4 | A02 auprès de E4 : affectation en double, lignes 8, 10. | 2 lignes "
     "| 1 ligne |"),
    ("A-12",
        [put("T_Affectations", 3, "heures", 0)],
     "BLOQUANT | E4 | A02 auprès de E4 : durée nulle ou négative (0h00). | 0h00 | plus de 0h00 |"),
    ("A-14",
        [put("T_Affectations", 3, "aide", "M")],
     "ALERTE | E4 | E4 : notifié I, affecté M, l'aide change de nature. | M | I |"),
    ("A-06",
        [],
     "INFO | P1 | P1 : 6,5 élèves mutualisés par ETP d'AESH ; repère local 4 (aucun ratio "
     "national). | 6,53 | 4 au plus |"),
    ("A-15",
        [put("T_Etablissements", 2, "degre", "collège"),
         put("T_Eleves", 2, "uai", "0440003P")],
     "INFO | A01 | A01 : service dans le premier et le second degré. | 2 degrés | 1 degré |"),
    ("A-16",
        [put("T_Eleves", 2, "uai", "0440003P")],
     "ALERTE | A01 | A01, groupe G1 : des élèves de 2 établissements (0440001M, 0440003P) ne "
     "peuvent être aidés en même temps ; leurs heures sont comptées à part. | 2 établissements "
     "| 1 établissement |"),
    ("D-01",
        [put("T_Dotation", 1, "heures", 23)],
     "BLOQUANT | P2 | P2 : 24h00 affectées pour 23h00 attribuées (+1h00). | 24h00 | 23h00 | "
     "1h00"),
    ("D-02",
        [put("T_Dotation", 1, "heures", 23)],
     "ALERTE | P2 | P2 : contrats 24h00 (0,61 ETP, convention exacte) / dotation 23h00 : "
     "dotation périmée ou AESH en trop ? | 24h00 ; 0,61 ETP | 23h00 | 1h00"),
    ("D-02",
        [put("T_Dotation", 1, "heures", None),
         put("T_Dotation", 1, "etp", "0,5")],
     "ALERTE | P2 | P2 : contrats 24h00 (0,61 ETP, convention exacte) / dotation 19h36 "
     "(0,5 ETP) : "
     "dotation périmée ou AESH en trop ? | 24h00 ; 0,61 ETP | 19h36 (0,5 ETP) | 0,11 ETP"),
    ("D-03",
        [add("T_Dotation", pole="P1", aide="I", heures=35, date_effet=YEAR_START),
         add("T_Dotation", pole="P1", aide="M", heures=13, date_effet=YEAR_START)],
     "BLOQUANT | P1 – I | P1 : 36h00 affectées en I pour 35h00 attribuées (+1h00). | 36h00 | "
     "35h00 | 1h00"),
    ("D-04",
        [add("T_Dotation", pole="P1", uai="0440003P", heures=23, date_effet=YEAR_START)],
     "ALERTE | P1 – 0440003P | P1, établissement 0440003P : 24h00 affectées pour 23h00 "
     "attribuées (+1h00). | 24h00 | 23h00 | 1h00"),
    ("D-07",
        [add("T_Parametres", cle="reserve", valeur=10),
         put("T_Affectations", 4, "heures", "21h36")],
     "ALERTE | P1 | P1 : réserve de 0h00 libres, sous l'objectif local de 4h48 (10 % des "
     "contrats). | 0h00 | 4h48 au moins | -4h48"),
    ("D-05",
        [put("T_Dotation", 1, "heures", 84.5)],
     "ALERTE | P2 | P2 : 60h30 non pourvues ≈ 2,5 postes de 24 h : demander un recrutement. | "
     "24h00 |"
     " 84h30 | -60h30"),
    ("D-05",
        [add("T_Parametres", cle="vacance_seuil_h", valeur=1),
         put("T_Dotation", 1, "heures", 25)],
     "ALERTE | P2 | P2 : 1h00 non pourvues ≈ 0,5 poste de 24 h : demander un recrutement. | "
     "24h00 | "
     "25h00 | -1h00"),
    ("D-06",
        [put("T_Affectations", 4, "heures", 22)],
     "ALERTE | P2 | P2 : 91,7 % des heures de contrat sont affectées, 2h00 libres. | 91,7 % | "
     "95 % au moins | "
     "-2h00"),
    ("D-08",
        [add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START),
         add("T_Dotation", pole="P1", aide="M", heures=13, date_effet=YEAR_START)],
     "BLOQUANT | P1 | P1 : le détail (49h00) ne fait pas le total (48h00). | 49h00 | 48h00 | 1h00"),
    ("D-08",
        [add("T_Dotation", pole="P1", heures=40, date_effet=YEAR_START)],
     "BLOQUANT | P1 | P1 : deux dotations du même objet à la même date (lignes 5 et 7) ; seule la "
     "première est prise en compte. | 2 lignes | 1 ligne |"),
    ("D-09",
        [put("T_Dotation", 1, "heures", None)],
     "ALERTE | P2 | P2 : dotation vide, contrôle impossible. | vide | des "
     "heures ou des ETP |"),
    ("D-09",
        [put("T_Dotation", 1, "date_effet", date(2025, 9, 1))],
     "ALERTE | P2 | P2 : dotation d'une année passée (effet au 01/09/2025), contrôle impossible. "
     "| 01/09/2025 | du "
     "01/09/2026 au 24/11/2026 |"),
    ("D-10",
        [put("T_Notifications", 4, "aide", "CO")],
     "INFO | P1 | P1 : 50 % d'aide individuelle (repère départemental 20 %). | 50 % | 20 % |"),
    ("D-11",
        [put("T_AESH", 0, "heures_synthese", 1),
         put("T_AESH", 0, "heures_referent", 2),
         add("T_Creneaux", aesh="A01", jour="lundi", debut="12h", fin="12h20", nature="trajet")],
     "INFO | P1 | P1 : 4h20 par élève mutualisé (2 élèves). | 4h20 |  |"),
    ("D-12",
        [put("T_AESH", 2, "fin", date(2026, 12, 31))],
     "INFO | P2 | P2 : au 22/02/2027, déficit prévu de 24h00. | 0h00 | 24h00 | -24h00"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "plants", "expected"), CASES)
def test_a_finding_says_level_whom_what_measured_expected_and_gap(
    code: str, plants: list[Plant], expected: str
) -> None:
    assert said(code, plants) == expected
