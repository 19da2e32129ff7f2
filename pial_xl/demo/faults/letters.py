"""L: coordinators' rows from which no right letter can be made."""

from pial_xl.demo.faults.ground import ExpectedConstat, Ground


def incomplete_letter(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Add a coordinator without a signatory."""
    model = t.row("T_Coordonnateurs", 0)
    row = {field: v for field, v in model.items() if field != "signataire"}
    row |= {"nom": "COORDO-INCOMPLET", "prenom": "Sacha", "civilite": "M."}
    index = t.add("T_Coordonnateurs", row)
    return (ExpectedConstat("L-01", "T_Coordonnateurs", index, "signataire"),)


def imp_impossible(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Give one IMP and a half, a rate that the decree does not know."""
    index = 2
    t.row("T_Coordonnateurs", index)["imp"] = 1.5
    return (ExpectedConstat("L-02", "T_Coordonnateurs", index, "imp"),)


def duplicate_letter(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Enter a coordinator twice for the same pole."""
    index = t.add("T_Coordonnateurs", dict(t.row("T_Coordonnateurs", 1)))
    return (ExpectedConstat("L-05", "T_Coordonnateurs", index, "nom"),)


def imp_in_pas(t: Ground) -> tuple[ExpectedConstat, ...]:
    """Pay in IMP a second coordinator of a PAS, whose mission is a discharge."""
    row = t.row("T_Coordonnateurs", 3) | {
        "nom": "COORDO-PAS-FICTIF",
        "prenom": "Lou",
        "civilite": "M.",
        "imp": 1,
        "quotite_enseignement": 100,
    }
    index = t.add("T_Coordonnateurs", row)
    return (ExpectedConstat("L-09", "T_Coordonnateurs", index, "imp"),)
