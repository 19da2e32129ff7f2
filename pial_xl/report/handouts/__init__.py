"""What a coordinator hands over or reads at a meeting: sheets made anew each time, as values.

One module per kind of sheet. Nothing here knows a spreadsheet program: ``report.workbook.handouts``
draws them in a new file; in an open workbook, the sheets of that file are put in.
"""
