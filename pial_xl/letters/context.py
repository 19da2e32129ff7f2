"""What a letter needs of the dossier: the row's school and pole, and the texts of the model."""

from typing import TYPE_CHECKING, Final

from pial_xl.letters.language.catalog import Context
from pial_xl.letters.language.known import Uncomputed, foreign_fields, values
from pial_xl.letters.models.choice import choose_model
from pial_xl.letters.models.shipped import shipped
from pial_xl.plugins import Mistake
from pial_xl.tables import Aesh, Coordonnateur, Etablissement, Parametre, Pole, RowModel
from pial_xl.units.text import plural

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier

READ_TABLES: Final[tuple[type[RowModel], ...]] = (
    Parametre,
    Pole,
    Etablissement,
    Aesh,
    Coordonnateur,
)
"""The tables that letters look at: nothing of the others is printed, nor decides of a letter."""


def context_of(d: "Dossier", c: Coordonnateur) -> Context:
    """Give what the letter of a row says beyond the row."""
    return Context(
        etablissement=d.etablissement_by_uai.get(c.uai or ""),
        pole=d.coordonnateur_pole(c),
        bareme=d.bareme,
        nb_aesh=len(d.contrats_by_pole.get(c.pole or "", ())),
        etablissements=d.etablissements_by_pole.get(c.pole or "", ()),
        foreign=d.foreign,
    )


def model_title(d: "Dossier", pole: Pole | None) -> str | None:
    """Give the sheet of the model that serves a pole; None when the workbook has none for it."""
    return choose_model(d.models, pole, d.bareme.modele_lettre)


def model_texts(d: "Dossier", pole: Pole | None) -> tuple[str, ...]:
    """Give the texts of the model that serves a pole: the workbook's own, else the packaged one."""
    title = model_title(d, pole)
    if title is None:
        return shipped(pole).texts
    return tuple(text for _, text in d.models[title])


def field_mistakes(d: "Dossier") -> tuple[Mistake, ...]:
    """Give what other packages did wrong with the fields they add, one for each field."""
    fields = foreign_fields()
    mistakes = list(fields.mistakes)
    said = [values(c, context_of(d, c)) for c in d.coordonnateurs.rows] if fields.fields else []
    for field, package in fields.fields.values():
        failed = [v for row in said if isinstance(v := row[field.cle], Uncomputed)]
        if failed:
            rows = plural(len(failed), "ligne")
            reason = (
                f"Pas de lettre qui cite ce champ, pour {rows} de Coordonnateurs : "
                f"{failed[0].reason}."
            )
            mistakes.append(Mistake(package, reason))
    return tuple(mistakes)
