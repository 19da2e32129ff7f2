"""What the imaginary département 99 adds to pial-xl; importing it declares everything."""

from pial_xl_departement_99 import champs, controles, parametres

__all__ = ["champs", "controles", "parametres"]
