"""L: the mission letters of coordinators."""

from pial_xl.rules.lettres import faites, imp, lignes, modele

__all__ = ["faites", "imp", "lignes", "modele"]
