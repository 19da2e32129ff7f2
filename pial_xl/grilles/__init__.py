"""The timetable as grids: a person's week, days across, typed in and read back. Pure.

``entry`` says what a cell says; ``drawing`` lays slots out; ``sheet`` finds a grid on a sheet that
a person edited; ``reading``, ``changes`` and ``read_back`` say what its edits change of T_Creneaux
and nothing else.
"""
