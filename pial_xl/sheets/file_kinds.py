"""The kinds of files that can be taken over, by how their names end."""

from pathlib import Path
from typing import Final

FILE_ENDS: Final = (".xlsx", ".xlsm", ".ods", ".csv")
"""How workbooks and tables of others end."""
CALENDAR_END: Final = ".ics"
"""How calendars do."""


def is_calendar(path: Path) -> bool:
    """Tell whether a file is a calendar, by its name."""
    return path.suffix.lower() == CALENDAR_END
