"""A zip file from anywhere -> its entries, once nothing in it can do harm."""

from __future__ import annotations

import io
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bot.ingest.kinds import MIB
from bot.knowledge.files import Refused, error

MOST_ENTRIES = 500
MOST_UNPACKED = 20 * MIB
_MOST_RATIO = 200  # the most repetitive office text packs to a fiftieth
_RATIO_COUNTS_FROM = MIB // 4

_ENCRYPTED = 0x1
_BROKEN = "tệp nén hỏng; hãy nén lại rồi gửi lại"


@contextmanager
def opened(data: bytes, shown: str, most: int = MOST_UNPACKED) -> Iterator[ZipFile]:
    """Open an archive of at most `most` unpacked bytes; Refused for one that could do harm."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            _look_at_size(archive.infolist(), shown, most)
            for info in archive.infolist():
                if message := _harm_in(info):
                    raise Refused(error(printable(info.filename), None, message))
            yield archive
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as failure:
        raise Refused(error(shown, None, _BROKEN)) from failure


def content(archive: ZipFile, info: ZipInfo) -> bytes:
    """Unpack one entry, never more than it declared."""
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
        if len(data) != info.file_size:
            raise BadZipFile
        return data


def printable(name: str) -> str:
    r"""Make a name fit to be shown on one line.

    >>> printable("a\nb.yaml")
    'a�b.yaml'
    """
    seen = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return seen if len(seen) <= 80 else f"{seen[:50]}…{seen[-20:]}"


def _look_at_size(entries: list[ZipInfo], shown: str, most: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused(error(shown, None, f"tệp nén chứa quá nhiều tệp (hơn {MOST_ENTRIES})"))
    if sum(info.file_size for info in entries) > most:
        message = f"giải nén ra sẽ lớn hơn {most // MIB} MB; hãy chia nhỏ"
        raise Refused(error(shown, None, message))


def _harm_in(info: ZipInfo) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & _ENCRYPTED:
        return "tệp nén có đặt mật khẩu; hãy nén lại không có mật khẩu"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "là liên kết, không phải tệp thường; hãy bỏ nó ra khỏi tệp nén"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "nén theo cách lạ; hãy nén lại thành .zip thông thường"
    swollen = info.file_size > _MOST_RATIO * max(info.compress_size, 1)
    if swollen and info.file_size > _RATIO_COUNTS_FROM:
        return "tệp nén phình to khác thường (zip bomb) nên không được mở"
    return None
