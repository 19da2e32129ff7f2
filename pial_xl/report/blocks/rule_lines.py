"""The sheet Règles: each control, what it looks for, why, how to mend, and its level in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from pial_xl.constats import Niveau
from pial_xl.report.blocks.block import Block, BlockKind
from pial_xl.report.looks import MUTED, SheetColumn, SheetLine, TableSheet
from pial_xl.report.text import to_cell_text
from pial_xl.tables import RowModel
from pial_xl.units.text import french

SHEET: Final = "Règles"
TABLE: Final = "T_Regles"
NOTICE_ROW, TITLE_ROW = 2, 4
"""Rows, from 1, of the notice and of the table's header."""
NOTICE: Final = french(
    "Dans la feuille Paramètres, la clé « controle.CODE » (controle.A-07) règle un contrôle : "
    "« non » le désactive ; BLOQUANT, ALERTE ou INFO change son niveau."
)
OFF: Final = "désactivé"
COLUMNS: Final = (
    SheetColumn("Code", 8),
    SheetColumn("En vigueur", 12),
    SheetColumn("Réglé par", 20),
    SheetColumn("Contrôle", 30),
    SheetColumn("Ce qu'il cherche", 46),
    SheetColumn("Que faire", 40),
    SheetColumn("Exemple", 40),
    SheetColumn("Source", 32),
    SheetColumn("Nature", 16),
    SheetColumn("Niveau d'origine", 19),
)
LAYOUT: Final = TableSheet(
    "Les contrôles, expliqués", TABLE, TITLE_ROW, COLUMNS, (SheetLine(NOTICE_ROW, MUTED, NOTICE),)
)


class Explained(Protocol):
    """What this room asks of a rule, which it does not know."""

    @property
    def code(self) -> str: ...  # noqa: D102 - those of ``rules.Rule``
    @property
    def niveau(self) -> Niveau: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def famille(self) -> str: ...  # noqa: D102
    @property
    def condition(self) -> str: ...  # noqa: D102
    @property
    def advice(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def nature_name(self) -> str: ...  # noqa: D102
    @property
    def reads(self) -> tuple[type[RowModel], ...]: ...  # noqa: D102
    @property
    def package(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A control, as a person has it explained.

    Attributes:
        code, title, famille, nature, source: those of the rule, in words.
        niveau: its own level.
        in_force: its level in a workbook; None when it is switched off there.
        changed_by: where the workbook changes it; blank where it does not.
        condition: what it looks for, exactly.
        advice: what to do.
        example: a constat; blank without any.
        reads: the sheets that it reads.
        package: the package that adds it; blank for ours.
    """

    code: str
    title: str
    famille: str
    niveau: Niveau
    in_force: Niveau | None
    changed_by: str
    condition: str
    advice: str
    example: str
    source: str
    nature: str
    reads: tuple[str, ...] = ()
    package: str = ""

    @property
    def shown_level(self) -> str:
        """The level in force, in words."""
        return OFF if self.in_force is None else self.in_force.value

    @property
    def texts(self) -> tuple[str, ...]:
        """What each column shows of it."""
        said = (
            self.code,
            self.shown_level,
            self.changed_by,
            self.title,
            self.condition,
            self.advice,
            self.example,
            self.source,
            self.nature,
            self.niveau.value,
        )
        return tuple(map(to_cell_text, said))


def rule_line(
    rule: Explained, in_force: Niveau | None, *, changed_by: str = "", example: str = ""
) -> RuleLine:
    """Explain one control.

    Args:
        rule: the control.
        in_force: its level in a workbook; None when it is switched off there.
        changed_by: where the workbook changes it.
        example: a constat of it.
    """
    return RuleLine(
        code=rule.code,
        title=french(rule.title),
        famille=rule.famille,
        niveau=rule.niveau,
        in_force=in_force,
        changed_by=changed_by,
        condition=french(rule.condition),
        advice=french(rule.advice),
        example=example,
        source=french(rule.source),
        nature=rule.nature_name,
        reads=tuple(model.sheet for model in rule.reads),
        package=rule.package,
    )


def rule_blocks(lines: Sequence[RuleLine]) -> tuple[Block, ...]:
    """Give what the sheet shows."""
    rows = tuple(line.texts for line in lines)
    place = max(1, len(rows))
    return (Block(SHEET, TITLE_ROW + 1, 1, rows, len(COLUMNS), place, BlockKind.TEXTS),)
