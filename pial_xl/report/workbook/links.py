"""Links from the report to the cells of the controlled workbook."""

from pial_xl.report.text import displayable

_URL_MAX = 2_000
_ESCAPED = {ord(c): f"%{ord(c):02X}" for c in '%"#?<>[]^`{}| '}


def cell_link(workbook_link: str, sheet: str, cell: str) -> str | None:
    """Give the XlsxWriter link to a cell of another workbook, or None when it cannot be written.

    Args:
        workbook_link: relative path of that workbook, with slashes.
        sheet: title of the sheet, as it is.
        cell: address in A1 form.
    """
    path = workbook_link.translate(_ESCAPED)
    anchor = f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"
    too_long = max(len(path), len(anchor)) * 2 > _URL_MAX
    if too_long or displayable(path + anchor) != path + anchor:
        return None
    return f"external:{path}#{anchor}"
