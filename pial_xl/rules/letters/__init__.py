"""L: the mission letters of coordinators."""

from pial_xl.rules.letters import imp, made, model, rows

__all__ = ["imp", "made", "model", "rows"]
