"""What was written in each letter, what stands there now, and what becomes of it."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from hashlib import sha256
from typing import Final

from pial_xl.letters.lettre import Lettre
from pial_xl.units.text import fold

FEUILLE_REGISTRE: Final = "_pial_xl"
"""Hidden sheet where a run leaves what the next one must know; it follows the file."""
AVIS: Final = "Feuille technique de pial-xl : merci de ne pas la modifier."
"""What that sheet says to the person who finds it."""
GENRE: Final = "lettre"
"""First cell of the rows of the record that tell of a letter."""
MODELE: Final = "modèle de lettre"
"""Key under which a letter's trace keeps the print of the model it was made from."""
IDENTITE: Final = "identité"
"""Key under which a letter's trace keeps a print of whose letter it is: a person, of a pole."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A letter as it was written.

    Attributes:
        valeurs: what it printed, by placeholder.
        empreinte: print of its cells, followed by ``-`` and that of its notes where it has some;
            empty while the letter is being written.
    """

    valeurs: Mapping[str, str]
    empreinte: str = ""

    @property
    def cellules(self) -> str:
        """The print of its cells alone: a closed file is read without its notes."""
        return self.empreinte.partition("-")[0]


class Sort(Enum):
    """What becomes of a letter."""

    CREEE = auto()
    INTACTE = auto()
    REFAITE = auto()
    RETOUCHEE = auto()
    """A person edited it: it is kept."""
    ETRANGERE = auto()
    """A sheet of that name that we did not write, or edited for a homonym: it is kept."""


@dataclass(frozen=True, slots=True)
class Changement:
    """A field that is not what the letter says: the placeholder, what was, what is.

    ``avant`` and ``apres`` are None where there is nothing; those of the model are its prints.
    """

    champ: str
    avant: str | None
    apres: str | None

    def __str__(self) -> str:
        if self.champ == MODELE:
            return MODELE
        return f"{self.champ} : {self.avant or 'vide'} → {self.apres or 'vide'}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one letter, and which of its fields changed."""

    lettre: Lettre
    sort: Sort
    changements: tuple[Changement, ...] = ()

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of the fields that changed."""
        return tuple(changement.champ for changement in self.changements)

    @property
    def est_a_ecrire(self) -> bool:
        """Tell whether the letter is to be made, or made again."""
        return self.sort in {Sort.CREEE, Sort.REFAITE}

    @property
    def garde_le_modele(self) -> bool:
        """Tell whether a letter to be made again comes from the same model as before.

        It is then filled again on its own sheet, which keeps what a person put around it.
        """
        return self.sort is Sort.REFAITE and bool(self.changes) and MODELE not in self.changes


def contenu(lettre: Lettre, champs: Collection[str], modele: str) -> dict[str, str]:
    """Give what the trace of a letter keeps: the values that its model prints, the model's print.

    Args:
        lettre: the letter as its row gives it now.
        champs: the placeholders that its model prints.
        modele: the print of its model.
    """
    valeurs = {cle: valeur for cle, valeur in lettre.valeurs.items() if valeur and cle in champs}
    return valeurs | {MODELE: modele, IDENTITE: _identite(lettre)}


def _identite(lettre: Lettre) -> str:
    return empreinte(
        (cle, fold(lettre.valeurs.get(cle) or "")) for cle in ("nom", "prénom", "code_pôle")
    )


def au_nom_present(lettre: Lettre, feuilles: Iterable[str]) -> Lettre:
    """Give a letter under the name that its sheet has, where only the case of a name changed."""
    cle = lettre.feuille.casefold()
    nom = next((feuille for feuille in feuilles if feuille.casefold() == cle), lettre.feuille)
    return replace(lettre, feuille=nom)


def decider(
    lettre: Lettre, contenu: Mapping[str, str], trace: Trace | None, presente: str | None
) -> Decision:
    """Decide for one letter.

    Args:
        lettre: what its row says now.
        contenu: what the trace would keep of it now.
        trace: what was written last time, if anything was.
        presente: the print of the sheet that bears its name now; None when there is none.
    """
    if presente is None:
        return Decision(lettre, Sort.CREEE)
    if trace is None:
        return Decision(lettre, Sort.ETRANGERE)
    changes = changements(trace.valeurs, contenu)
    if not trace.empreinte:  # a run was stopped while it wrote this one
        return Decision(lettre, Sort.REFAITE, changes)
    if presente != trace.empreinte:
        d_un_autre = trace.valeurs.get(IDENTITE, contenu.get(IDENTITE)) != contenu.get(IDENTITE)
        return Decision(lettre, Sort.ETRANGERE if d_un_autre else Sort.RETOUCHEE, changes)
    return Decision(lettre, Sort.REFAITE if changes else Sort.INTACTE, changes)


def decider_tout(
    lettres: Iterable[Lettre],
    traces: Mapping[str, Trace],
    feuilles: Collection[str],
    dit: Callable[[Lettre, Trace | None], Mapping[str, str]],
    vue: Callable[[str], str],
) -> tuple[Decision, ...]:
    """Decide for the letter of every row, each under the name that its sheet has.

    Args:
        lettres: the letters of the rows.
        traces: what was written last time, by sheet.
        feuilles: the sheets that are there.
        dit: gives what the trace of a letter would keep now, knowing what it keeps.
        vue: gives the print of a sheet that is there.
    """
    decisions = []
    for lettre in (au_nom_present(lettre, feuilles) for lettre in lettres):
        nom, trace = lettre.feuille, traces.get(lettre.feuille)
        presente = vue(nom) if nom in feuilles else None
        decisions.append(decider(lettre, dit(lettre, trace), trace, presente))
    return tuple(decisions)


def changements(avant: Mapping[str, str], apres: Mapping[str, str]) -> tuple[Changement, ...]:
    """Give the fields that are not the same, those of the letter as it was made first.

    A model that was reworded does not print the same fields: those that only one of its wordings
    prints did not change.
    """
    cles = [*avant, *(cle for cle in apres if cle not in avant)]
    if avant.get(MODELE) != apres.get(MODELE):
        cles = [cle for cle in cles if cle == MODELE or (cle in avant and cle in apres)]
    return tuple(
        Changement(cle, avant.get(cle), apres.get(cle))
        for cle in cles
        if cle != IDENTITE and avant.get(cle) != apres.get(cle)
    )


def disparues(
    traces: Collection[str], attendues: Collection[str], feuilles: Collection[str]
) -> tuple[str, ...]:
    """Give the sheets of letters whose row is gone.

    Args:
        traces: the sheets of the letters that were made.
        attendues: the sheets that the rows claim, those that give no letter now included.
        feuilles: the sheets that are there.
    """
    claimed = {nom.casefold() for nom in attendues}
    return tuple(nom for nom in traces if nom in feuilles and nom.casefold() not in claimed)


def empreinte(textes: Iterable[tuple[str, str]]) -> str:
    """Give a short print of texts at their places."""
    return sha256(repr(list(textes)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def rangee_de_registre(feuille: str, trace: Trace) -> tuple[str, str, str, str]:
    """Give the row of the record that tells of a letter."""
    valeurs = json.dumps(dict(trace.valeurs), ensure_ascii=False)
    return GENRE, feuille, trace.empreinte, valeurs


def traces_du_registre(rangees: Iterable[Sequence[str]]) -> dict[str, Trace]:
    """Give the traces of letters by sheet, from the rows of a record; damaged ones say nothing."""
    return {
        feuille: Trace(_valeurs(valeurs), empreinte)
        for genre, feuille, empreinte, valeurs, *_ in (
            (*rangee, "", "", "", "") for rangee in rangees
        )
        if genre == GENRE and feuille
    }


def _valeurs(texte: str) -> dict[str, str]:
    try:
        lues = json.loads(texte)
    except ValueError:
        return {}
    return {str(c): str(v) for c, v in lues.items()} if isinstance(lues, dict) else {}
