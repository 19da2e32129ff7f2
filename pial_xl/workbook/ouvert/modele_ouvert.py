"""The letter model on its sheet of the open workbook: looked at once, then used for each letter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from xlwings import Range, Sheet

from pial_xl.letters.langue.catalogue import champ_connu
from pial_xl.letters.langue.remplissage import champs_du_texte, lignes_effacees, remplir_fragments
from pial_xl.letters.mesure import hauteur_du_texte
from pial_xl.letters.suivi import empreinte
from pial_xl.workbook.assemblage import textes_de
from pial_xl.workbook.ouvert.adresses import Place, colonnes_continues, place
from pial_xl.workbook.ouvert.hotes import Fragment, Hote
from pial_xl.workbook.ouvert.lecture import lire_lignes

_TAILLE_DEFAUT = 11.0
_ET, _DE = "+", ":"


@dataclass(frozen=True, slots=True)
class Case:
    """A cell of the model that holds placeholders: its text in pieces, and the room it has."""

    place: Place
    fragments: tuple[Fragment, ...]
    largeur: float
    hauteur: float
    derniere_ligne: int
    hauteur_derniere: float
    taille: float
    retrait: float

    @property
    def est_riche(self) -> bool:
        """Tell whether the text changes its look inside the cell."""
        return len(self.fragments) > 1

    def remplie(self, valeurs: Mapping[str, str | None]) -> tuple[Fragment, ...]:
        """Give its pieces once filled."""
        textes = remplir_fragments([f.texte for f in self.fragments], valeurs)
        return tuple(replace(f, texte=t) for f, t in zip(self.fragments, textes, strict=True))

    def hauteur_voulue(self, texte: str) -> float | None:
        """Give the height in points that its last row needs; None when the model's is enough."""
        gras = all(f.gras for f in self.fragments)
        voulue = hauteur_du_texte(texte, self.largeur, self.taille, gras=gras, retrait=self.retrait)
        if voulue is None or voulue <= self.hauteur:
            return None
        return self.hauteur_derniere + voulue - self.hauteur


@dataclass(frozen=True, slots=True)
class ModeleOuvert:
    """The model.

    Attributes:
        sheet: its sheet.
        textes: its cells of text, each with its row.
        cases: its cells with placeholders.
        entetes: its zones of header and footer with placeholders, in pieces.
        dit: print of its texts.
        aspect: print of its look, after the name of the program that was asked about it.
        champs: the fields it reads.
    """

    sheet: Sheet
    textes: tuple[tuple[int, str], ...]
    cases: tuple[Case, ...]
    entetes: Mapping[str, tuple[str, ...]]
    dit: str
    aspect: str
    champs: frozenset[str]

    def empreinte(self, ancienne: str) -> str:
        """Give the print of the model, that of a trace if there is nothing to tell them apart.

        Looks are only compared as one program says them: a size or a colour that two round in
        their own ways must not make every letter again.
        """
        dit, _, aspect = ancienne.partition(_ET)
        autre_programme = aspect.partition(_DE)[0] != self.aspect.partition(_DE)[0]
        if dit == self.dit and autre_programme:
            return ancienne
        return f"{self.dit}{_ET}{self.aspect}"

    def lignes_effacees(self, valeurs: Mapping[str, str | None]) -> frozenset[int]:
        """Give the rows that some values leave nothing to say."""
        return lignes_effacees(self.textes, valeurs)

    def hauteurs(self, valeurs: Mapping[str, str | None]) -> dict[int, float]:
        """Give, in points, the rows that some values make taller than the model has them."""
        hauteurs: dict[int, float] = {}
        for case in self.cases:
            voulue = case.hauteur_voulue("".join(f.texte for f in case.remplie(valeurs)))
            if voulue is not None:
                hauteurs[case.derniere_ligne] = max(voulue, hauteurs.get(case.derniere_ligne, 0.0))
        return hauteurs


def regarder(sheet: Sheet, hote: Hote, textes: Sequence[tuple[str, str]]) -> ModeleOuvert:
    """Look at the model.

    Args:
        sheet: its sheet.
        hote: the program that holds it.
        textes: its cells of text, as ``(address, text)``.
    """
    a_remplir = [(place(adresse), texte) for adresse, texte in textes if champs_du_texte(texte)]
    places = [place(adresse) for adresse, _ in textes]
    cases = tuple(_case(sheet, hote, p, texte) for p, texte in a_remplir)
    entetes = hote.entetes(sheet)
    vu = [
        *hote.aspect(sheet, places),
        *(repr(case.fragments) for case in cases if case.est_riche),
        *map(repr, entetes.items()),
    ]
    dits = [*(texte for _, texte in a_remplir), *map("".join, entetes.values())]
    ecrits = [champ for texte in dits for champ in champs_du_texte(texte)]
    return ModeleOuvert(
        sheet=sheet,
        textes=tuple((p[0], texte) for p, (_, texte) in zip(places, textes, strict=True)),
        cases=cases,
        entetes={zone: p for zone, p in entetes.items() if champs_du_texte("".join(p))},
        dit=empreinte(textes),
        aspect=f"{hote.nom}{_DE}{empreinte(('', trait) for trait in vu)}",
        champs=frozenset(champ.cle for ecrit in ecrits if (champ := champ_connu(ecrit))),
    )


def remplir_feuille(
    sheet: Sheet, hote: Hote, modele: ModeleOuvert, valeurs: Mapping[str, str | None]
) -> None:
    """Fill a copy of the model: one block for each run of cells that hold placeholders."""
    remplies = {case.place: case.remplie(valeurs) for case in modele.cases}
    textes = {p: "".join(f.texte for f in fragments) for p, fragments in remplies.items()}
    for debut, fin in colonnes_continues(textes):
        lignes = range(debut[0], fin[0] + 1)
        hote.ecrire_texte(sheet.range(debut, fin), [[textes[ligne, debut[1]]] for ligne in lignes])
    for case in modele.cases:
        if case.est_riche:
            hote.mettre_en_forme(sheet.range(case.place), remplies[case.place])
    for ligne, hauteur in modele.hauteurs(valeurs).items():
        sheet.range((ligne, 1)).row_height = hauteur
    _cacher(sheet, modele.lignes_effacees(valeurs), cachees=True)
    if modele.entetes:
        dites = hote.valeurs_d_entete(valeurs)
        remplis = {zone: remplir_fragments(p, dites) for zone, p in modele.entetes.items()}
        hote.ecrire_entetes(sheet, modele.sheet, remplis)


def remettre_les_lignes(
    sheet: Sheet, modele: ModeleOuvert, avant: Mapping[str, str | None]
) -> None:
    """Give back to its rows the height that the values of an earlier run changed or hid."""
    _cacher(sheet, modele.lignes_effacees(avant), cachees=False)
    hauteurs = {case.derniere_ligne: case.hauteur_derniere for case in modele.cases}
    for ligne in modele.hauteurs(avant):
        sheet.range((ligne, 1)).row_height = hauteurs[ligne]


def _cacher(sheet: Sheet, lignes: Iterable[int], *, cachees: bool) -> None:
    for debut, fin in colonnes_continues((ligne, 1) for ligne in lignes):
        sheet.range(debut, fin).rows.hidden = cachees


def empreinte_de(sheet: Sheet, hote: Hote) -> str:
    """Give a print of all that a sheet says, a person's notes included, as a trace keeps it."""
    cellules = empreinte(textes_de(lire_lignes(sheet)))
    notes = sorted(hote.notes(sheet).items())
    return (
        f"{cellules}-{empreinte((repr(ou), texte) for ou, texte in notes)}" if notes else cellules
    )


def _case(sheet: Sheet, hote: Hote, p: Place, texte: str) -> Case:
    cellule = sheet.range(p)
    zone: Range = cellule.merge_area
    hauteur, _ = zone.shape
    derniere = p[0] + hauteur - 1
    du_bas = sheet.range((derniere, p[1])).row_height
    return Case(
        place=p,
        fragments=hote.fragments(cellule, texte),
        largeur=zone.width,
        hauteur=zone.height,
        derniere_ligne=derniere,
        hauteur_derniere=du_bas if du_bas is not None else zone.height,
        taille=cellule.font.size or _TAILLE_DEFAUT,
        retrait=hote.retrait(cellule),
    )
