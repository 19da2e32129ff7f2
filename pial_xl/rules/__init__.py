"""The catalogue of controls: one small function per rule, one module per family."""

from pial_xl.rules.moteur import appliquer, catalogue
from pial_xl.rules.registre import Constat, Reserve, Rule, rule

__all__ = ["Constat", "Reserve", "Rule", "appliquer", "catalogue", "rule"]
