"""What the buttons do, on the open workbook."""
