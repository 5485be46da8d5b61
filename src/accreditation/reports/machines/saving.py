"""A workbook as bytes that are the same whenever it is saved."""

import datetime
import io
import zipfile

from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive: the first that there is."""


def saved(book: Workbook, dated: datetime.date) -> bytes:
    """The bytes of a workbook.

    Args:
        book: The workbook.
        dated: The day on which it says that it was made.
    """
    first = io.BytesIO()
    book.save(first)
    day = datetime.datetime.combine(dated, datetime.time())
    book.properties.created = book.properties.modified = day
    core = tostring(book.properties.to_tree())
    second = io.BytesIO()
    with (
        zipfile.ZipFile(first) as read,
        zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in read.namelist():
            content = core if name == ARC_CORE else read.read(name)
            file = zipfile.ZipInfo(name, _EARLIEST)
            file.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(file, content)
    return second.getvalue()
