"""What the output sheets say and where, as values: the same for a new file and an open workbook.

Nothing here knows a spreadsheet program: ``report.workbook`` draws the sheets, and who writes an
open workbook puts the blocks in sheets that the template has drawn.
"""
