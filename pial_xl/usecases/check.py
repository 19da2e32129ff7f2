"""Control a workbook that has been read, or a closed one."""

from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from pial_xl.constats import Constat, NotJudged, Report
from pial_xl.dossier import Dossier
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.tables.raw import RawWorkbook
from pial_xl.usecases.judgment import judge

if TYPE_CHECKING:
    from pial_xl.report.synthese import Synthese


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A control of one workbook on one date.

    Attributes:
        path: the workbook's file; None when it has none, or none that this machine can reach.
        dossier: what was read (internal).
        report: what is said of it (internal).
    """

    path: Path | None
    dossier: Dossier
    report: Report

    @property
    def constats(self) -> tuple[Constat, ...]:
        """What was found, the most serious first, then by code, sheet and cell."""
        return self.report.constats

    @property
    def not_judged(self) -> tuple[NotJudged, ...]:
        """The rules that could not be judged, wholly or in part: never a sign that all is well."""
        return self.report.not_judged

    @property
    def settings(self) -> tuple[str, ...]:
        """What Paramètres changes of the rules: one French sentence each."""
        return self.report.settings

    @property
    def bilan(self) -> dict[str, int]:
        """Number of constats by level, and of rules not judged (``NON_EVALUE``)."""
        return self.report.bilan

    @property
    def is_blocked(self) -> bool:
        """Tell whether something is BLOQUANT."""
        return self.report.is_blocked

    @property
    def synthese(self) -> "Synthese":
        """The figures of the sheet Synthèse: weekly minutes and exact ETP, worked out anew."""
        from pial_xl.report.synthese import synthese  # noqa: PLC0415 - a control may do without

        return synthese(self.dossier)

    def as_json(self) -> dict[str, object]:
        """Give the object that ``pial-xl controler --json`` prints."""
        return self.report.as_json()

    def save_report(self, output: str | PathLike[str]) -> tuple[str, ...]:
        """Write the report, with the figures and their charts, to a new ``.xlsx``.

        An earlier report of that name is replaced; any other file is left as it is. What the
        person wrote in the columns Suivi and Note goes on: from the workbook's own sheet
        Contrôles, and from the report before, of that name or the latest beside.

        Returns:
            One French sentence for each thing to say of Suivi and Note: an acceptance without
            effect, say. None most often.

        Raises:
            WriteError: wrong extension, a file that is no report, no permission, disk full…
        """
        from pial_xl.usecases.report import write_report  # noqa: PLC0415 - slow to import
        from pial_xl.usecases.rule_lines import rule_lines  # noqa: PLC0415 - likewise

        rules = rule_lines(self.dossier, self.constats)
        return write_report(self.report, self.synthese, self.path, Path(output), rules)


def check_workbook(path: Path, reference: date) -> CheckResult:
    """Read a closed workbook and control it on the reference date; the file is left untouched.

    Raises:
        WorkbookReadError: when it cannot be read as a PIAL workbook.
    """
    return check_raw(read_workbook(path), path, reference)


def check_raw(raw: RawWorkbook, path: Path | None, reference: date) -> CheckResult:
    """Control a workbook that has been read, on the reference date.

    Args:
        raw: what was read.
        path: its file, if it has one.
        reference: the date.
    """
    judgment = judge(raw, reference)
    return CheckResult(path, judgment.dossier, judgment.report)
