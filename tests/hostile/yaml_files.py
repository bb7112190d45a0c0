"""YAML that kills a naive reader, loses text in it, or only comes from a clumsy editor."""

from __future__ import annotations

from tests.hostile.cases import Case

ENTRY = (
    "- id: thu\n"
    "  questions: [Thử một, thử hai, thử ba, thử bốn, thử năm, thử sáu, thử bảy]\n"
    "  answer: Được.\n"
)
IN_TCVN3 = "- id: thu\n  questions: [a]\n  answer: Së Lao ®éng - Th­¬ng binh vµ X· héi\n"
IN_VNI = "- id: thu\n  questions: [a]\n  answer: Sôû Lao ñoäng - Thöông binh vaø Xaõ hoäi\n"
# Windows writes the tone behind its vowel.
IN_CP1258 = "- id: thu\n  answer: Thư viê\u0323n, mo\u0323i ngươ\u0300i, đê\u0309 ơ\u0309\n"
LAUGHS = "- a: &a [ha, ha]\n" + "".join(
    f"- {chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]\n"
    for n in range(12)
)
IN_A_SENTENCE = "có nghĩa riêng trong YAML"


def answered(answer: str, more: str = "") -> bytes:
    return ENTRY.replace("Được.", answer).encode() + more.encode()


def yaml(
    what: str, make: bytes, said: str | None = None, line: int | None = None, **more: str | bool
) -> Case:
    return Case(what, "thu.yaml", make, said, line, "qa/thu.yaml", **more)  # type: ignore[arg-type]


CLEVER = (
    yaml("alias", answered("*thu"), IN_A_SENTENCE, 3),
    yaml("anchor", answered("&thu Được."), IN_A_SENTENCE, 3),
    yaml("alias bomb", LAUGHS.encode(), IN_A_SENTENCE, 1),
    yaml("alias of itself", b"&a [*a]\n", IN_A_SENTENCE, 1),
    yaml("tag that runs a command", answered("!!python/object/apply:os.system [id]"), "!!", 3),
    yaml("tag that includes a file", answered("!include /etc/passwd"), "!include", 3),
    yaml("merge key", answered("Được.", "  <<: {gap: true}\n"), "<<", 4),
    yaml("list as a key", b"? [a]\n: b\n", "tên trường phải là chữ", 1),
    yaml("two documents", ENTRY.encode() + b"---\n" + ENTRY.encode(), "tài liệu thứ hai", 4),
    yaml("directive", b"%YAML 9.9\n---\n" + ENTRY.encode(), "dấu % đứng đầu", 1),
    yaml("50 KB of [", b"[" * 50_000, "lồng quá sâu", 1),
    yaml("50 KB of {", b"{" * 50_000, "lồng quá sâu", 1),
    yaml("2 MB of dashes", b"- " * 1_000_000, "lồng quá sâu", 1),
    yaml(
        "thirty levels deep",
        "".join(" " * n + "a:\n" for n in range(30)).encode(),
        "lồng quá sâu",
        20,
    ),
    yaml("too many values", b"- a\n" * 150_000, "quá nhiều mục", 100_000),
    yaml("huge scalar", answered("a" * 1_900_000), "câu dài quá", 3),
    yaml("quote that never ends", answered('"' + "a b\n    " * 100_000), "dấu nháy mở", 3),
    yaml("key of a megabyte", b"a" * 1_000_000 + b": b\n", "câu dài quá", 1),
    yaml("larger than 2 MB", b"#" * (2 * 1024 * 1024 + 1), "lớn hơn 2 MB"),
    yaml("90,000 phrasings", answered("Được.").replace(b"[", b"[" + b"a," * 90_000)),
)
SPOILT = (
    yaml("NUL", answered("a\0b"), "ký tự điều khiển NUL", 3),
    yaml("NUL behind a backslash", answered('"a\\0b"'), "ký tự điều khiển NUL", 3),
    yaml("terminal control behind a backslash", answered('"\\e[2J"'), "U+001B", 3),
    yaml("half a character behind a backslash", answered('"\\ud800"'), "dấu \\ trong nháy kép", 3),
    yaml("bidi override", answered("\u202egnort"), "đảo chiều chữ U+202E", 3),
    yaml("bidi isolate", answered("a\u2066b"), "đảo chiều chữ U+2066", 3),
    yaml("bidi override behind a backslash", answered('"\\u202egnort"'), "U+202E", 3),
    yaml("marks piled up", answered("a" + "\u0301" * 1_000), "chồng quá nhiều dấu", 3),
    yaml(
        "marks piled up behind backslashes",
        answered('"a' + "\\u0301\\u0323" * 16_000 + '"'),
        "chồng quá nhiều dấu",
        3,
    ),
    yaml("homoglyph in an id", answered("Được.").replace(b"thu", "thư".encode()), "`thu`?", 1),
    yaml("Cyrillic letter in an id", ENTRY.replace("thu", "th\u0443").encode(), "không hợp lệ", 1),
    yaml("full-width id", ENTRY.replace("thu", "ｔｈｕ").encode(), "không hợp lệ", 1),
    yaml("zero-width space in an id", ENTRY.replace("thu", "t\u200bhu").encode(), "hợp lệ", 1),
    yaml("invalid UTF-8", ENTRY.encode() + b"# \xff\n", "chữ bị hỏng", 4),
    yaml("cut within a letter", ENTRY.encode()[:-5], "chữ bị hỏng", 3),
    yaml("surrogates in UTF-8", ENTRY.encode() + b"# \xed\xa0\x80\n", "chữ bị hỏng", 4),
    yaml("TCVN3", IN_TCVN3.encode("latin-1"), "TCVN3", 3),
    yaml("VNI", IN_VNI.encode("latin-1"), "VNI", 3),
    yaml("TCVN3 pasted into UTF-8", IN_TCVN3.encode(), "TCVN3", 3),
    yaml("VNI pasted into UTF-8", IN_VNI.encode(), "VNI", 3),
    yaml("Windows-1258", IN_CP1258.encode("cp1258"), "Windows-1258", 2),
    yaml("UTF-16", ENTRY.encode("utf-16"), "UTF-16", 1),
    yaml("UTF-16 without its mark", ENTRY.encode("utf-16-le"), "UTF-16", 1),
    yaml("UTF-16 the other way round", ENTRY.encode("utf-16-be"), "UTF-16", 1),
    yaml("UTF-32", ENTRY.encode("utf-32"), "UTF-16", 1),
    yaml("program called YAML", b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 500, "không phải tệp chữ"),
    yaml(
        "picture called YAML", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 50, "không phải tệp chữ"
    ),
    yaml("zip called YAML", b"PK\x03\x04" + b"\0" * 50, "không phải tệp chữ"),
)
CLUMSY = (
    yaml("tab", answered("Được.", "\tgap: true\n"), "phím Tab", 4),
    yaml("space that is none", answered("Được.", "\u00a0 gap: true\n"), "dấu cách lạ", 4),
    yaml("value cut by #", answered("Sách số #1"), "dấu # trở đi", 3),
    yaml("key twice", answered("Được.", "  answer: Không.\n"), "đã có ở dòng 3", 4),
    yaml("id twice", ENTRY.encode() + ENTRY.encode(), breaks=True),
    yaml("misspelt field", ENTRY.replace("answer", "anwser").encode(), "ý bạn là `answer`?", 3),
    yaml("text in place of a list", b"gi\xe1\xbb\x9d m\xe1\xbb\x9f c\xe1\xbb\xada\n", "- id:", 1),
    yaml("no", answered("no")),
    yaml("number with a zero before it", answered("0123")),
    yaml("time of the day", answered("12:30")),
    yaml("date", answered("2022-02-28")),
    yaml("null", answered("~")),
    yaml("infinity", answered(".inf")),
    yaml("byte order mark", b"\xef\xbb\xbf" + ENTRY.encode()),
    yaml("Windows line ends", ENTRY.replace("\n", "\r\n").encode()),
    yaml("old Mac line ends", ENTRY.replace("\n", "\r").encode()),
    yaml("line ends of Unicode", answered("a\u2028b\u0085c")),
    yaml("empty", b""),
    yaml("comments alone", b"# a\n\n# b\n"),
    yaml("2 MB of empty lines", b"\n" * (2 * 1024 * 1024)),
    Case("suffix yml", "thu.yml", ENTRY.encode(), folder="qa/thu.yml"),
    Case("suffix in capitals", "THU.YAML", ENTRY.encode(), folder="qa/THU.YAML"),
    Case(
        "placeholder that reaches inside",
        "messages.yaml",
        b'greeting: "{programme.__class__}"\n',
        "không có chỗ điền",
        1,
        "messages.yaml",
    ),
    Case(
        "placeholder of a gigabyte",
        "messages.yaml",
        b'greeting: "{programme:>999999999}"\n',
        "không có chỗ điền",
        1,
        "messages.yaml",
    ),
    Case(
        "words that mean each other",
        "vocabulary.yaml",
        "synonyms:\n  sách: [sách sách, truyện]\n  truyện: sách\n".encode(),
        folder="vocabulary.yaml",
    ),
)
