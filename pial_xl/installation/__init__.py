"""Settle pial_xl for one user, without administrator rights, and take everything away again.

==================  ==============================================================================
``machine``         the system, the user's folders, the interpreter that runs
``interpreter``      the record of the interpreter, which the macros of the workbook read
``raccourcis``      what can be started outside the workbook
``lanceurs_*``      those shortcuts as each system wants them
``script_excel``    what Excel for Mac, which may start nothing itself, asks to start Python
``pieces``          everything that is put on a machine
``log``         what was put there: only that is ever removed
``setup``            put a file, take it away, never a user's
``window``         a command run in a window of its own, which waits to be read
``envoi``           control the files that the desktop hands over
``hotes``           Excel on the machine
``libreoffice``     LibreOffice's own settings about macros, and whether it has the menu PIAL
``extension/``      the menu PIAL of LibreOffice, which does not hang on a workbook
``menu_libreoffice`` give LibreOffice that menu, take it back
``record``        the Windows registry
``obstacles``       what would stop the buttons, and what to do about it
==================  ==============================================================================

How a macro finds Python: the first line of a text file, in the encoding that VBA's ``Line Input``
expects (the system's code page on Windows, UTF-8 elsewhere):

- Windows: ``Environ("APPDATA") & "\\pial_xl\\interpreteur.txt"``;
- Linux: ``pial_xl/interpreteur.txt`` in ``Environ("XDG_CONFIG_HOME")``, else in
  ``Environ("HOME") & "/.config"``;
- LibreOffice on a Mac: ``Environ("HOME") & "/Library/Application Support/pial_xl/…"``;
- Excel on a Mac reads and starts nothing outside its sandbox:
  ``AppleScriptTask("pial_xl.applescript", "lancer", mots)``, the words after ``bouton`` separated
  by line feeds.

Python is started with ``-P``: a file named as one of our modules, in the folder of a workbook that
came by mail, must never be imported.
"""
