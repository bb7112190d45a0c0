"""Archives that climb, lock, swell, lie, or only come from a Mac."""

from __future__ import annotations

import io
import stat
import struct
from collections.abc import Callable, Mapping
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

from tests.hostile.cases import Case
from tests.hostile.yaml_files import ENTRY

GOOD = {"qa/thu.yaml": ENTRY.encode()}
MIB = 1024 * 1024


def zipped(
    files: Mapping[str, bytes], mode: int = 0, method: int = ZIP_DEFLATED, times: int = 1
) -> bytes:
    """Pack the files, each so many times; the same bytes on every machine."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            for _ in range(times):
                info = ZipInfo(name)
                info.filename = name  # as it is: the constructor mends what is asked for here
                info.external_attr = mode << 16
                info.compress_type = method
                archive.writestr(info, data)
    return packed.getvalue()


def twice(name: str, other: str) -> bytes:
    """Pack two files, the second one renamed in place to a name as long."""
    packed = zipped({name: ENTRY.encode(), "qa/zzz.yaml": b"[]"})
    return packed.replace(b"qa/zzz.yaml", other.encode())


def with_flag(data: bytes, flag: int) -> bytes:
    """Set a flag of all entries, in both places where it stands."""
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            (flags,) = struct.unpack_from("<H", data, place + at)
            data = data[: place + at] + struct.pack("<H", flags | flag) + data[place + at + 2 :]
            place = data.find(mark, place + 4)
    return data


def with_wrong_sum(data: bytes) -> bytes:
    """Spoil the check sums, in both places."""
    local, central = data.find(b"PK\x03\x04") + 14, data.find(b"PK\x01\x02") + 16
    data = data[:local] + b"\1\2\3\4" + data[local + 4 :]
    return data[:central] + b"\1\2\3\4" + data[central + 4 :]


def claiming(data: bytes, size: int) -> bytes:
    """Claim another size of the unpacked file, in both places."""
    local, central = data.find(b"PK\x03\x04") + 22, data.find(b"PK\x01\x02") + 24
    data = data[:local] + struct.pack("<I", size) + data[local + 4 :]
    return data[:central] + struct.pack("<I", size) + data[central + 4 :]


def packed(
    what: str, make: bytes | Callable[[], bytes], said: str | None = None, line: int | None = None
) -> Case:
    return Case(what, "kien-thuc.zip", make, said, line)


ZIPS = (
    packed("path that climbs", zipped({"qa/../../thu.yaml": b"[]"}), "đi ra ngoài"),
    packed("path that climbs by backslash", zipped({"qa\\..\\..\\thu.yaml": b"[]"}), "đi ra ngoài"),
    packed("absolute path", zipped({"/etc/passwd": b"x"}), "tuyệt đối"),
    packed("path on a drive", zipped({"C:/qa/thu.yaml": b"[]"}), "tuyệt đối"),
    packed("path on a share", zipped({"\\\\may\\qa\\thu.yaml": b"[]"}), "tuyệt đối"),
    packed("symbolic link", zipped({"qa/thu.yaml": b"/etc/passwd"}, stat.S_IFLNK), "liên kết"),
    packed("device", zipped({"qa/thu.yaml": b""}, stat.S_IFCHR), "không phải tệp thường"),
    packed("wrong check sum", with_wrong_sum(zipped(GOOD)), "tệp nén hỏng"),
    packed("cut archive", zipped(GOOD)[:-30], "tệp nén hỏng"),
    packed("archive of noise", b"PK\x03\x04" + bytes(range(256)) * 20, "tệp nén hỏng"),
    packed("archive within an archive", zipped({"qa/thu.zip": zipped(GOOD)}), "trong tệp nén"),
    packed("locked archive", with_flag(zipped(GOOD), 1), "mật khẩu"),
    packed("empty archive", zipped({}), "không có tệp kiến thức"),
    packed("archive of folders", zipped({"qa/": b"", "articles/": b""}), "không có tệp kiến thức"),
    packed(
        "file that swells", lambda: zipped({"qa/thu.yaml": b"#" * (MIB + MIB // 2)}), "phình to"
    ),
    packed(
        "files that swell together",
        lambda: zipped({f"qa/a{n}.yaml": b"#" * MIB for n in range(25)}),
        "lớn hơn 20 MB",
    ),
    packed("file that claims four gigabytes", claiming(zipped(GOOD), 2**32 - 2), "lớn hơn 20 MB"),
    packed("file that claims too little", claiming(zipped(GOOD), 10), "tệp nén hỏng"),
    packed("600 files", zipped({f"qa/a{n}.yaml": b"[]" for n in range(600)}), "quá nhiều tệp"),
    packed("name twice", twice("qa/thu.yaml", "qa/thu.yaml"), "hai lần"),
    packed("name twice but for case", twice("qa/thu.yaml", "qa/THU.yaml"), "hai lần"),
    packed("program among the files", zipped({**GOOD, "chay.exe": b"MZ"}), "không thuộc kho"),
    packed("misspelt name", zipped({"programe.yaml": b"name: x\n"}), "`programme.yaml`?"),
    packed("folder of another kind", zipped({"../qa/thu.yaml": b"[]"}), "đi ra ngoài"),
    packed("line end in a name", zipped({"qa/a\nb.yaml": b"[]"}), "ký tự lạ"),
    packed("turned letters in a name", zipped({"qa/a\u202eb.yaml": b"[]"}), "ký tự lạ"),
    packed(
        "NUL in a name", zipped({"qa/a.yamlX.exe": b"[]"}).replace(b"X.exe", b"\0.exe"), "ký tự lạ"
    ),
    packed("LZMA", zipped(GOOD, method=ZIP_LZMA), "nén theo cách lạ"),
    packed("bad YAML inside", zipped({"qa/thu.yaml": b"- id: &a b\n"}), "qa/thu.yaml:1", 1),
    packed("folder around everything", zipped({"kien-thuc/qa/thu.yaml": ENTRY.encode()})),
    packed(
        "traces of a Mac and of Windows",
        zipped(
            {**GOOD, "__MACOSX/qa/._thu.yaml": b"\0", ".DS_Store": b"\0", "qa/Thumbs.db": b"\0"}
        ),
    ),
    packed("drafts beside", zipped({**GOOD, "drafts/a.yaml": b"&a [*a]"})),
)
