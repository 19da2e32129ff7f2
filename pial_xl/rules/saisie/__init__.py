"""S: structure of the workbook and what was typed in its cells."""
