"""T: the timetable of each AESH, and what the law and good sense ask of it."""
