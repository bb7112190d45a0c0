"""A zip file -> the knowledge files in it, by where they belong in a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from bot.ingest.archive import content, opened, printable
from bot.ingest.values import KnowledgeFiles
from bot.knowledge.files import MAX_BYTES, Refused, error
from bot.knowledge.guesses import meant
from bot.knowledge.snapshot import FOLDERS, SINGLE_FILES
from bot.model import Problem

TOP_FILES = (*SINGLE_FILES, "README.md")

_ALLOWED = "chỉ nhận programme, vocabulary, messages, questions (.yaml), qa/*.yaml và articles/*.md"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f:*?"<>|]')
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 100
_JUNK = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".git", ".vscode", ".idea"}
_ASIDE = "drafts"  # proposals wait there until a person moves them


def knowledge_in(data: bytes, shown: str) -> KnowledgeFiles:
    """Unpack the knowledge files of an archive; Refused for any path that is not of a folder."""
    with opened(data, shown) as archive:
        entries = [info for info in archive.infolist() if not _is_folder(info)]
        paths = {info.filename: _safe_path(info) for info in entries}
        wanted = [info for info in entries if not _is_junk(paths[info.filename])]
        if problems := list(_clashes(entries)):
            raise Refused(*problems)
        files, left_out = _sorted_out(archive, wanted, paths)
    if not files:
        raise Refused(error(shown, None, f"trong tệp nén không có tệp kiến thức nào; {_ALLOWED}"))
    return KnowledgeFiles(files, left_out)


def _sorted_out(
    archive: ZipFile, wanted: list[ZipInfo], paths: dict[str, PurePosixPath]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    problems: list[Problem] = []
    wrapped = _is_wrapped({paths[info.filename] for info in wanted})
    for info in wanted:
        path = paths[info.filename]
        inner = PurePosixPath(*path.parts[1:]) if wrapped else path
        if inner.parts[0].lower() == _ASIDE:
            left_out.append(printable(str(inner)))
        elif message := misplaced(inner):
            problems.append(error(printable(str(inner)), None, message))
        elif info.file_size > MAX_BYTES:
            message = "tệp lớn hơn 2 MB; hãy chia thành nhiều tệp nhỏ"
            problems.append(error(printable(str(inner)), None, message))
        else:
            files[str(inner)] = content(archive, info)
    if problems:
        raise Refused(*problems)
    return files, tuple(left_out)


def misplaced(path: PurePosixPath) -> str | None:
    """Say why a path is none of a knowledge folder's."""
    match path.parts:
        case (name,) if name in TOP_FILES:
            return None
        case (folder, name) if folder in FOLDERS and name.endswith(FOLDERS[folder]):
            return None
        case (*_, name) if name.lower().endswith((".zip", ".rar", ".7z", ".gz")):
            return "tệp nén nằm trong tệp nén; hãy giải nén nó trước"
        case (name,):
            return f"không thuộc kho kiến thức{meant(name, TOP_FILES)}; {_ALLOWED}"
        case _:
            return f"không thuộc kho kiến thức; {_ALLOWED}"


def _is_folder(info: ZipInfo) -> bool:
    return info.filename.replace("\\", "/").endswith("/") and not info.file_size


def _safe_path(info: ZipInfo) -> PurePosixPath:
    """Read an entry's name as a path; Refused for one that leads out of the folder."""
    name = unicodedata.normalize("NFC", info.orig_filename).replace("\\", "/")
    path = PurePosixPath(name)
    message = None
    if path.is_absolute() or _DRIVE.match(name):
        message = "đường dẫn tuyệt đối; hãy nén lại từ chính thư mục kiến thức"
    elif ".." in path.parts or not path.parts:
        message = "đường dẫn đi ra ngoài thư mục kiến thức nên không được nhận"
    elif _UNSAFE.search(name) or not name.isprintable() or len(name) > _LONGEST:
        message = "tên tệp có ký tự lạ hoặc quá dài; hãy đặt tên ngắn, không dấu"
    if message:
        raise Refused(error(printable(info.orig_filename), None, message))
    return path


def _is_junk(path: PurePosixPath) -> bool:
    return any(part.lower() in _JUNK or part.startswith(("._", "~$")) for part in path.parts)


def _is_wrapped(paths: set[PurePosixPath]) -> bool:
    """Whether everything lies in one folder, as archives of a folder have it."""
    tops = {path.parts[0] for path in paths}
    return (
        len(tops) == 1
        and all(len(path.parts) > 1 for path in paths)
        and not tops & {*FOLDERS, _ASIDE}
    )


def _clashes(entries: list[ZipInfo]) -> Iterator[Problem]:
    """Tell the names that come twice, also where only case or composition tells them apart."""
    seen: set[str] = set()
    for info in entries:
        name = unicodedata.normalize("NFC", info.filename).replace("\\", "/").casefold()
        if name in seen:
            yield error(printable(info.filename), None, "có hai lần trong tệp nén")
        seen.add(name)
