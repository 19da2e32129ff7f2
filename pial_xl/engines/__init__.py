"""Engines that know nothing of the project: LibreOffice for xlwings, the vbaProject writer, PDF."""
