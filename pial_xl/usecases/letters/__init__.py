"""Letters of a closed workbook, in a workbook of their own, and their PDFs."""
