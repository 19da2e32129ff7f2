"""The spreadsheet programs that hold the open workbook, and what each does in its own way."""

from pial_xl.sheets.open.hosts.choice import Attachment, attach, tell_without_workbook
from pial_xl.sheets.open.hosts.common import Fragment, Host

__all__ = ["Attachment", "Fragment", "Host", "attach", "tell_without_workbook"]
