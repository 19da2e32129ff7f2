"""Four coordinators: one for each pole, and a second one for the widest."""

from pial_xl.demo.calendar import SIGNATURE
from pial_xl.demo.etablissements import POLES, DemoRow, DemoSchool, seat

_COORDONNATEURS: tuple[tuple[str, str, str, str, float | None, str | None], ...] = (
    ("Mme", "COORDO-FICTIVE", "Camille", "P1", 1, None),
    ("M.", "COORDO-FICTIF", "Dominique", "P2", 0.5, "Guérande, La Baule, Pornichet"),
    ("Mme", "COORDO-INVENTÉE", "Claude", "P2", 0.5, "Saint-Nazaire, Savenay"),
    ("Mme", "COORDO-EXEMPLE", "Alix", "P3", None, None),
)


def coordonnateur_rows(schools: tuple[DemoSchool, ...]) -> list[DemoRow]:
    """Give the rows of T_Coordonnateurs; the coordinator of a PAS has no IMP."""
    rows: list[DemoRow] = []
    for civilite, nom, prenom, pole, imp, secteur in _COORDONNATEURS:
        school = seat(pole, schools)
        row: DemoRow = {
            "civilite": civilite,
            "nom": nom,
            "prenom": prenom,
            "uai": school.uai,
            "pole": pole,
            "secteur": secteur or POLES[pole].libelle,
            "signataire": POLES[pole].pilote,
            "fonction_signataire": POLES[pole].fonction,
            "fait_a": school.commune,
            "fait_le": SIGNATURE,
        }
        if imp is not None:
            row |= {"imp": imp, "quotite_enseignement": 75}
        rows.append(row)
    return rows
