"""The cleaner model that stands beside the real one, for a PIAL or a PAS.

It says what the letter of 2025-2026 says, without the words that wait for a hand: no « Le/La
chef.fe » where the person is known, no « À préciser » before what is filled.
"""

from pial_xl.letters.models.choice import MODEL_SHEET, SIMPLE
from pial_xl.letters.models.common import (
    COLLABORATION,
    CONTACT,
    LINK,
    PERSON,
    REFLECTION,
    REUNIONS,
    TRAVEL,
    header,
)
from pial_xl.letters.models.layout import Fragment, LetterModel, stack
from pial_xl.letters.models.style import (
    BOX,
    BOX_BOTTOM,
    BOX_TOP,
    GAP_ROW,
    HEADING,
    MARGINS,
    SIGNING,
    TEXT,
    WIDTHS,
    row,
    signatures,
    titled,
)

_ROWS = (
    *header("{{Coordonnateur|Coordonnatrice}} {{du sigle_long}}"),
    titled("{{Coordonnateur|Coordonnatrice}}", PERSON),
    titled(
        "Établissement de rattachement",
        "{{établissement}}{{si commune}}, {{commune}}{{fin}}{{si uai}} ({{uai}}){{fin}}",
    ),
    titled("Pôle", "{{pôle}}"),
    titled("Secteur géographique", "{{secteur}}"),
    titled("Moyens", "{{cadre}}"),
    row(26, HEADING, "Cadre général"),
    row(
        33,
        TEXT,
        "{{Le sigle}} coordonne les moyens humains d'accompagnement selon les besoins des élèves "
        "en situation de handicap, et aide les équipes à identifier ces besoins et à y répondre.",
    ),
    row(
        33,
        TEXT,
        "{{Le coordonnateur|La coordonnatrice}} {{du sigle}} organise et anime les actions du "
        "dispositif{{si pilote}}, en lien avec {{pilote}}, qui pilote {{le sigle}}{{fin}}.",
    ),
    COLLABORATION,
    row(24, HEADING, "Missions"),
    REFLECTION,
    LINK,
    CONTACT,
    *REUNIONS,
    row(24, HEADING, "Déplacements"),
    TRAVEL,
    row(22, SIGNING, "{{si fait}}{{fait}}"),
    GAP_ROW,
    signatures(
        30,
        BOX_TOP,
        Fragment("L'établissement de rattachement"),
        Fragment("{{Le coordonnateur|La coordonnatrice}} {{du sigle}}"),
    ),
    signatures(18, BOX, Fragment("{{signataire}}", bold=True), Fragment(PERSON, bold=True)),
    signatures(16, BOX, Fragment("{{fonction_signataire}}")),
    signatures(16, BOX, Fragment("Signature", italic=True), Fragment("Signature", italic=True)),
    signatures(78, BOX_BOTTOM),
)

SIMPLE_MODEL: LetterModel = stack(f"{MODEL_SHEET} {SIMPLE}", WIDTHS, MARGINS, _ROWS)
"""The model that Paramètres may choose in place of the common one."""
