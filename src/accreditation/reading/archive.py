"""Documents that are zip files, opened within limits."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from accreditation.files import nothing_usable

MAX_UNPACKED = 300_000_000
MAX_RATIO = 200
"""How many times larger than its file a part may be; text packs to a tenth or a twentieth."""

SMALL = 2_000_000
"""Parts up to this size are unpacked whatever their ratio."""

MAX_PARTS = 20_000


class Archive:
    """A zip file whose parts together are of a size that a document may have.

    Raises:
        InputError: it is damaged or encrypted, or unpacks to more than a document.
    """

    def __init__(self, file: Path, data: bytes) -> None:
        self.file = file
        self.zip: zipfile.ZipFile = self._sound(lambda: zipfile.ZipFile(io.BytesIO(data)))
        parts = self.zip.infolist()
        bloated = any(
            part.file_size > SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1)
            for part in parts
        )
        total = sum(part.file_size for part in parts)
        if bloated or total > MAX_UNPACKED or len(parts) > MAX_PARTS:
            raise nothing_usable("unpacks to far more than a document; it is not opened.", file)
        if any(part.flag_bits & 1 for part in parts):
            raise nothing_usable("is encrypted; save it without a password.", file)
        self.names = {part.filename for part in parts}

    def read(self, name: str) -> bytes:
        """A part of the file.

        Raises:
            InputError: it is not there, or damaged.
        """
        return bytes(self._sound(lambda: self.zip.read(name)))

    def _sound(self, call: Callable[[], Any]) -> Any:
        try:
            return call()
        except (
            zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError,
            ValueError, NotImplementedError, RuntimeError,
        ):  # fmt: skip
            raise nothing_usable("is damaged; it cannot be unpacked.", self.file) from None

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.zip.close()
