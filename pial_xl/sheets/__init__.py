"""The workbook room: reading closed files safely, writing new ones beside and whole."""
