"""The spreadsheet programs that hold the open workbook, and what each does in its own way."""

from pial_xl.sheets.open.hosts.choice import Attachment, attach, tell_without_workbook
from pial_xl.sheets.open.hosts.common import Host
from pial_xl.sheets.open.hosts.looks import RichFragment

__all__ = ["Attachment", "Host", "RichFragment", "attach", "tell_without_workbook"]
