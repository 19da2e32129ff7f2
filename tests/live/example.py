"""The workbook that the tests click in."""

from datetime import date

from pial_xl.template import build_workbook


def faulty() -> bytes:
    """Give the template with 24 h of allocations for 12 h of contract, and one coordinator."""
    return build_workbook(
        {
            "T_AESH": [{"aesh": "A01", "debut": date(2026, 9, 1), "heures": 12 * 60}],
            "T_Affectations": [{"aesh": "A01", "eleve": "E1", "aide": "I", "heures": 24 * 60}],
            "T_Poles": [
                {"pole": "P1", "sigle": "PIAL", "libelle": "PIAL Exemple Nord", "reseau": "privé",
                 "uai_pilote": "0440001M", "remuneration": "IMP"},
            ],
            "T_Etablissements": [
                {"uai": "0440001M", "nom": "École Saint-Exemple", "commune": "Nantes",
                 "degre": "école", "pole": "P1"},
            ],
            "T_Coordonnateurs": [
                {"civilite": "Mme", "nom": "FICTIVE", "prenom": "Alice", "uai": "0440001M",
                 "pole": "P1", "imp": 1, "secteur": "Nantes", "signataire": "M. SIGNE-FICTIF"},
            ],
        }
    )  # fmt: skip
