"""The menu PIAL of LibreOffice: an extension of our own, built here from its sources.

A menu does not hang on the workbook, as its buttons do: it stays where LibreOffice loses these (its
own save does), and it works whatever LibreOffice's security lets the macros of a workbook do.

============  ====================================================================================
``basic/``    the macros that do not change, in LibreOffice's Basic
``macros``    the whole library: those, the phrases of the workbook's own macros, one a command
``menu``      where LibreOffice shows the commands
``package``    the extension as a file
============  ====================================================================================
"""

from pial_xl.installation.extension.package import package, parts

__all__ = ["package", "parts"]
