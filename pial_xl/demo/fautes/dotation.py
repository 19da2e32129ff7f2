"""D: a quota that does not add up."""

from pial_xl.demo.fautes.terrain import FauteAttendue, Terrain, minutes


def _index(t: Terrain, pole: str, aide: str | None) -> int:
    lignes = t.donnees["T_Dotation"]
    return next(i for i, li in enumerate(lignes) if (li["pole"], li.get("aide")) == (pole, aide))


def detail_faux(t: Terrain) -> tuple[FauteAttendue, ...]:
    """Miscopy the hours of one kind of help."""
    ligne = t.ligne("T_Dotation", _index(t, "P1", "I"))
    ligne["heures"] = minutes(ligne["heures"]) + 10 * 60
    return (FauteAttendue("D-08", "T_Dotation", _index(t, "P1", None), "heures"),)
