"""Letters in a workbook of their own, made and made again without a spreadsheet program."""
