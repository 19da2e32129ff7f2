"""Small values and their French writings: text keys, durations, dates, UAI, quotité.

Every module parses and formats one kind of value; none knows a workbook.
"""
