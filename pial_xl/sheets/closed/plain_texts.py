"""The shared texts of a workbook as programs write them, cut out of the XML by one pattern."""

import re
from typing import Final

from pial_xl.sheets.closed.archive import Archive
from pial_xl.sheets.closed.guard import BLOCK
from pial_xl.sheets.closed.plain_rows import MAIN, PLAIN_TEXT, is_utf8

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(<\?xml [^<>]*?\?>\s*)?<sst " + MAIN + rb'(?: [A-Za-z]+="[0-9]+")*>'
)
_END: Final = "</sst>"
_ITEM = re.compile(rf'(<si><t(?: xml:space="preserve")?>({PLAIN_TEXT}*)</t></si>)')


def plain_texts(archive: Archive, nom: str) -> list[str] | None:
    """Give the shared texts of a part, in order; None when one of them is not of the plain form.

    Raises:
        WorkbookReadError: when the part is damaged or out of measure.
    """
    allowance = archive.list_allowance()
    blocks: list[bytes] = []
    with archive.open_(nom, allowance) as stream:
        while block := stream.read(BLOCK):
            blocks.append(block)
            allowance.next_element()
    data = b"".join(blocks)
    head = _HEAD.match(data)
    if head is None or not is_utf8(head[1] or b""):
        return None
    try:
        items = data[head.end() :].decode().rstrip(" \n\t")
    except UnicodeDecodeError:
        return None
    found = _ITEM.findall(items)
    is_whole = items.endswith(_END) and sum(len(xml) for xml, _ in found) == len(items) - len(_END)
    return [text for _, text in found] if is_whole else None
