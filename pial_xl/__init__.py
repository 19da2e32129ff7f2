"""pial_xl: contrôle des heures d'AESH d'un PIAL et lettres de mission, depuis un classeur."""

__version__ = "0.1.0"
