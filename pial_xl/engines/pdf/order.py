"""All the text of a sheet in its tags, in the order in which it is read."""

from collections.abc import Mapping, Sequence

from pypdf import PageObject
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from pial_xl.engines.pdf.bare_text import Run, number_runs
from pial_xl.engines.pdf.tags import ContentMark, Tag

_PARAGRAPH = DictionaryObject({NameObject("/S"): NameObject("/P")})

_Place = tuple[float, ...]


def tag_all(tags: Sequence[Tag], pages: Mapping[int, PageObject]) -> list[Tag]:
    """Give a sheet's tags with one more for each text that is in none, written in its page.

    The order of the tags is kept when nothing is missing, which is better than any guess.

    Args:
        tags: the tags of the sheet, none if it is not tagged: it is then left so.
        pages: its pages, by their number in the PDF they come from.
    """
    if not tags:
        return []
    places: dict[ContentMark, _Place] = {}
    added: list[tuple[_Place, Tag]] = []
    for rank, (number, page) in enumerate(pages.items()):
        for run in _complete_page(page):
            mark = ContentMark(number, run.number)
            places[mark] = (rank, *run.place)
            if run.is_bare:
                added.append((places[mark], Tag(_PARAGRAPH, [mark])))
    if not added:
        return list(tags)
    everything = [*_placed(tags, places), *added]
    return [tag for _, tag in sorted(everything, key=lambda placed: placed[0])]


def _complete_page(page: PageObject) -> list[Run]:
    content = page.get_contents()
    if content is None:
        return []
    complete, runs = number_runs(content.get_data())
    if any(run.is_bare for run in runs):
        stream = DecodedStreamObject()
        stream.set_data(complete)
        page[NameObject("/Contents")] = stream.flate_encode()
    return runs


def _placed(tags: Sequence[Tag], places: Mapping[ContentMark, _Place]) -> list[tuple[_Place, Tag]]:
    """Give each tag's place; one without text, such as a picture, goes with the tag before it."""
    placed_tags: list[tuple[_Place, Tag]] = []
    place: _Place = (0,)
    for tag in tags:
        place = next((places[mark] for mark in _marks(tag) if mark in places), place)
        placed_tags.append((place, tag))
    return placed_tags


def _marks(tag: Tag) -> list[ContentMark]:
    marks: list[ContentMark] = []
    for content in tag.content:
        marks += [content] if isinstance(content, ContentMark) else _marks(content)
    return marks
