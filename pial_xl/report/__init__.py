"""What a person reads of a control: the terminal, JSON, and a new workbook.

Each module is imported by the use case that needs it: ``terminal`` and ``json`` cost nothing,
``workbook`` loads XlsxWriter.
"""
