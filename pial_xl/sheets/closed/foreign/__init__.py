"""Reads the files that coordinators already have: .xlsx, .xlsm, .ods, .csv, guarded alike."""
