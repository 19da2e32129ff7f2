"""Writes a ``vbaProject.bin`` from VBA sources: ``projet_vba()``.

Standard library only. The format is that of [MS-OVBA] (the project) inside [MS-CFB] (the
container). No compiled code is written: the program that opens the workbook compiles the sources.
"""

from pial_xl.template.vba_projet.module import ErreurVba, Genre, ModuleVba
from pial_xl.template.vba_projet.projet import projet_vba

__all__ = ["ErreurVba", "Genre", "ModuleVba", "projet_vba"]
