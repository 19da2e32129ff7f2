"""What a letter needs of the dossier: the row's school and pole, and the texts of the model."""

from typing import TYPE_CHECKING

from pial_xl.letters.language.catalog import Context
from pial_xl.letters.models.choice import choose_model
from pial_xl.letters.models.shipped import shipped
from pial_xl.tables import Coordonnateur, Pole

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def context_of(d: "Dossier", c: Coordonnateur) -> Context:
    """Give what the letter of a row says beyond the row."""
    return Context(
        etablissement=d.etablissement_by_uai.get(c.uai or ""),
        pole=d.coordonnateur_pole(c),
        bareme=d.bareme,
        nb_aesh=len(d.contrats_by_pole.get(c.pole or "", ())),
        etablissements=d.etablissements_by_pole.get(c.pole or "", ()),
    )


def model_texts(d: "Dossier", pole: Pole | None) -> tuple[str, ...]:
    """Give the texts of the model that serves a pole: the workbook's own, else the packaged one."""
    title = choose_model(d.models, pole)
    if title is None:
        return shipped(pole).texts
    return tuple(text for _, text in d.models[title])
