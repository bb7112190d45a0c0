"""What can be served but a person should look at: told with its place and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.knowledge import Places, advise, read, take
from tests.knowledge.folders import PROGRAMME, SEVEN, TODAY, entry, write

ARTICLE = "---\ntitle: Nội quy\nas_of: 2024\n---\nGiữ trật tự.\n"
UNDATED = ARTICLE.replace("as_of: 2024\n", "")


def answered(answer: str, more: str = "") -> str:
    return f"- id: gio\n  questions: {SEVEN}\n  answer: |-\n    {answer}\n{more}"


def phrased(*questions: str, name: str = "gio") -> str:
    return entry(name, "[" + ", ".join(f'"{question}"' for question in questions) + "]")


TOLD = [
    ({"qa/a.yaml": answered("chữ " * 1025)}, "qa/a.yaml", 3, "dài 4099 ký tự"),
    ({"qa/a.yaml": answered("😀 " * 1400)}, "qa/a.yaml", 3, "dài 4199 ký tự"),
    (
        {"qa/a.yaml": answered("Xem [giờ nghỉ](#gio-nghi)."), "qa/b.yaml": entry("gio-nghi-le")},
        "qa/a.yaml",
        3,
        "`gio-nghi`, nhưng không có mục nào mang mã này; ý bạn là `gio-nghi-le`?",
    ),
    (
        {"qa/a.yaml": answered("Xem https://t.me/thu_vien_bot?start=gio-nghi nhé.")},
        "qa/a.yaml",
        3,
        "`gio-nghi`",
    ),
    (
        {"qa/a.yaml": answered("Xem t.me/b?start=noi-quy__2."), "articles/noi-quy.md": ARTICLE},
        "qa/a.yaml",
        3,
        "ý bạn là `noi-quy__1`?",
    ),
    ({"articles/noi-quy.md": UNDATED}, "articles/noi-quy.md", 2, "chưa ghi ngày"),
    (
        {
            "qa/a.yaml": entry("a", more="  sources:\n    - title: Sổ tay\n")
            + entry("b", more="  sources: [{title: Sổ tay}]\n")
        },
        "qa/a.yaml",
        5,
        "nguồn “Sổ tay” chưa có ngày (a, b)",
    ),
    ({"qa/a.yaml": answered("Theo TTLT số 3.")}, "qa/a.yaml", 3, "TTLT (ở `gio`)"),
    (
        {"qa/a.yaml": phrased("giờ của TTLT", "TTLT mở khi nào")},
        "qa/a.yaml",
        2,
        "TTLT (ở `gio`, cùng 1 chỗ khác)",
    ),
]
FINE = [
    {"qa/a.yaml": answered("chữ " * 1020)},
    {"qa/a.yaml": answered("chữ " * 1000 + f"[xem](https://x.vn/{'a' * 200})")},
    {"qa/a.yaml": answered("Xem [giờ](#gio), t.me/b?start=gio và https://t.me/kenh_thu_vien.")},
    {"qa/a.yaml": answered("t.me/b?start=noi-quy__1"), "articles/noi-quy.md": ARTICLE},
    {"articles/noi-quy.md": UNDATED.replace("title", "published: 2023\ntitle")},
    {"qa/a.yaml": entry(more="  sources: [{title: Sổ tay}]\n  as_of: 2023\n")},
    {"qa/a.yaml": entry(more="  sources: [{title: Sổ tay, published: 2023}]\n")},
    {"qa/a.yaml": answered("Theo TTLT."), "vocabulary.yaml": "abbreviations: {TTLT: liên tịch}\n"},
    {"qa/a.yaml": answered("Thông tư liên tịch (TTLT) số 3, TTLT số 4.")},
    {"qa/a.yaml": phrased("giờ của TTLT")},
    {"qa/a.yaml": answered("Thông tư 12/2020/TTLT-BTC, chương II, bản PDF.")},
    {"qa/a.yaml": answered("KHÔNG mở. UNESCO cho biết.")},
    {"qa/a.yaml": phrased("MẤY GIỜ THƯ VIỆN MỞ", "CHO HỎI CHSD NGHCV", "CHSD THẾ NGHCV")},
]


def advice(root: Path, files: Mapping[str, str]) -> list[tuple[str, int | None, str]]:
    """What is told of a folder of these files."""
    snapshot = take(write(root, {"programme.yaml": PROGRAMME} | dict(files)))
    knowledge, problems = read(snapshot, TODAY)
    assert knowledge, problems
    told = advise(knowledge, Places(snapshot))
    return [(it.path.removeprefix("knowledge/"), it.line, it.message) for it in told]


@pytest.mark.parametrize(("files", "path", "line", "words"), TOLD)
def test_what_a_person_should_look_at_is_told_once(
    tmp_path: Path, files: dict[str, str], path: str, line: int, words: str
) -> None:
    (told,) = advice(tmp_path, files)
    assert told[:2] == (path, line)
    assert words in told[2]


@pytest.mark.parametrize("files", FINE)
def test_what_is_in_order_is_not_told(tmp_path: Path, files: dict[str, str]) -> None:
    assert advice(tmp_path, files) == []
