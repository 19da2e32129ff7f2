"""Three poles of a private network, their 25 schools, and the roads between them.

The communes are real, the schools are not: their UAI stand in a range that is not given out.
"""

from dataclasses import dataclass
from itertools import pairwise

from pial_xl.units.uai import check_letter

DemoRow = dict[str, object]


@dataclass(frozen=True, slots=True)
class DemoSchool:
    """One school of the demo.

    Attributes:
        uai: fictitious identifier with a right check letter.
        degre: ``école``, ``collège`` or ``lycée``.
        contrats: weekly hours of the AESH whose main school it is.
        ulis: pupils of its ULIS; the first of its AESH is theirs.
    """

    uai: str
    nom: str
    commune: str
    degre: str
    pole: str
    contrats: tuple[float, ...]
    ulis: int = 0


@dataclass(frozen=True, slots=True)
class DemoPole:
    """One pole of the demo; its pilot also signs its letters."""

    sigle: str
    libelle: str
    remuneration: str
    pilote: str
    fonction: str


_HEADMISTRESS = "cheffe d'établissement"
POLES: dict[str, DemoPole] = {
    "P1": DemoPole(
        "PIAL", "PIAL Exemple Nantes Nord", "IMP", "M. PILOTE-FICTIF", "chef d'établissement"
    ),
    "P2": DemoPole("PIAL", "PIAL Exemple Presqu'île", "IMP", "Mme PILOTE-FICTIVE", _HEADMISTRESS),
    "P3": DemoPole(
        "PAS", "PAS Exemple Pays d'Ancenis", "décharge", "Mme PILOTE-INVENTÉE", _HEADMISTRESS
    ),
}

# Neighbours follow each other: an AESH's second site is the next school of the pole.
_SCHOOLS: dict[str, tuple[tuple[str, str, str, tuple[float, ...], int], ...]] = {
    "P1": (
        ("École Saint-Exemple", "Nantes", "école", (24, 24, 20), 7),
        ("École Sainte-Fiction", "Nantes", "école", (24, 24), 0),
        ("Collège Saint-Modèle", "Nantes", "collège", (30, 28, 24), 0),
        ("Lycée Notre-Dame-du-Gabarit", "Nantes", "lycée", (32, 24), 0),
        ("École du Patron-Fictif", "Orvault", "école", (24, 22, 24), 0),
        ("École Sainte-Ébauche", "Sautron", "école", (24, 24), 0),
        ("École Saint-Canevas", "La Chapelle-sur-Erdre", "école", (24, 24, 12), 0),
        ("Collège Sainte-Maquette", "La Chapelle-sur-Erdre", "collège", (26, 24), 0),
        ("École Saint-Croquis", "Carquefou", "école", (24, 24.25), 0),
    ),
    "P2": (
        ("École Sainte-Invention", "Guérande", "école", (24, 24, 24), 0),
        ("Collège Notre-Dame-d'Exemple", "Guérande", "collège", (28, 26, 24), 8),
        ("École Saint-Prétexte", "La Baule-Escoublac", "école", (24, 22), 0),
        ("École Sainte-Hypothèse", "Pornichet", "école", (24, 24), 0),
        ("Collège Saint-Scénario", "Saint-Nazaire", "collège", (32, 24, 24), 0),
        ("Lycée Sainte-Légende", "Saint-Nazaire", "lycée", (39, 30), 0),
        ("École Saint-Brouillon", "Saint-Nazaire", "école", (24, 24, 20), 0),
        ("École Sainte-Fable", "Savenay", "école", (24, 15), 0),
        ("École Saint-Récit", "Pontchâteau", "école", (24, 24), 0),
    ),
    "P3": (
        ("École Saint-Essai", "Ancenis-Saint-Géréon", "école", (24, 24, 24), 5),
        ("Collège Sainte-Esquisse", "Ancenis-Saint-Géréon", "collège", (30, 24, 35), 0),
        ("École Sainte-Parabole", "Oudon", "école", (24, 24), 0),
        ("École Saint-Conte", "Ligné", "école", (24, 20), 0),
        ("Collège Saint-Pastiche", "Nort-sur-Erdre", "collège", (26, 24), 0),
        ("École Sainte-Chimère", "Nort-sur-Erdre", "école", (24, 24.25), 0),
        ("École Saint-Mirage", "Riaillé", "école", (24, 22), 0),
    ),
}  # fmt: skip
_FIRST_UAI = 449_001


def demo_schools() -> tuple[DemoSchool, ...]:
    """Give the 25 schools, pole by pole, neighbours next to each other."""
    found: list[DemoSchool] = []
    for pole, schools in _SCHOOLS.items():
        for nom, commune, degre, contrats, ulis in schools:
            digits = f"{_FIRST_UAI + len(found):07d}"
            uai = digits + check_letter(digits)
            found.append(DemoSchool(uai, nom, commune, degre, pole, contrats, ulis))
    return tuple(found)


def neighbor(school: DemoSchool, schools: tuple[DemoSchool, ...]) -> DemoSchool:
    """Give the next school of the same pole (the one before, for the last)."""
    pole = [e for e in schools if e.pole == school.pole]
    rank = pole.index(school)
    return pole[rank + 1] if rank + 1 < len(pole) else pole[rank - 1]


def pole_rows(schools: tuple[DemoSchool, ...]) -> list[DemoRow]:
    """Give the rows of T_Poles: the pilot heads the pole's first collège."""
    return [
        {
            "pole": code,
            "sigle": pole.sigle,
            "libelle": pole.libelle,
            "reseau": "privé",
            "pilote": f"{pole.pilote}, {pole.fonction.split()[0]}",
            "uai_pilote": seat(code, schools).uai,
            "remuneration": pole.remuneration,
            "non_notifies": "oui" if pole.sigle == "PAS" else "non",
        }
        for code, pole in POLES.items()
    ]


def seat(pole: str, schools: tuple[DemoSchool, ...]) -> DemoSchool:
    """Give the school from which a pole is led."""
    return next(e for e in schools if e.pole == pole and e.degre == "collège")


def etablissement_rows(schools: tuple[DemoSchool, ...]) -> list[DemoRow]:
    """Give the rows of T_Etablissements."""
    return [
        {
            "uai": e.uai,
            "nom": e.nom,
            "commune": e.commune,
            "degre": e.degre,
            "pole": e.pole,
            "chef": f"{'Mme' if rank % 2 else 'M.'} CHEF-FICTIF {rank:02d}",
        }
        for rank, e in enumerate(schools, start=1)
    ]


def trajet_rows(schools: tuple[DemoSchool, ...]) -> list[DemoRow]:
    """Give the rows of T_Trajets: each school and the next of its pole."""
    return [
        {
            "uai_depart": depart.uai,
            "uai_arrivee": arrivee.uai,
            "minutes": 10 + 5 * (rank % 3) if depart.commune == arrivee.commune else 20 + rank % 6,
        }
        for rank, (depart, arrivee) in enumerate(pairwise(schools))
        if depart.pole == arrivee.pole
    ]
