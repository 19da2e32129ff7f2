"""N: what the CDAPH notified, against what pupils receive."""

from pial_xl.rules.notifications import couverture, decisions, echeances

__all__ = ["couverture", "decisions", "echeances"]
