"""The letter fields of the département."""

from pial_xl.letters.language.catalog import Context, Field
from pial_xl.letters.language.known import declare_field
from pial_xl.tables import Coordonnateur

_NORTH = frozenset({"Nantes", "Vertou"})


def bassin(_: Coordonnateur, context: Context) -> str | None:
    """Give the bassin of a coordinator's school; None where the school has no town."""
    etablissement = context.etablissement
    if etablissement is None or etablissement.commune is None:
        return None
    return "bassin Nord" if etablissement.commune in _NORTH else "bassin Sud"


declare_field(
    Field("bassin", "Bassin de l'établissement", "Établissements, Commune", bassin),
)
