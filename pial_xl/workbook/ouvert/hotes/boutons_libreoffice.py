"""Put back the buttons that LibreOffice loses when it saves a workbook itself."""

from typing import TYPE_CHECKING, Any

from xlwings import Book

from pial_xl.tables import Coordonnateur
from pial_xl.workbook.libreoffice.soffice import importer_uno

if TYPE_CHECKING:
    from pial_xl.template.boutons import Bouton, Rangee

_FEUILLES = ("Accueil", Coordonnateur.feuille)
_CONTROLE = "com.sun.star.drawing.ControlShape"
_FORMULAIRE = "Standard"
_PIXEL = 2540 / 96
"""Hundredths of a millimetre in a pixel of the template."""
_ASPECT = {
    "BackgroundColor": 0xECE9D8,
    "FontHeight": 11,
    "FontName": "Calibri",
    "MultiLine": True,
    "NativeWidgetLook": False,
    "Printable": False,
}
"""What LibreOffice gives the buttons that it reads in the template."""


def retablir_boutons(book: Book) -> None:
    """Put back the buttons of the sheets that have none left; the workbook is not changed by it.

    Their macros are still in the workbook: LibreOffice keeps these.
    """
    document = book.api
    feuilles = document.getSheets()
    if not all(feuilles.hasByName(nom) for nom in _FEUILLES):
        return  # not a workbook of ours
    vides = {nom: feuilles.getByName(nom) for nom in _FEUILLES}
    vides = {nom: feuille for nom, feuille in vides.items() if not _a_un_controle(feuille)}
    if not vides:
        return
    from pial_xl.template.boutons import RANGEES  # noqa: PLC0415 - slow, and seldom of use

    modifie = document.isModified()
    for rangee in RANGEES:
        if rangee.feuille in vides:
            _poser(document, vides[rangee.feuille], rangee)
    document.setModified(modifie)


def _a_un_controle(feuille: Any) -> bool:
    page = feuille.getDrawPage()
    return any(page.getByIndex(i).getShapeType() == _CONTROLE for i in range(page.getCount()))


def _poser(document: Any, feuille: Any, rangee: "Rangee") -> None:
    """Lay the buttons of a row, as the template does."""
    from pial_xl.template.boutons import HAUTEUR, RETRAIT  # noqa: PLC0415 - as above

    page = feuille.getDrawPage()
    formulaire = _formulaire(document, page)
    cellule = feuille.getCellByPosition(rangee.colonne, rangee.ligne)
    coin = cellule.getPropertyValue("Position")
    for bouton, decalage, largeur in rangee.places():
        modele = document.createInstance("com.sun.star.form.component.CommandButton")
        for nom, valeur in {"Label": bouton.libelle, "Name": bouton.macro, **_ASPECT}.items():
            modele.setPropertyValue(nom, valeur)
        rang = formulaire.getCount()
        formulaire.insertByIndex(rang, modele)
        formulaire.registerScriptEvent(rang, _au_clic(bouton))
        forme = document.createInstance(_CONTROLE)
        forme.setControl(modele)
        forme.setPosition(_point(coin.X + decalage * _PIXEL, coin.Y + RETRAIT * _PIXEL))
        forme.setSize(_taille(largeur * _PIXEL, HAUTEUR * _PIXEL))
        page.add(forme)


def _formulaire(document: Any, page: Any) -> Any:
    formulaires = page.getForms()
    if not formulaires.hasByName(_FORMULAIRE):
        nouveau = document.createInstance("com.sun.star.form.component.Form")
        formulaires.insertByName(_FORMULAIRE, nouveau)
    return formulaires.getByName(_FORMULAIRE)


def _au_clic(bouton: "Bouton") -> Any:
    """Give what LibreOffice itself makes of the macro of such a button."""
    evenement = importer_uno().createUnoStruct("com.sun.star.script.ScriptEventDescriptor")
    evenement.ListenerType, evenement.EventMethod = "XActionListener", "actionPerformed"
    evenement.ScriptType = "Script"
    evenement.ScriptCode = (
        f"vnd.sun.star.script:VBAProject.modPial.{bouton.macro}?language=Basic&location=document"
    )
    return evenement


def _point(x: float, y: float) -> Any:
    return importer_uno().createUnoStruct("com.sun.star.awt.Point", round(x), round(y))


def _taille(largeur: float, hauteur: float) -> Any:
    return importer_uno().createUnoStruct("com.sun.star.awt.Size", round(largeur), round(hauteur))
