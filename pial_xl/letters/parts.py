"""What a letter cannot hold of its model, and the fields that it prints as nothing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pial_xl.letters.context import model_title
from pial_xl.letters.language.fields import faults, shows_braces
from pial_xl.letters.language.filling import printed_places
from pial_xl.letters.language.known import known_field
from pial_xl.tables import Pole
from pial_xl.tables.raw import ModelParts

if TYPE_CHECKING:
    from pial_xl.dossier import Dossier


def model_parts_of(d: "Dossier", title: str | None) -> ModelParts:
    """Give what a model's sheet holds beside its cells; the packaged one holds nothing."""
    return d.model_parts.get(title or "", ModelParts())


def box_with_fields(d: "Dossier", pole: Pole | None) -> str | None:
    """Give the title of a pole's model if a text box of it has fields, that no letter fills."""
    title = model_title(d, pole)
    return title if any(map(shows_braces, model_parts_of(d, title).boxes)) else None


def shows_braces_in_headers(d: "Dossier", title: str | None) -> bool:
    """Tell whether letters of a model show a field that nothing fills in header or footer."""
    return any(faults(text) for _, text in model_parts_of(d, title).headers)


def lost_parts(d: "Dossier", titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the parts of models that letters made without a spreadsheet program do not keep.

    Each after the title of its model, in French with its article.
    """
    for title in titles:
        for part in model_parts_of(d, title).lost:
            yield title, part


def printed_blank(text: str, said: Mapping[str, str | None]) -> tuple[str, ...]:
    """Give the optional fields that a text prints as nothing, among words that wait for them.

    A field alone in its cell leaves it blank, which says nothing wrong.
    """
    words, fields = printed_places(text, said)
    if not any(c.isalnum() for c in words):
        return ()
    known = (known_field(cle) for cle in fields if not said.get(cle))
    return tuple(dict.fromkeys(field.cle for field in known if field and not field.needed))
