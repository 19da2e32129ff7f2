"""The generated pages of the documentation: ``python -m pial_xl.docs`` writes them all.

Every word comes from the rules, the table models and the commands themselves; a test fails when
a page and its source part.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import click

from pial_xl.bareme import Bareme, parametres
from pial_xl.bareme.parametre import Nature, to_cell_value
from pial_xl.bareme.words import DEFAULTS
from pial_xl.buttons import Button, grouped
from pial_xl.letters.language.examples import FORMS, HOW_TO, SEVERAL_MODELS, illustrated_fields
from pial_xl.rules import Rule, catalogue
from pial_xl.rules.registry import NATURES
from pial_xl.tables import TABLES, RowModel, columns
from pial_xl.tables.column import Column
from pial_xl.units.dates import format_date
from pial_xl.units.text import french

_HEADER = "<!-- Page écrite par « python -m pial_xl.docs » : ne la modifiez pas à la main. -->"
_COMMANDS_INTRO = """\
# Les commandes

Une commande qui lit un classeur fermé ne le change jamais : ses résultats vont dans de nouveaux
fichiers. Seule `bouton` travaille dans le classeur ouvert. Écrivez-les dans un terminal : par
exemple `.venv/bin/pial-xl controler` sous Linux et Mac, `.venv\\Scripts\\pial-xl controler` sous
Windows."""
_COMPLETION = """\
## Compléter les commandes avec la touche Tabulation

```sh
pial-xl completion bash >> ~/.bashrc
pial-xl completion zsh >> ~/.zshrc
pial-xl completion fish > ~/.config/fish/completions/pial-xl.fish
```"""


def checks_page() -> str:
    """Give docs/controles.md: every rule, family by family, in Markdown."""
    parts = [
        _HEADER,
        "# Les contrôles",
        "Un contrôle **BLOQUANT** signale une donnée impossible ou une règle ferme enfreinte par "
        "l'organisation elle-même ; une **ALERTE** demande une décision ; une **INFO** aide à "
        "prévoir. Un contrôle dont une donnée manque est dit « non évalué », jamais conforme.",
        "Nature : "
        + ", ".join(f"{letter} ({libelle})" for letter, libelle in NATURES.items())
        + ". Dans la feuille Paramètres, la clé `controle.CODE` (par exemple `controle.A-07`) "
        "règle un contrôle : `non` le désactive, `BLOQUANT`, `ALERTE` ou `INFO` change son niveau.",
    ]
    ours = (rule for rule in catalogue() if not rule.package)
    for famille, rules in groupby(ours, key=lambda rule: rule.famille):
        parts.append(f"## {famille[0].upper()}{famille[1:]}")
        parts.extend(_rule_entry(rule) for rule in rules)
    parts.extend(("## Ce qui n'est pas contrôlé", _NOT_CONTROLLED))
    return _page(parts)


_NOT_CONTROLLED = (
    "Il manque au classeur de quoi juger : la mission de référent d'un AESH et ses heures (C-10), "
    "l'AESH d'un dispositif collectif (A-13), l'absence d'un élève (R-02), le remplacement d'un "
    "AESH (R-03), l'AESH qu'un élève avait dans une version précédente (R-04), l'avenant d'un "
    "contrat (T-16)."
)


def _rule_entry(rule: Rule) -> str:
    reads = ", ".join(f"{model.sheet} (`{model.table}`)" for model in rule.reads)
    rows = {
        "Niveau": f"**{rule.niveau}**",
        "Condition exacte": rule.condition,
        "Que faire": rule.advice,
        "Source": rule.source,
        "Nature": f"{rule.nature} ({NATURES[rule.nature]})",
        "Feuilles lues": reads or "toutes",
    }
    bullets = "\n".join(f"- {title} : {text}" for title, text in rows.items())
    return f"### {rule.code} : {rule.title}\n\n{bullets}"


def columns_page() -> str:
    """Give docs/colonnes.md: every table and its columns, in Markdown."""
    parts = [
        _HEADER,
        "# Les feuilles et leurs colonnes",
        "Les titres sont reconnus sans tenir compte des accents, des majuscules ni des espaces, "
        "dans n'importe quel ordre ; vous pouvez ajouter vos propres colonnes. Une durée s'écrit "
        "`24`, `24,5`, `24h15` ou `24:15` ; une date `01/09/2026` ou `1 sept. 2026`.",
    ]
    for model in TABLES:
        parts.append(f"## {model.sheet}")
        parts.append(f"Tableau `{model.table}`. {model.intro}")
        parts.append(_table(model))
    return _page(parts)


def _table(model: type[RowModel]) -> str:
    rows = ["| Colonne | Obligatoire | Format | Valeurs | Aide |", "|---|---|---|---|---|"]
    for column in columns(model).values():
        yes = "oui" if column.required else ""
        values = _values(model, column)
        cells = (column.title, yes, column.format.value, values, column.help)
        rows.append(f"| {' | '.join(_cell(c) for c in cells)} |")
    return "\n".join(rows)


def _values(model: type[RowModel], column: Column) -> str:
    """Say what a column's cells may hold, from all that the column states of itself."""
    said = [", ".join(column.choices)] if column.choices else []
    if column.unique:
        said.append("chaque valeur une seule fois")
    if column.refers_to:
        table, field = column.refers_to
        target = next(m for m in TABLES if m.table == table)
        said.append(f"{columns(target)[field].title} de la feuille {target.sheet}")
    if column.ends:
        said.append(f"pas avant {columns(model)[column.ends].title}")
    return " ; ".join(said)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _page(parts: Iterable[str]) -> str:
    return french("\n\n".join(parts)) + "\n"


_ASKED = "demandé par Accueil"


def parametres_page() -> str:
    """Give docs/parametres.md: every parameter with its default, nature and source."""
    rows = [
        "| Clé | Paramètre | Valeur | Unité | Nature | Source | Depuis |",
        "|---|---|---|---|---|---|---|",
    ]
    for cle, parametre in parametres(Bareme).items():
        valeur = to_cell_value(getattr(DEFAULTS, cle))
        since = format_date(parametre.since) if parametre.since else ""
        cells = (
            f"`{cle}`",
            parametre.libelle,
            _ASKED if parametre.is_asked else "" if valeur is None else str(valeur),
            parametre.unite,
            _nature(parametre.nature),
            parametre.source,
            since,
        )
        rows.append(f"| {' | '.join(_cell(c) for c in cells)} |")
    return _page(
        [
            _HEADER,
            "# Les paramètres",
            "Seules les valeurs de nature « local » se changent, dans la feuille Paramètres du "
            "classeur : elles viennent d'une pratique du département, ou d'une bonne pratique.",
            "\n".join(rows),
        ]
    )


def _nature(nature: Nature) -> str:
    """Give the word of the sheet, and what a local value comes from."""
    word = nature.sheet_word
    return word if word == nature.value else f"{word} : {nature.value}"


def letters_page() -> str:
    """Give docs/lettres.md: the models of letters, and what one may write in them."""
    fields = [
        "| À écrire | Ce qui s'imprime | D'où vient la valeur | Exemple |",
        "|---|---|---|---|",
    ]
    for field, example in illustrated_fields():
        cells = (f"`{{{{{field.cle}}}}}`", field.libelle, field.provenance, example)
        fields.append(f"| {' | '.join(_cell(c) for c in cells)} |")
    forms = ["| À écrire | Ce qui s'imprime | Exemples |", "|---|---|---|"]
    for form in FORMS:
        examples = "<br>".join(said or "(rien)" for said in form.printed)
        form_cells = (f"`{form.written}`", form.rule, examples)
        forms.append(f"| {' | '.join(_cell(c) for c in form_cells)} |")
    return _page(
        [
            _HEADER,
            "# Les lettres de mission",
            "La feuille « Modèle de lettre » est à vous : changez ses phrases, sa mise en page, "
            "ajoutez un logo. " + HOW_TO,
            "## Les champs",
            "\n".join(fields),
            "## Accords, petits mots, lignes facultatives",
            "\n".join(forms),
            "## Plusieurs modèles",
            SEVERAL_MODELS,
        ]
    )


def buttons_page() -> str:
    """Give docs/boutons.md: every button, where it is and what it does, in Markdown."""
    parts = [
        _HEADER,
        "# Les boutons",
        "Chaque bouton est aussi dans l'onglet PIAL du ruban d'Excel et dans le menu PIAL de "
        "LibreOffice, sous le titre donné ici. Dans un terminal, `pial-xl bouton NOM` fait le même "
        "travail dans le classeur ouvert ; une macro à vous peut le demander par "
        '`RunPython "import pial_xl.macros; pial_xl.macros.NOM()"`.',
    ]
    for group, buttons in grouped():
        rows = ["| Bouton | Ce qu'il fait | Feuilles | NOM |", "|---|---|---|---|"]
        rows.extend(_button_line(button) for button in buttons)
        parts.extend((f"## {group.libelle}", "\n".join(rows)))
    return _page(parts)


def _button_line(button: Button) -> str:
    sheets = ", ".join(place.row.sheet for place in button.places)
    cells = (f"**{button.libelle}**", button.aide, sheets, f"`{button.code}`")
    return f"| {' | '.join(_cell(c) for c in cells)} |"


def commands_page() -> str:
    """Give docs/commandes.md: the help of every command, as a terminal shows it."""
    from pial_xl.cli.commands import root  # noqa: PLC0415
    from pial_xl.cli.french import speak_french  # noqa: PLC0415

    speak_french()
    parent = click.Context(root, info_name="pial-xl", terminal_width=92, **root.context_settings)
    entries = [
        f"## {name}\n\n```text\n{command.get_help(_context(command, parent, name))}\n```"
        for name, command in root.commands.items()
    ]
    return _page([_HEADER, _COMMANDS_INTRO, *entries, _COMPLETION])


def _context(command: click.Command, parent: click.Context, name: str) -> click.Context:
    return click.Context(command, parent=parent, info_name=name)


def pages(root: Path) -> dict[Path, str]:
    """Give every generated page by its path in the project's folder *root*."""
    docs = root / "docs"
    return {
        docs / "controles.md": checks_page(),
        docs / "colonnes.md": columns_page(),
        docs / "parametres.md": parametres_page(),
        docs / "lettres.md": letters_page(),
        docs / "boutons.md": buttons_page(),
        docs / "commandes.md": commands_page(),
    }


def write() -> None:
    """Write every generated page of the project in the current folder."""
    for path, text in pages(Path.cwd()).items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
