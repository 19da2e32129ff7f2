"""A year of dated events, a calendar a pupil, made a timetable of two weeks: PRONOTE and EDT.

Pure: events come in, rows of T_Cours come out, with all that was matched, set aside or doubted.
"""
