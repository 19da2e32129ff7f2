"""Writes a ``vbaProject.bin`` from VBA sources: ``build_vba_project()``.

Standard library only. The format is that of [MS-OVBA] (the project) inside [MS-CFB] (the
container). No compiled code is written: the program that opens the workbook compiles the sources.
"""

from pial_xl.engines.vba_project.module import ModuleKind, ModuleVba, VbaError
from pial_xl.engines.vba_project.project import build_vba_project

__all__ = ["ModuleKind", "ModuleVba", "VbaError", "build_vba_project"]
