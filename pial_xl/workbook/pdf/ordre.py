"""All the text of a letter in its tags, in the order in which it is read."""

from collections.abc import Mapping, Sequence

from pypdf import PageObject
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from pial_xl.workbook.pdf.balises import Balise, Marque
from pial_xl.workbook.pdf.texte_nu import Suite, completer

_PARAGRAPHE = DictionaryObject({NameObject("/S"): NameObject("/P")})

_Place = tuple[float, ...]


def tout_baliser(balises: Sequence[Balise], pages: Mapping[int, PageObject]) -> list[Balise]:
    """Give a letter's tags with one more for each text that is in none, written in its page.

    The order of the tags is kept when nothing is missing, which is better than any guess.

    Args:
        balises: the tags of the letter, none if it is not tagged: it is then left so.
        pages: its pages, by their number in the PDF they come from.
    """
    if not balises:
        return []
    places: dict[Marque, _Place] = {}
    ajoutees: list[tuple[_Place, Balise]] = []
    for rang, (numero, page) in enumerate(pages.items()):
        for suite in _completer_la_page(page):
            marque = Marque(numero, suite.numero)
            places[marque] = (rang, *suite.place)
            if suite.nue:
                ajoutees.append((places[marque], Balise(_PARAGRAPHE, [marque])))
    if not ajoutees:
        return list(balises)
    tout = [*_placees(balises, places), *ajoutees]
    return [balise for _, balise in sorted(tout, key=lambda placee: placee[0])]


def _completer_la_page(page: PageObject) -> list[Suite]:
    contenu = page.get_contents()
    if contenu is None:
        return []
    complet, suites = completer(contenu.get_data())
    if any(suite.nue for suite in suites):
        flux = DecodedStreamObject()
        flux.set_data(complet)
        page[NameObject("/Contents")] = flux.flate_encode()
    return suites


def _placees(
    balises: Sequence[Balise], places: Mapping[Marque, _Place]
) -> list[tuple[_Place, Balise]]:
    """Give each tag's place; one without text, such as a picture, goes with the tag before it."""
    placees: list[tuple[_Place, Balise]] = []
    place: _Place = (0,)
    for balise in balises:
        place = next((places[marque] for marque in _marques(balise) if marque in places), place)
        placees.append((place, balise))
    return placees


def _marques(balise: Balise) -> list[Marque]:
    marques: list[Marque] = []
    for contenu in balise.contenu:
        marques += [contenu] if isinstance(contenu, Marque) else _marques(contenu)
    return marques
