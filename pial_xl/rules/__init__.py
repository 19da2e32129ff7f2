"""The catalogue of controls: one small function per rule, one module per family."""

from pial_xl.constats import Constat, Niveau
from pial_xl.rules.engine import apply, catalogue, left_out
from pial_xl.rules.registry import Reserve, Rule, rule

__all__ = ["Constat", "Niveau", "Reserve", "Rule", "apply", "catalogue", "left_out", "rule"]
