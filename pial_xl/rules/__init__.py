"""The catalogue of controls: one small function per rule, one module per family."""

from pial_xl.rules.engine import apply, catalogue
from pial_xl.rules.registry import Constat, Reserve, Rule, rule

__all__ = ["Constat", "Reserve", "Rule", "apply", "catalogue", "rule"]
