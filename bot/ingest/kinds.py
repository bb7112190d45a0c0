"""What kind of file was sent: by its name, and by its first bytes where these contradict it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal

from bot.knowledge.files import MAX_BYTES, Refused, error

Kind = Literal["yaml", "markdown", "zip", "text", "html", "docx", "pdf"]

MIB = 1024 * 1024
_MOST_BYTES: dict[Kind, int] = {
    "yaml": MAX_BYTES,
    "markdown": MAX_BYTES,
    "text": MAX_BYTES,
    "html": 4 * MIB,
    "zip": 10 * MIB,
    "docx": 10 * MIB,
    "pdf": 10 * MIB,
}
_SUFFIXES: dict[str, Kind] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".md": "markdown",
    ".zip": "zip",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
_OTHERS = {
    ".doc": "tệp Word đời cũ (.doc); hãy mở bằng Word rồi lưu lại thành .docx",
    ".docm": "tệp Word có macro (.docm) không được nhận; hãy lưu lại thành .docx",
    ".rtf": "tệp RTF; hãy mở bằng Word rồi lưu lại thành .docx",
    ".odt": "tệp LibreOffice (.odt); hãy mở ra rồi lưu lại thành .docx",
    ".rar": "tệp nén .rar; hãy nén lại thành .zip",
    ".7z": "tệp nén .7z; hãy nén lại thành .zip",
}
_TAKEN = "bot nhận .yaml, .md, .zip và bài viết .txt, .html, .docx, .pdf"

_OLD_OFFICE = (
    "đây là tệp Office đời cũ hoặc có đặt mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại "
    "thành .docx"
)
_PROGRAM = "đây là một chương trình máy tính, không phải tệp kiến thức hay bài viết"
_PICTURE = "đây là ảnh; bot chỉ đọc được bài viết dạng chữ"
_PACKED = "đây là tệp nén kiểu khác; hãy nén lại thành .zip"
_NEVER = (
    (b"\xd0\xcf\x11\xe0", _OLD_OFFICE),
    (b"{\\rtf", "đây là tệp RTF; hãy mở bằng Word rồi lưu lại thành .docx"),
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x1f\x8b", _PACKED),
)
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
_NAMES: dict[Kind, str] = {"zip": "tệp zip", "docx": "tệp Word .docx", "pdf": "tệp PDF"}


def named_kind(name: str) -> Kind | None:
    """Tell the kind that a file's name promises; None for a name of another kind."""
    return _SUFFIXES.get(PurePosixPath(name).suffix.lower())


def most_bytes(name: str) -> int:
    """How large a file of this name may be, in bytes: to be asked before it is downloaded."""
    kind = named_kind(name)
    return _MOST_BYTES[kind] if kind else MAX_BYTES


def kind_of(name: str, data: bytes, shown: str) -> Kind:
    """Tell the kind of a file; Refused for what is too large, empty, or not what it is called."""
    kind = named_kind(name)
    if kind is None:
        suffix = PurePosixPath(name).suffix.lower()
        raise Refused(
            error(shown, None, _OTHERS.get(suffix, f"không đọc được loại tệp này; {_TAKEN}"))
        )
    if len(data) > (most := _MOST_BYTES[kind]):
        message = f"tệp lớn hơn {most // MIB} MB; hãy chia nhỏ, hoặc bỏ bớt ảnh"
        raise Refused(error(shown, None, message))
    if not data.strip() and kind not in ("yaml", "markdown"):
        raise Refused(error(shown, None, "tệp trống"))
    if belied := _belied(kind, data):
        raise Refused(error(shown, None, belied))
    return kind


def _belied(kind: Kind, data: bytes) -> str | None:
    """Say what the bytes are where they are not what the name promises.

    The reader of the knowledge files looks at theirs itself.
    """
    if kind in ("yaml", "markdown"):
        return None
    for magic, told in _NEVER:
        if data.startswith(magic) and (kind in _NAMES or not _reads_as_text(data)):
            return told
    found: Kind | None = "zip" if data.startswith(_ZIPPED) else None
    if b"%PDF-" in data[: 1024 if kind == "pdf" else 5]:  # printers may write something before it
        found = "pdf"
    if kind == "docx" and found == "zip":
        return None
    if found and found != kind:
        return f"tên tệp không đúng: bên trong là {_NAMES[found]}"
    if kind in _NAMES and found is None:
        return f"tệp hỏng, hoặc không phải {_NAMES[kind]}; hãy mở ra, lưu lại rồi gửi lại"
    return None


def _reads_as_text(data: bytes) -> bool:
    """Whether it only begins like something else ("MZ là gì?")."""
    return not any(byte < 0x09 for byte in data[:1024])
