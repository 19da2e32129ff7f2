"""Small values and their French writings: text keys, durations, dates, UAI, quotité.

Every module parses and formats one kind of value, or says what names and cells may hold; none
reads a workbook.
"""
