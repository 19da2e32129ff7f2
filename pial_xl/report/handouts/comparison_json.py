"""What changed between two states of a workbook, for a program: no code, small counts untold."""

from pial_xl.report.comparison import Comparison
from pial_xl.report.handouts.comparison_constats import controle_changes
from pial_xl.report.handouts.comparison_places import told_moves, told_notified
from pial_xl.units.durations import round_minutes


def comparison_json(c: Comparison) -> dict[str, object]:
    """Give the object of ``pial-xl comparer --json``: minutes a week; null for what is not told."""
    before, after = told_notified(c)
    come, gone, changed = told_moves(c)
    return {
        "avant": c.before.dossier.reference.isoformat(),
        "apres": c.after.dossier.reference.isoformat(),
        "aesh": {
            "avant": len(c.before.dossier.contrats),
            "apres": len(c.after.dossier.contrats),
            "arrives": len(c.aesh.come),
            "partis": len(c.aesh.gone),
            "contrats_changes": len(c.contrats),
            "devenus_absents": len(c.absent.come),
            "revenus": len(c.absent.gone),
        },
        "eleves": {
            "avant": before,
            "apres": after,
            "arrives": come,
            "partis": gone,
            "changes": changed,
        },
        "heures": {
            "en_plus": round_minutes(c.added),
            "en_moins": round_minutes(c.removed),
            "autre_eleve": round_minutes(c.moved_between_eleves),
            "autre_aesh": round_minutes(c.moved_between_aesh),
        },
        "constats": _constats(c),
    }


def _constats(c: Comparison) -> list[dict[str, object]]:
    names = ("nouveaux", "resolus", "changes")
    changes = sorted(controle_changes(c), key=lambda change: change.code)
    return [
        {
            "code": change.code,
            "niveau": change.niveau.value,
            **dict(zip(names, change.told, strict=True)),
        }
        for change in changes
    ]
