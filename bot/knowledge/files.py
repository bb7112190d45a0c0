"""A file's bytes -> its text in NFC, or the reason why it can't be read as text."""

from __future__ import annotations

import errno
import re
import stat
import unicodedata
from pathlib import Path

from bot.model import Problem

MAX_BYTES = 2 * 1024 * 1024

_SAVE_AS = "hãy mở tệp và lưu lại bằng bảng mã UTF-8"
_TYPE_AGAIN = "hãy chuyển sang font Unicode rồi lưu lại bằng bảng mã UTF-8"

# How programs, archives, pictures and office files begin.
_NO_TEXT = tuple(
    bytes.fromhex(magic)
    for magic in "4d5a 7f454c46 504b0304 504b0506 89504e47 ffd8ff 47494638 255044462d d0cf11e0 "
    "52617221 377abcaf 1f8b".split()
)
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
# Letters of the old one-byte fonts as they look when taken for Western text.
_TCVN3 = re.compile(r"(?<=[a-zA-Z\xa8-\xbe])[\xa8-\xaa\xac-\xae\xb5-\xb9\xbc-\xbe\xc6]|\xae(?=\w)")
_VNI = re.compile(r"(?<=[aeiouyôöAEIOUYÔÖ])[äåøûïëüõÄÅØÛÏËÜÕ]|\b[ñÑ](?=\w)")
_CP1258 = re.compile(r"(?<=[aeiouyAEIOUYâãêôõýÂÃÊÔÕÝ])[\xcc\xec\xd2\xde\xf2]|\xf0(?=\w)")
_LEAST_TRACES = 3

_HIGHEST_PILE = 30
_NO_LETTERS = re.compile(r"[^\w\s\x00-\x7f]{31,}")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Marks that turn the direction of writing: what is read there is not what is stored.
_TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Line ends that no editor counts as lines: they must not move the line numbers.
_ODD_SPACES = re.compile("[\x0b\x0c\x85\u2028\u2029]")


class Refused(Exception):  # noqa: N818 - it reads as what happened to the file
    """What was read can't be used; `problems` say where and why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def error(path: str, line: int | None, message: str) -> Problem:
    return Problem(path, line, "error", message)


def warning(path: str, line: int | None, message: str) -> Problem:
    return Problem(path, line, "warning", message)


def read_text(path: Path, shown: str) -> str:
    """Read the file's text; Refused with a problem under the name `shown`."""
    return text_of(read_bytes(path, shown), shown)


def read_bytes(path: Path, shown: str) -> bytes:
    """Read a file, one byte more than `MAX_BYTES` where it is larger; Refused where it can't be."""
    try:
        return _read(path, shown)
    except OSError as failure:
        raise Refused(error(shown, None, why_unreadable(failure))) from failure


def why_unreadable(failure: OSError) -> str:
    """Say in a plain sentence what the system refused."""
    match failure.errno:
        case errno.ENOENT:
            return "không tìm thấy tệp (liên kết hỏng, hoặc tệp vừa bị xoá)"
        case errno.EACCES | errno.EPERM:
            return "không có quyền đọc"
        case errno.ELOOP:
            return "liên kết vòng tròn, không dẫn tới tệp nào"
        case errno.ENOTDIR:
            return "phải là thư mục, nhưng đây là tệp"
        case _:
            return f"không đọc được ({failure.strerror or failure})"


def _read(path: Path, shown: str) -> bytes:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise Refused(error(shown, None, "phải là tệp, nhưng đây là thư mục"))
    if not stat.S_ISREG(found.st_mode):
        raise Refused(error(shown, None, "không phải tệp thường nên không đọc được"))
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def text_of(raw: bytes, shown: str) -> str:
    r"""Decode UTF-8 (a BOM and CRLF are fine) to NFC text with `\n` line ends."""
    if len(raw) > MAX_BYTES:
        raise Refused(error(shown, 1, "tệp lớn hơn 2 MB; hãy chia thành nhiều tệp nhỏ"))
    if raw.startswith(_NO_TEXT) and b"\0" in raw[:400]:
        message = "đây không phải tệp chữ (ảnh, chương trình, Word, PDF hay zip mang tên khác)"
        raise Refused(error(shown, None, message))
    if _looks_utf16(raw):
        raise Refused(error(shown, 1, f"tệp được lưu bằng UTF-16; {_SAVE_AS}"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as failure:
        line = _lines_to(raw.decode("latin-1"), failure.start)
        raise Refused(error(shown, line, _foreign(raw))) from failure
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    text = _ODD_SPACES.sub(" ", text)
    if fault := unfit(text):
        position, message = fault
        raise Refused(error(shown, _lines_to(text, position), message))
    if found := _old_font(text):
        line, message = found
        raise Refused(error(shown, line, message))
    return unicodedata.normalize("NFC", text)


def unfit(text: str) -> tuple[int, str] | None:
    """Find what no text may hold: where it stands, and a sentence about it."""
    if control := _CONTROL.search(text):
        name = "NUL" if control[0] == "\0" else f"U+{ord(control[0]):04X}"
        return control.start(), f"có ký tự điều khiển {name} không nhìn thấy; hãy xoá nó đi"
    if turn := _TURN.search(text):
        name = f"U+{ord(turn[0]):04X}"
        return turn.start(), f"có ký tự đảo chiều chữ {name} không nhìn thấy; hãy xoá nó đi"
    if pile := _piled_marks(text):
        return pile, "có chữ bị chồng quá nhiều dấu"
    return None


def _piled_marks(text: str) -> int | None:
    """Find where marks are piled up so high that composing them would take forever."""
    for run in _NO_LETTERS.finditer(text):
        height = 0
        for position, char in enumerate(run[0], start=run.start()):
            height = height + 1 if unicodedata.combining(char) else 0
            if height > _HIGHEST_PILE:
                return position
    return None


def _lines_to(text: str, position: int) -> int:
    before = text[:position].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1


def _looks_utf16(raw: bytes) -> bool:
    head = raw[:400]
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or zeros * 4 > len(head) > 1


def _foreign(raw: bytes) -> str:
    mended = raw.decode("utf-8", "replace")
    if len(_VIETNAMESE.findall(mended)) > mended.count("\ufffd"):
        return "ở đây có chữ bị hỏng, không phải UTF-8; gõ lại chữ đó rồi lưu tệp bằng UTF-8"
    text = raw.decode("latin-1")
    traces = {
        f"tệp dùng font TCVN3 (.VnTime); {_TYPE_AGAIN}": len(_TCVN3.findall(text)),
        f"tệp dùng font VNI; {_TYPE_AGAIN}": len(_VNI.findall(text)),
        f"tệp được lưu bằng Windows-1258; {_SAVE_AS}": len(_CP1258.findall(text)),
    }
    likely = max(traces, key=lambda message: traces[message])
    return likely if traces[likely] >= _LEAST_TRACES else f"tệp không phải UTF-8; {_SAVE_AS}"


def _old_font(text: str) -> tuple[int, str] | None:
    """Find the first line whose letters are those of an old font pasted into a UTF-8 file."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii() or _VIETNAMESE.search(line):
            continue
        for name, trace in (("TCVN3 (.VnTime)", _TCVN3), ("VNI", _VNI)):
            found = trace.findall(line)
            if len(found) >= _LEAST_TRACES and len(set(found)) > 1:
                return number, f"dòng này dùng font {name}; {_TYPE_AGAIN}"
    return None
