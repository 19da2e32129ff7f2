"""What the packaged models share, PIAL or PAS: the order of the page, and most of its words.

The words are those of the letter of 2025-2026 of the DDEC 44; what is local or personal is a
placeholder, left out while it is not known, and what depends on the person agrees. Spaces before
« : » and « ; » are non-breaking.
"""

from dataclasses import replace

from pial_xl.letters.models.layout import Fragment, LetterModel, ModelRow, stack
from pial_xl.letters.models.style import (
    BOX,
    BOX_BOTTOM,
    BOX_TOP,
    CIRCULAIRE,
    GAP_ROW,
    HEADING,
    IDENTITY,
    LOCAL,
    MARGINS,
    MISSION,
    SIGNING,
    SUBTITLE,
    TEXT,
    TITLE,
    WIDTHS,
    YEAR,
    row,
    signatures,
    wide,
)
from pial_xl.units.text import NBSP

_TEACHER = "{{l'enseignant coordonnateur|l'enseignante coordonnatrice}}"
PERSON = f"{{{{civilité}}}}{NBSP}{{{{nom}}}} {{{{prénom}}}}"

COLLABORATION = row(
    33,
    TEXT,
    "{{Il|Elle}} travaille en collaboration avec l'ensemble des acteurs inscrits sur le territoire "
    "notamment les chefs d'établissements, les enseignants référents{{si réseau}} et "
    "{{la réseau}}{{fin}}.",
)
REFLECTION = row(
    32,
    MISSION,
    "- {{Il|Elle}} participe activement à la réflexion collective qui permettra d'opérationnaliser "
    "l'accompagnement le plus adapté en fonction des moyens disponibles, alloués par "
    "{{l'autorité}}.",
)
LINK = row(
    32,
    MISSION,
    "- {{Il|Elle}} assure le lien entre les chefs d'établissement, les enseignants référents, "
    "{{si réseau}}{{la réseau}}, {{fin}}le service départemental de l'école inclusive "
    "(gestionnaires du pôle AESH {{autorité}}).",
)
CONTACT = row(
    17,
    MISSION,
    "- {{Il est l'interlocuteur|Elle est l'interlocutrice}} des AESH pour l'organisation de leurs "
    "services",
)
TRAVEL = row(
    33,
    TEXT,
    "{{Le coordonnateur|La coordonnatrice}} peut être {{amené|amenée}} à se déplacer dans les "
    "différents établissements {{du sigle}}{{si réseau}}, {{autorité_lieu}} ou "
    "{{à la réseau}}{{fin}}{{sauf réseau}} ou {{autorité_lieu}}{{fin}}.",
)
REUNIONS = (
    row(
        17,
        MISSION,
        "- {{Il|Elle}} participe aux réunions de régulation, avec les AESH si besoin, organisées "
        "par le pilote.",
    ),
    row(
        17,
        MISSION,
        "- {{Il|Elle}} participe à des réunions{{si réseau_court}} organisées par "
        "{{la réseau_court}}{{fin}}, pour la mise en œuvre des {{sigle}}.",
    ),
    row(17, MISSION, "- {{Il|Elle}} rend compte de sa mission régulièrement auprès du pilote."),
)


def compose_model(
    sheet: str, subtitle: str, framework: tuple[ModelRow, ...], missions: tuple[ModelRow, ...]
) -> LetterModel:
    """Give a model from what is its own.

    Args:
        sheet: title of its sheet.
        subtitle: the line under « Lettre de Mission ».
        framework: the paragraphs of « Cadre général », under its line.
        missions: the lines of « Missions ».
    """
    lines = (
        *header(subtitle),
        *_IDENTITIES,
        row(26, HEADING, f"Cadre général{NBSP}: {{{{cadre}}}}"),
        *framework,
        row(24, HEADING, "Missions"),
        *missions,
        *_SECTEUR,
        *_SIGNATURES,
    )
    return stack(sheet, WIDTHS, MARGINS, lines)


def header(subtitle: str) -> tuple[ModelRow, ...]:
    """Give the head of a letter: its title, the line under it, where, which year, which text."""
    return (
        row(30, TITLE, "Lettre de Mission"),
        row(18, SUBTITLE, subtitle),
        row(16, LOCAL, "{{si département}}Département {{département}}"),
        row(20, YEAR, "Année {{année}}"),
        GAP_ROW,
        row(16, CIRCULAIRE, "{{circulaire}}"),
        GAP_ROW,
    )


_IDENTITIES = (
    wide(
        21,
        IDENTITY,
        Fragment(f"NOM Prénom de {_TEACHER}{NBSP}: "),
        Fragment(PERSON, bold=True),
    ),
    wide(
        21,
        IDENTITY,
        Fragment(
            f"Lieu d'implantation - NOM de l'établissement de rattachement adm+ VILLE{NBSP}: "
        ),
        Fragment("{{établissement}} - {{ville}}", bold=True),
    ),
)
_SECTEUR = (
    row(24, HEADING, "Secteur géographique"),
    wide(
        21,
        TEXT,
        Fragment(
            f"À préciser le numéro et/ou le nom {{{{du sigle}}}}{{{{si statut}}}} {{{{statut}}}}"
            f"{{{{fin}}}}{NBSP}: "
        ),
        Fragment(f"{{{{secteur}}}}{NBSP}; {{{{imp}}}}", bold=True),
    ),
    TRAVEL,
    row(20, SIGNING, "{{si fait}}{{fait}}"),
    GAP_ROW,
)
_SIGNATURES = (
    signatures(
        44,
        BOX_TOP,
        Fragment(
            "Le/La chef.fe d'établissement de l'établissement de rattachement administratif de "
            f"{_TEACHER}"
        ),
        Fragment("{{Le coordonnateur enseignant|La coordonnatrice enseignante}} {{du sigle_long}}"),
    ),
    signatures(16, BOX, Fragment("Année {{année}}"), Fragment("Année {{année}}")),
    signatures(
        16,
        BOX,
        Fragment("Nom et signature", italic=True),
        Fragment("Nom et signature", italic=True),
    ),
    signatures(17, replace(BOX, bold=True), Fragment("{{signataire}}"), Fragment(PERSON)),
    signatures(16, BOX, Fragment("{{fonction_signataire}}")),
    signatures(86, BOX_BOTTOM),
)
