import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from terminal import Lancer

import pial_xl

LOCALE = Path(pial_xl.__file__).parent / "locale" / "fr" / "LC_MESSAGES"
COMMANDES = (
    "demo", "nouveau", "controler", "lettres", "regles", "gabarit", "diagnostic", "completion",
)  # fmt: skip
ANGLAIS = re.compile(
    r"\b(the|this|and|exit|usage:|error|missing|try|such|invalid|options:|commands|show|file|path"
    r"|text|integer|default|required|did you mean|got|unexpected|value)\b",
    re.IGNORECASE,
)


def po() -> dict[str, list[str]]:
    """Give the French of each English message, all its plural forms."""
    with (LOCALE / "messages.po").open("rb") as source:
        catalogue = read_po(source)
    return {
        str(message.id if isinstance(message.id, str) else message.id[0]): [message.string]
        if isinstance(message.string, str)
        else list(message.string or ())
        for message in catalogue
        if message.id
    }


def messages_de_click() -> Iterator[str]:
    for module in Path(click.__file__).parent.glob("*.py"):
        for noeud in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(noeud, ast.Call) or not isinstance(noeud.func, ast.Name):
                continue
            premier = noeud.args[0] if noeud.args else None
            if noeud.func.id in {"_", "ngettext"} and isinstance(premier, ast.Constant):
                yield str(premier.value)


def test_the_compiled_catalogue_is_that_of_its_source() -> None:
    with (LOCALE / "messages.po").open("rb") as source:
        catalogue = read_po(source)
    compiled = BytesIO()
    write_mo(compiled, catalogue)

    assert (LOCALE / "messages.mo").read_bytes() == compiled.getvalue()


# What click says to the programmer who declares a command wrongly; no user ever sees these.
PROGRAMMEUR = (
    "Could not determine name for option",
    "No options defined but a name was passed",
    "Arguments take exactly one parameter declaration",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag",
    "Unknown color",
)


def test_every_message_that_click_can_show_a_user_has_a_french_one() -> None:
    connus = po()

    manquants = [
        message
        for message in messages_de_click()
        if message not in connus and not message.startswith(PROGRAMMEUR)
    ]

    assert manquants == []


def test_french_messages_keep_the_fields_of_the_english_ones() -> None:
    champs = re.compile(r"\{(\w+)(?:!r)?\}")
    for anglais, textes in po().items():
        for texte in textes:
            assert set(champs.findall(texte)) <= set(champs.findall(anglais)) | {
                "len", "len_value", "possibilities", "nargs", "choices", "formats",
            }, anglais  # fmt: skip


def test_french_typography_puts_a_non_breaking_space_before_high_punctuation() -> None:
    for textes in po().values():
        for texte in textes:
            assert not re.search(r" [:;!?]", texte)
            assert not re.search(r"\w[;!?](?!r\})", texte)


@pytest.mark.parametrize("commande", ["", *COMMANDES])
def test_help_holds_no_english(lancer: Lancer, commande: str) -> None:
    fini = lancer(*([commande] if commande else []), "--help")

    assert fini.returncode == 0
    assert fini.stdout.startswith("Usage\u00a0: pial-xl")
    assert ANGLAIS.findall(re.sub(r"--\w+|Usage\u00a0:", "", fini.stdout)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["contrler"],
        ["controler"],
        ["controler", "a.xlsx", "b.xlsx"],
        ["controler", "a.xlsx", "--dat", "2026-11-24"],
        ["controler", "a.xlsx", "--date"],
        ["controler", "a.xlsx", "--date", "31/02/2026"],
        ["controler", "a.xlsx", "--json=oui"],
        ["completion", "csh"],
    ],
)
def test_a_wrong_command_line_is_told_in_french_and_exits_2(
    lancer: Lancer, arguments: list[str]
) -> None:
    fini = lancer(*arguments)

    assert fini.returncode == 2
    assert fini.stdout == ""
    assert "Erreur\u00a0: " in fini.stderr
    assert ANGLAIS.findall(re.sub(r"--\w+|Usage\u00a0:", "", fini.stderr)) == []


def test_a_console_without_accents_does_not_stop_a_command(lancer: Lancer) -> None:
    fini = lancer("regles", PYTHONIOENCODING="ascii")

    assert fini.returncode == 0
    assert "S-01" in fini.stdout
