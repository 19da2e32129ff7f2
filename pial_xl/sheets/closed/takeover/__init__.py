"""Reads an older workbook of ours whole, to move it into a new one."""
