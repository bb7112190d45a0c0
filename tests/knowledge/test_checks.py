"""What only shows between the files: clashes are errors, the rest is told and served."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.model import Problem
from tests.knowledge.folders import PROGRAMME, SEVEN, entry, loaded

ARTICLE = "---\ntitle: Nội quy\n---\nGiữ trật tự.\n"
TOPICS = PROGRAMME + "topics: [{id: gio, title: Giờ}, {id: muon, title: Mượn}]\n"
OTHER = "[tám, chín, mười, trăm, nghìn, vạn, triệu]"

CLASHES = [
    (
        {"qa/a.yaml": entry("x"), "qa/b.yaml": entry("y", OTHER) + entry("x", OTHER)},
        ("knowledge/qa/b.yaml", 4),
        "`x` đã có ở knowledge/qa/a.yaml:1",
    ),
    (
        {"qa/a.yaml": entry("noi-quy"), "articles/noi-quy.md": ARTICLE},
        ("knowledge/qa/a.yaml", 1),
        "trùng tên bài viết knowledge/articles/noi-quy.md",
    ),
    (
        {"articles/a.md": ARTICLE, "articles/a.MD": ARTICLE},
        ("knowledge/articles/a.md", None),
        "`a` đã có ở knowledge/articles/a.MD",
    ),
]
WARNINGS = [
    (
        {"qa/a.yaml": entry(questions="\n    - mấy giờ\n    - giờ nào\n")},
        ("knowledge/qa/a.yaml", 3),
        "mới có 2 cách hỏi",
    ),
    (
        {"qa/a.yaml": entry("x"), "qa/b.yaml": entry("y", OTHER.replace("chín", "NAM?"))},
        ("knowledge/qa/b.yaml", 2),
        "“NAM?” đã có ở `x` (knowledge/qa/a.yaml:2)",
    ),
    (
        {"programme.yaml": TOPICS, "qa/a.yaml": entry(more="  topic: gioo\n")},
        ("knowledge/qa/a.yaml", 4),
        "không có chủ đề `gioo`; ý bạn là `gio`?",
    ),
    (
        {"qa/a.yaml": entry(more="  related:\n    - gio-mo-cua\n    - gio-mo\n")},
        ("knowledge/qa/a.yaml", 6),
        "không có câu hỏi `gio-mo`; ý bạn là `gio-mo-cua`?",
    ),
    (
        {"qa/a.yaml": entry(more="  sources: [noi_quy]\n"), "articles/noi-quy.md": ARTICLE},
        ("knowledge/qa/a.yaml", 4),
        "không có bài viết `noi_quy`; ý bạn là `noi-quy`?",
    ),
    (
        {"questions.yaml": "- {question: a, expect: [refuse, gio]}\n", "qa/a.yaml": entry("gio")},
        ("knowledge/questions.yaml", 1),
        "`refuse`",
    ),
    (
        {"questions.yaml": "- question: a\n  expect: noi-quy#1\n", "articles/noi-quy.md": ARTICLE},
        ("knowledge/questions.yaml", 2),
        "ý bạn là `noi-quy`?",
    ),
    ({"programme.yaml": "name: x\n"}, ("knowledge/programme.yaml", 1), "chưa có thông tin liên hệ"),
    (
        {"programme.yaml": "name: x\ncontact:\n  phone: ''\n  email:\n"},
        ("knowledge/programme.yaml", 3),
        "chưa có thông tin liên hệ",
    ),
    (
        {"qa/a.yaml": entry(more="  valid_until: 31/5/2024\n")},
        ("knowledge/qa/a.yaml", 4),
        "đã hết thời gian (31/5/2024): gio-mo-cua",
    ),
    (
        {"articles/a.md": ARTICLE.replace("\n---\nG", "\nvalid_until: 2023\n---\nG")},
        ("knowledge/articles/a.md", 3),
        "đã hết thời gian (2023): a",
    ),
    ({"qa/a.yml": ""}, ("knowledge/qa/a.yml", None), "đổi tên thành `a.yaml`"),
    ({"programme.yml": ""}, ("knowledge/programme.yml", None), "`programme.yaml`"),
]
FINE = [
    {"qa/a.yaml": entry(more="  topic: gi-cung-duoc\n")},
    {"programme.yaml": TOPICS, "qa/a.yaml": entry(more="  topic: muon\n")},
    {"qa/a.yaml": entry(questions=SEVEN.replace("hai", "một"))},
    {"qa/a.yaml": entry(more="  valid_until: 1/6/2024\n")},
    {"qa/a.yaml": entry(more="  valid_until: 6/2024\n")},
    {"qa/a.yaml": entry(more="  valid_until: 2024\n")},
    {"questions.yaml": "- {question: a, expect: noi-quy}\n", "articles/noi-quy.md": ARTICLE},
    {"questions.yaml": "- {question: '', expect: refuse}\n"},
]


def told(problem: Problem) -> tuple[str, int | None]:
    return problem.path, problem.line


@pytest.mark.parametrize(("files", "place", "words"), CLASHES)
def test_ids_that_clash_are_errors(
    tmp_path: Path, files: dict[str, str], place: tuple[str, int | None], words: str
) -> None:
    knowledge, problems = loaded(tmp_path, files)
    (error,) = (problem for problem in problems if problem.level == "error")
    assert told(error) == place
    assert words in error.message
    assert knowledge is None


@pytest.mark.parametrize(("files", "place", "words"), WARNINGS)
def test_what_can_be_served_is_only_a_warning(
    tmp_path: Path, files: dict[str, str], place: tuple[str, int | None], words: str
) -> None:
    knowledge, problems = loaded(tmp_path, files)
    (warning,) = problems
    assert warning.level == "warning"
    assert told(warning) == place
    assert words in warning.message
    assert knowledge is not None


@pytest.mark.parametrize("files", FINE)
def test_what_is_in_order_is_not_told(tmp_path: Path, files: dict[str, str]) -> None:
    assert loaded(tmp_path, files)[1] == ()


def test_a_period_that_ended_is_told_once_for_the_whole_folder(tmp_path: Path) -> None:
    ended = "  valid_until: 2025\n"
    files = {
        "qa/a.yaml": "".join(entry(f"a{number}", more=ended) for number in range(20)),
        "qa/b.yaml": entry("b", more=ended) + entry("c", more="  valid_until: 3/2026\n"),
    }
    _, problems = loaded(tmp_path, files, today=date(2026, 5, 1))
    ends = [problem for problem in problems if "hết thời gian" in problem.message]
    assert [told(end) for end in ends] == [
        ("knowledge/programme.yaml", 1),
        ("knowledge/qa/b.yaml", 8),
    ]
    assert "a0, a1" in ends[0].message
    assert "và 9 mục khác" in ends[0].message


def test_what_has_errors_of_its_own_is_not_missing_too(tmp_path: Path) -> None:
    files = {
        "qa/a.yaml": entry(more="  related: [x]\n  sources: [noi-quy]\n"),
        "qa/b.yaml": entry("x", OTHER, more="  gap: yes\n"),
        "articles/noi-quy.md": "x",
    }
    _, problems = loaded(tmp_path, files)
    assert {problem.level for problem in problems} == {"error"}


def test_nothing_is_called_missing_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    files = {"qa/a.yaml": entry(more="  related: [x]\n"), "qa/b.yaml": "- id: 'x\n"}
    _, problems = loaded(tmp_path, files)
    assert [told(problem) for problem in problems] == [("knowledge/qa/b.yaml", 1)]
