"""The open workbook, in Excel or LibreOffice, through xlwings.

``hotes`` holds what xlwings leaves to each spreadsheet program; every other module is plain
xlwings code, the same for all of them.
"""
