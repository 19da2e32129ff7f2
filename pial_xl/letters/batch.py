"""A batch of letters: which rows give one, which do not and why."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pial_xl.letters.choice import Choice
from pial_xl.letters.context import context_of, model_texts, model_title
from pial_xl.letters.language.catalog import NeededValue
from pial_xl.letters.language.fields import faults, missing_values
from pial_xl.letters.language.known import values
from pial_xl.letters.letter import Letter, Values
from pial_xl.letters.parts import box_with_fields, lost_parts, model_parts_of
from pial_xl.letters.rows import is_paid_in_imp, letter_names, montant_due, repetitions
from pial_xl.letters.unreadable import unreadable_cells
from pial_xl.tables import Coordonnateur, columns
from pial_xl.tables.address import Cell
from pial_xl.units.records import record
from pial_xl.units.text import french

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


@record
class Refusal:
    """A row that gives no letter.

    Attributes:
        cell: the cell to correct first.
        reason: why, in French.
        number: number of the row.
        values: what its letter would say, by placeholder.
        sheet: the sheet of the letter it may have had before; None for a row without a name.
    """

    cell: Cell
    reason: str
    number: int
    values: Values
    sheet: str | None = None

    def __str__(self) -> str:
        place = f"{self.cell.sheet}!{self.cell.address}"
        return french(f"{place} : pas de lettre ({self.reason}).")


@record
class Batch:
    """The letters to lay, in the order of the sheet, and the rows left out.

    ``lost``: in French, what their models hold and the letters do not keep. ``remarks``: the
    same, and what the letters will show that nobody meant.
    """

    letters: tuple[Letter, ...]
    refusal: tuple[Refusal, ...]
    remarks: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def sheets(self) -> frozenset[str]:
        """The sheets that the rows claim, those that give no letter now included."""
        refused = (refusal.sheet for refusal in self.refusal if refusal.sheet)
        return frozenset((*(letter.sheet for letter in self.letters), *refused))

    def to_show(self, choice: Choice) -> Letter | Refusal | None:
        """Give the letter that a preview of some rows shows: the first that can be made.

        Where none can be, the first refusal; None when no row is filled.
        """
        letter = next((letter for letter in self.letters if letter.number in choice), None)
        return letter or next((r for r in self.refusal if r.number in choice), None)


def prepare_letters(d: "Dossier") -> Batch:
    """Prepare the letters of every row; a row with a missing field gives a refusal."""
    names = letter_names(d)
    letters: list[Letter] = []
    refusal: list[Refusal] = []
    used_texts: dict[str, None] = {}
    repeats = repetitions(d)
    for c in d.coordonnateurs.rows:
        said = values(c, context_of(d, c))
        pole = d.coordonnateur_pole(c)
        texts = model_texts(d, pole)
        used_texts |= dict.fromkeys(texts)
        if impediment := _impediment(d, c, texts, said, repeats):
            cell, reason = impediment
            nom = names.get(c.number) if c.number not in repeats else None
            refusal.append(Refusal(cell, reason, c.number, said, nom.kept if nom else None))
        else:
            letters.append(Letter(names[c.number].kept, said, c.number, model_title(d, pole)))
    titles = tuple(dict.fromkeys(letter.model for letter in letters if letter.model))
    lost = tuple(_lost(d, titles))
    remarks = (*lost, *_remarks(d, used_texts, letters, titles))
    return Batch(tuple(letters), tuple(refusal), remarks, lost)


def _lost(d: "Dossier", titles: Iterable[str]) -> Iterator[str]:
    """Say what the letters do not keep of their models."""
    for title, part in lost_parts(d, titles):
        yield french(f"La feuille « {title} » porte {part} : la lettre ne le garde pas.")


def _remarks(
    d: "Dossier", texts: Iterable[str], letters: Sequence[Letter], titles: Iterable[str]
) -> Iterator[str]:
    """Say what the letters will show that nobody meant."""
    headers = (text for title in titles for _, text in model_parts_of(d, title).headers)
    texts = (*texts, *headers)
    if any(letter.model is None for letter in letters):
        yield french(
            "Le classeur n'a pas de feuille « Modèle de lettre » pour toutes les lettres : le "
            "modèle fourni avec pial-xl sert aux autres."
        )
    yield from _unset(d)
    writings = list(dict.fromkeys(fault.written for text in texts for fault in faults(text)))
    if len(writings) == 1:
        yield french(f"Champ inconnu du modèle de lettre, laissé tel quel : {writings[0]}.")
    elif writings:
        yield french(
            f"Champs inconnus du modèle de lettre, laissés tels quels : {', '.join(writings)}."
        )


def _unset(d: "Dossier") -> Iterator[str]:
    """Say which settings of whose letters these are still wait for their value."""
    blank = [cle for cle in ("departement", "reseau") if not getattr(d.bareme, cle)]
    if blank:
        are_blank = "est vide" if len(blank) == 1 else "sont vides"
        yield french(
            f"Dans Paramètres, {' et '.join(blank)} {are_blank} : les lettres n'en disent rien."
        )


def _impediment(
    d: "Dossier",
    c: Coordonnateur,
    texts: Sequence[str],
    said: Values,
    repeats: dict[int, int],
) -> tuple[Cell, str] | None:
    """Say why a row gives no letter, after the cell to correct; None when it gives one."""
    if title := box_with_fields(d, d.coordonnateur_pole(c)):
        return Cell(title, "A1"), (
            "le modèle a un champ dans une zone de texte, que rien ne remplit : écrivez-le dans "
            "une cellule"
        )
    if unreadable := unreadable_cells(d, c, texts, said):
        return unreadable[0].cell, f"case illisible : {', '.join(u.title for u in unreadable)}"
    if found := _impossible(d, c, missing_values(texts, said), repeats):
        field, reason = found
        return d.coordonnateurs.cell(c, field), reason
    return None


def _impossible(
    d: "Dossier", c: Coordonnateur, needed: Iterable[NeededValue], repeats: dict[int, int]
) -> tuple[str, str] | None:
    """Say what a row says that gives no letter, after the field to correct."""
    if missing := _missing(c, needed):
        first = next((field for field in missing.values() if field), "nom")
        return first, f"il manque : {', '.join(missing)}"
    if c.number in repeats:
        return "nom", f"cette ligne répète la ligne {repeats[c.number]}"
    if c.imp is not None and (c.imp < 0 or (c.imp == 0 and is_paid_in_imp(d, c))):
        return "imp", "le nombre d'IMP n'est pas possible"
    if c.montant is not None and c.montant != montant_due(d, c):
        return "montant", "le montant n'est pas celui des IMP"
    return None


def _missing(c: Coordonnateur, needed: Iterable[NeededValue]) -> dict[str, str | None]:
    """Give what a row misses, in French, with the field that holds it (None: a parameter)."""
    missing = {r.libelle: r.column for r in needed}
    for field, column in columns(Coordonnateur).items():
        if column.required and not getattr(c, field) and field not in missing.values():
            missing[column.title] = field
    return missing
