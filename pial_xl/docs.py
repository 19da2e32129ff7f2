"""The generated pages of the documentation: ``python -m pial_xl.docs`` writes them.

Every word comes from the rules, the table models and the commands themselves; a test fails when
a page and its source part.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import click

from pial_xl.bareme import Bareme, parametres
from pial_xl.letters.langue.exemples import COMMENT, FORMES, PLUSIEURS_MODELES, champs_illustres
from pial_xl.rules import Rule, catalogue
from pial_xl.rules.registre import NATURES
from pial_xl.tables import TABLES, Ligne, colonnes
from pial_xl.tables.colonne import Colonne
from pial_xl.template.parametres import en_cellule
from pial_xl.units.dates import format_date
from pial_xl.units.text import french

_ENTETE = "<!-- Page écrite par « python -m pial_xl.docs » : ne la modifiez pas à la main. -->"
_DEBUT, _FIN = "<!-- commandes -->", "<!-- /commandes -->"


def page_controles() -> str:
    """Give docs/controles.md: every rule, family by family, in Markdown."""
    parts = [
        _ENTETE,
        "# Les contrôles",
        "Un contrôle **BLOQUANT** signale une donnée impossible ou une règle ferme enfreinte par "
        "l'organisation elle-même ; une **ALERTE** demande une décision ; une **INFO** aide à "
        "prévoir. Un contrôle dont une donnée manque est dit « non évalué », jamais conforme.",
        "Nature : "
        + ", ".join(f"{lettre} ({libelle})" for lettre, libelle in NATURES.items())
        + ". Dans la feuille Paramètres, la clé `controle.CODE` (par exemple `controle.A-07`) "
        "règle un contrôle : `non` le désactive, `BLOQUANT`, `ALERTE` ou `INFO` change son niveau.",
    ]
    for famille, regles in groupby(catalogue(), key=lambda regle: regle.famille):
        parts.append(f"## {famille[0].upper()}{famille[1:]}")
        parts.extend(_fiche(regle) for regle in regles)
    return _page(parts)


def _fiche(regle: Rule) -> str:
    lit = ", ".join(f"{modele.feuille} (`{modele.table}`)" for modele in regle.lit)
    lignes = {
        "Niveau": f"**{regle.niveau}**",
        "Condition exacte": regle.condition,
        "Que faire": regle.que_faire,
        "Source": regle.source,
        "Nature": f"{regle.nature} ({NATURES[regle.nature]})",
        "Feuilles lues": lit or "toutes",
    }
    puces = "\n".join(f"- {titre} : {texte}" for titre, texte in lignes.items())
    return f"### {regle.code} : {regle.titre}\n\n{puces}"


def page_colonnes() -> str:
    """Give docs/colonnes.md: every table and its columns, in Markdown."""
    parts = [
        _ENTETE,
        "# Les feuilles et leurs colonnes",
        "Les titres sont reconnus sans tenir compte des accents, des majuscules ni des espaces, "
        "dans n'importe quel ordre ; vous pouvez ajouter vos propres colonnes. Une durée s'écrit "
        "`24`, `24,5`, `24h15` ou `24:15` ; une date `01/09/2026` ou `1 sept. 2026`.",
    ]
    for modele in TABLES:
        parts.append(f"## {modele.feuille}")
        parts.append(f"Tableau `{modele.table}`. {modele.intro}")
        parts.append(_tableau(modele))
    return _page(parts)


def _tableau(modele: type[Ligne]) -> str:
    lignes = ["| Colonne | Obligatoire | Format | Valeurs | Aide |", "|---|---|---|---|---|"]
    for colonne in colonnes(modele).values():
        oui = "oui" if colonne.obligatoire else ""
        cellules = (colonne.titre, oui, colonne.format.value, _valeurs(colonne), colonne.aide)
        lignes.append(f"| {' | '.join(_cellule(c) for c in cellules)} |")
    return "\n".join(lignes)


def _valeurs(colonne: Colonne) -> str:
    if colonne.reference is None:
        return ", ".join(colonne.choix)
    table, champ = colonne.reference
    modele = next(m for m in TABLES if m.table == table)
    return f"{colonnes(modele)[champ].titre} de la feuille {modele.feuille}"


def _cellule(texte: str) -> str:
    return texte.replace("|", "\\|")


def _page(parts: Iterable[str]) -> str:
    return french("\n\n".join(parts)) + "\n"


def page_parametres() -> str:
    """Give docs/parametres.md: every parameter with its default, nature and source."""
    lignes = [
        "| Clé | Paramètre | Valeur | Unité | Nature | Source | Depuis |",
        "|---|---|---|---|---|---|---|",
    ]
    defauts = Bareme()
    for cle, parametre in parametres(Bareme).items():
        valeur = en_cellule(getattr(defauts, cle))
        depuis = format_date(parametre.depuis) if parametre.depuis else ""
        cellules = (
            f"`{cle}`",
            parametre.libelle,
            "" if valeur is None else str(valeur),
            parametre.unite,
            parametre.nature.value,
            parametre.source,
            depuis,
        )
        lignes.append(f"| {' | '.join(_cellule(c) for c in cellules)} |")
    return _page(
        [
            _ENTETE,
            "# Les paramètres",
            "Une valeur réglementaire ne se change pas ; les autres se règlent dans la feuille "
            "Paramètres du classeur.",
            "\n".join(lignes),
        ]
    )


def page_lettres() -> str:
    """Give docs/lettres.md: the models of letters, and what one may write in them."""
    champs = [
        "| À écrire | Ce qui s'imprime | D'où vient la valeur | Exemple |",
        "|---|---|---|---|",
    ]
    for champ, exemple in champs_illustres():
        cellules = (f"`{{{{{champ.cle}}}}}`", champ.libelle, champ.provenance, exemple)
        champs.append(f"| {' | '.join(_cellule(c) for c in cellules)} |")
    formes = ["| À écrire | Ce qui s'imprime | Exemples |", "|---|---|---|"]
    for forme in FORMES:
        exemples = "<br>".join(dit or "(rien)" for dit in forme.imprime)
        cellules_de_forme = (f"`{forme.ecrit}`", forme.regle, exemples)
        formes.append(f"| {' | '.join(_cellule(c) for c in cellules_de_forme)} |")
    return _page(
        [
            _ENTETE,
            "# Les lettres de mission",
            "La feuille « Modèle de lettre » est à vous : changez ses phrases, sa mise en page, "
            "ajoutez un logo. " + COMMENT,
            "## Les champs",
            "\n".join(champs),
            "## Accords, petits mots, lignes facultatives",
            "\n".join(formes),
            "## Plusieurs modèles",
            PLUSIEURS_MODELES,
        ]
    )


def commandes_du_readme() -> str:
    """Give the help of every command, as the README shows it between its two marks."""
    from pial_xl.cli.commandes import racine  # noqa: PLC0415
    from pial_xl.cli.francais import parler_francais  # noqa: PLC0415

    parler_francais()
    parent = click.Context(
        racine, info_name="pial-xl", terminal_width=92, **racine.context_settings
    )
    parts = []
    for nom, commande in racine.commands.items():
        contexte = click.Context(commande, parent=parent, info_name=nom)
        parts.append(f"```text\n{commande.get_help(contexte)}\n```")
    return "\n\n".join(parts)


def avec_commandes(readme: str) -> str:
    """Give the README with the help of the commands put between its two marks."""
    avant, _, suite = readme.partition(_DEBUT)
    _, _, apres = suite.partition(_FIN)
    return f"{avant}{_DEBUT}\n\n{commandes_du_readme()}\n\n{_FIN}{apres}"


def pages(racine: Path) -> dict[Path, str]:
    """Give every generated page by its path in the project's folder *racine*."""
    readme = racine / "README.md"
    return {
        racine / "docs" / "controles.md": page_controles(),
        racine / "docs" / "colonnes.md": page_colonnes(),
        racine / "docs" / "parametres.md": page_parametres(),
        racine / "docs" / "lettres.md": page_lettres(),
        readme: avec_commandes(readme.read_text(encoding="utf-8")),
    }


def ecrire() -> None:
    """Write every generated page of the project in the current folder."""
    for chemin, texte in pages(Path.cwd()).items():
        chemin.write_text(texte, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    ecrire()
