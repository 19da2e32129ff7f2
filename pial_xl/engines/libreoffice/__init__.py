"""The LibreOffice engine of xlwings: plain xlwings code runs on a live LibreOffice Calc.

``engine.activate()`` connects to LibreOffice and makes the engine the active one. What the engine
does and does not do is told in ``docs/moteur-libreoffice.md``.

Nothing is imported here: who only starts LibreOffice (``soffice``) must not wait for xlwings.
"""
