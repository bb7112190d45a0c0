"""Every mistake in a file is told with its path, its line and what was probably meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.knowledge import load
from bot.model import Problem
from tests.knowledge.folders import PROGRAMME, TODAY, entry, loaded, write

QA = "qa/a.yaml"
ARTICLE = "articles/a.md"
HEAD = "---\ntitle: Nội quy\n"

# file, content, line, words of the message
ENTRIES = [
    ("- questions: [a]\n  answer: b\n", 1, "thiếu trường `id`"),
    ("- id: a\n  anwser: b\n  questions: [a]\n", 2, "ý bạn là `answer`?"),
    (entry(more="  ghi_chu: x\n"), 4, "các trường dùng được: id, topic"),
    (entry(more="  ghi_chu:\n"), 4, "không có trường `ghi_chu`"),
    (entry("Giờ mở cửa"), 1, "ý bạn là `gio-mo-cua`?"),
    (entry("a" * 41), 1, "40 ký tự"),
    (entry("'?'"), 1, "mã `?` không hợp lệ"),
    (entry(questions="mấy giờ mở"), 2, "`questions`: phải là danh sách"),
    (entry(questions="[]"), 2, "cần ít nhất một"),
    (entry(questions="[a, '']"), 2, "không được để trống"),
    (entry(questions="\n    - a\n    -\n"), 4, "không được để trống"),
    (entry(questions="\n    - Giờ: mấy giờ?\n"), 3, "dấu hai chấm"),
    (entry(questions="\n    - [giờ] mở\n"), 3, "dấu ngoặc đóng"),
    (entry(questions="\n    - [giờ]\n"), 3, "phải là chữ"),
    ("- id: a\n  questions: [a]\n  answer:\n", 3, "không được để trống"),
    ("- id: a\n  questions: [a]\n  answer: ''\n", 3, "không được để trống"),
    ("- id: a\n  questions: [a]\n  answer:\n    x: y\n", 4, "dấu hai chấm"),
    (entry(more="  as_of: 31/2/2022\n"), 4, "không có ngày `31/2/2022`"),
    (entry(more="  as_of: tháng hai\n"), 4, "28/2/2022, 2/2022 hoặc 2022"),
    (entry(more="  valid_until: [2025]\n"), 4, "ngày viết dạng"),
    (entry(more="  valid_until: {year: 99999}\n"), 4, "ngày viết dạng"),
    (entry(more="  gap: yes\n"), 4, "true (có) hoặc false (không)"),
    (entry(more="  gap: có\n"), 4, "true (có) hoặc false (không)"),
    (entry(more="  smalltalk: 1\n"), 4, "true (có) hoặc false (không)"),
    (entry(more="  gap: [true]\n"), 4, "true (có) hoặc false (không)"),
    (entry(more="  related: chao\n"), 4, "`related`: phải là danh sách"),
    (entry(more="  related: [x: y]\n"), 4, "phải là chữ"),
    (entry(more="  sources: noi-quy\n"), 4, "`sources`: phải là danh sách"),
    (entry(more="  sources: [Nội quy]\n"), 4, "ý bạn là `noi-quy`?"),
    (entry(more="  sources:\n    - titel: x\n"), 5, "ý bạn là `title`?"),
    (entry(more="  sources:\n    - url: https://example.org\n"), 5, "thiếu trường `title`"),
    (entry(more="  sources:\n    - title: x\n      url: example\n"), 6, "https://"),
    (entry(more="  sources:\n    - [x]\n"), 5, "phải là chữ"),
    (entry(more="  topic: giờ mở\n"), 4, "ý bạn là `gio-mo`?"),
    (entry("refuse"), 1, "dành riêng"),
    ("- mấy giờ mở cửa\n", 1, "phải gồm các trường"),
    ("id: a\nquestions: [a]\nanswer: b\n", 1, "mỗi mục mở đầu bằng `- id: …`"),
    ("mấy giờ mở cửa\n", 1, "mỗi mục mở đầu bằng `- id: …`"),
]
OTHERS = [
    ("programme.yaml", "", 1, "thiếu tệp này"),
    ("programme.yaml", "period: 2022\n", 1, "thiếu trường `name`"),
    ("programme.yaml", "name:\n", 1, "không được để trống"),
    ("programme.yaml", "name: x\nparties: ['']\n", 2, "không được để trống"),
    ("programme.yaml", "name: x\nparties: {a: b}\n", 2, "phải là danh sách"),
    ("programme.yaml", "name: x\ntopics: [a]\n", 2, "phải gồm các trường"),
    ("programme.yaml", "name: x\ntopics:\n  - {id: a, tite: b}\n", 3, "ý bạn là `title`?"),
    ("programme.yaml", "name: x\ntopics: [{id: a, title: b}, {id: a, title: c}]\n", 2, "hai lần"),
    ("programme.yaml", "name: x\ncontact: 0123\n", 2, "phải gồm các trường"),
    ("programme.yaml", "name: x\ncontact:\n  fone: 1\n", 3, "ý bạn là `phone`?"),
    ("programme.yaml", "- name: x\n", 1, "phải gồm các trường"),
    ("programme.yaml", "name:x\n", 1, "dấu cách sau dấu hai chấm"),
    ("vocabulary.yaml", "abreviations: {}\n", 1, "ý bạn là `abbreviations`?"),
    ("vocabulary.yaml", "teencode: [ko]\n", 1, "`teencode`: phải gồm các trường"),
    ("vocabulary.yaml", "teencode:\n  ko: []\n", 2, "cần ít nhất một"),
    ("vocabulary.yaml", "teencode:\n  ko:\n", 2, "không được để trống"),
    ("vocabulary.yaml", "teencode:\n  ko: {a: b}\n", 2, "phải là danh sách"),
    ("vocabulary.yaml", "teencode:\n  '': không\n", 2, "không được để trống"),
    ("messages.yaml", "greting: x\n", 1, "ý bạn là `greeting`?"),
    ("messages.yaml", "greeting:\n", 1, "để trống"),
    ("messages.yaml", "greeting: [x]\n", 1, "phải là chữ"),
    ("messages.yaml", 'goodbye: "Chào {name}"\n', 1, "các chỗ điền dùng được: không có"),
    ("messages.yaml", 'greeting: "{programm}"\n', 1, "{programme}"),
    ("messages.yaml", 'greeting: "{programme!r}"\n', 1, "không có chỗ điền {programme!r}"),
    ("messages.yaml", 'greeting: "{programme.name}"\n', 1, "không có chỗ điền"),
    ("messages.yaml", 'greeting: "{programme:9}"\n', 1, "không có chỗ điền"),
    ("messages.yaml", 'greeting: "{}"\n', 1, "không có chỗ điền {}"),
    ("messages.yaml", 'greeting: "a } b"\n', 1, "không đi thành cặp"),
    ("messages.yaml", "- greeting\n", 1, "`tên: câu`"),
    ("questions.yaml", "question: a\n", 1, "phải là danh sách"),
    ("questions.yaml", "- question: a\n", 1, "thiếu trường `expect`"),
    ("questions.yaml", "- {question: a, expect: []}\n", 1, "cần ít nhất một"),
    ("questions.yaml", "- {question: a, expect: refuse, split: hel}\n", 1, "dev hoặc held; ý bạn"),
    ("questions.yaml", "- {question: a, expect: refuse, after: b}\n", 1, "phải là danh sách"),
    ("questions.yaml", "- floors: {answered: '0,9'}\n", 1, "0.9"),
    ("questions.yaml", "- floors: {answered: 1.1}\n", 1, "từ 0 đến 1"),
    ("questions.yaml", "- floors: {answered: nan}\n", 1, "từ 0 đến 1"),
    ("questions.yaml", "- floors: {answer: 1}\n", 1, "ý bạn là `answered`?"),
    ("questions.yaml", "- floors: 0.9\n", 1, "phải gồm các trường"),
    ("questions.yaml", "- {question: a, expect: refuse}\n- floors: {}\n", 2, "mục đầu tiên"),
    (ARTICLE, "Giữ trật tự.\n", 1, "mở đầu bằng dòng `---`"),
    (ARTICLE, "---\ntitle: x\nGiữ trật tự.\n", 1, "thiếu dòng `---` kết thúc"),
    (ARTICLE, "---\n---\nGiữ trật tự.\n", 1, "thiếu trường `title`"),
    (ARTICLE, "---\npublisher: x\n---\nGiữ trật tự.\n", 2, "thiếu trường `title`"),
    (ARTICLE, f"{HEAD}pulisher: x\n---\n", 3, "ý bạn là `publisher`?"),
    (ARTICLE, f"{HEAD}published: 2022/13\n---\n", 3, "không có ngày"),
    (ARTICLE, f"{HEAD}url: example.org\n---\n", 3, "https://"),
    (ARTICLE, f"{HEAD}title: x\n---\n", 3, "đã có ở dòng 2"),
    (ARTICLE, f"{HEAD}---\na\n\n<!-- b\n\nc\n", 6, "chưa được đóng"),
    ("articles/nội quy.md", f"{HEAD}---\nGiữ trật tự.\n", None, "ý bạn là `noi-quy.md`?"),
]


@pytest.mark.parametrize(("content", "line", "words"), ENTRIES)
def test_a_mistake_in_an_entry_is_explained(
    tmp_path: Path, content: str, line: int, words: str
) -> None:
    knowledge, problems = loaded(tmp_path, {QA: content})
    assert_told(problems, QA, line, words)
    assert knowledge is None


@pytest.mark.parametrize(("name", "content", "line", "words"), OTHERS)
def test_a_mistake_in_another_file_is_explained(
    tmp_path: Path, name: str, content: str, line: int | None, words: str
) -> None:
    knowledge, problems = loaded(tmp_path, {name: content})
    assert_told(problems, name, line, words)
    assert knowledge is None


def assert_told(problems: tuple[Problem, ...], name: str, line: int | None, words: str) -> None:
    """One error, and it is this one; no message falls back to the one that explains nothing."""
    errors = [problem for problem in problems if problem.level == "error"]
    assert [(error.path, error.line) for error in errors] == [(f"knowledge/{name}", line)]
    assert words in errors[0].message
    assert "giá trị không hợp lệ" not in errors[0].message


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    files = {
        "programme.yaml": "nam: x\n",
        QA: entry("a b", more="  gap: yes\n  as_of: mai\n  relatd: []\n"),
        ARTICLE: "x",
        "messages.yaml": "greting: x\nhelpp: y\n",
        "vocabulary.yaml": "teencod: {}\n",
        "questions.yaml": "- question: x\n",
    }
    _, problems = loaded(tmp_path, files)
    assert [f"{problem.path}:{problem.line}" for problem in problems] == [
        "knowledge/articles/a.md:1",
        "knowledge/messages.yaml:1",
        "knowledge/messages.yaml:2",
        "knowledge/programme.yaml:1",
        "knowledge/qa/a.yaml:1",
        "knowledge/qa/a.yaml:4",
        "knowledge/qa/a.yaml:5",
        "knowledge/qa/a.yaml:6",
        "knowledge/questions.yaml:1",
        "knowledge/vocabulary.yaml:1",
    ]


def test_a_long_value_is_not_repeated_whole(tmp_path: Path) -> None:
    _, problems = loaded(tmp_path, {QA: entry("a b" * 5000, more=f"  {'x' * 900}: 1\n")})
    assert all(len(problem.message) < 500 for problem in problems)
    assert len(problems) == 2


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    knowledge, problems = load(tmp_path / "nothing", TODAY)
    assert knowledge is None
    assert [str(problem) for problem in problems] == [
        "nothing: không tìm thấy thư mục kiến thức này"
    ]


def test_a_file_in_place_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    _, problems = load(path, TODAY)
    assert [str(problem) for problem in problems] == ["file: phải là thư mục, nhưng đây là tệp"]


@pytest.mark.parametrize("name", ["messages.yaml", "qa/a.yaml", "articles/a.md", "programme.yaml"])
def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path, {})
    (folder / name).mkdir(parents=True)
    _, problems = load(folder, TODAY)
    assert f"knowledge/{name}: phải là tệp, nhưng đây là thư mục" in map(str, problems)


@pytest.mark.parametrize("name", ["qa", "articles"])
def test_a_file_in_place_of_a_subfolder_is_a_problem(tmp_path: Path, name: str) -> None:
    _, problems = loaded(tmp_path, {name: ""})
    assert [str(problem) for problem in problems] == [
        f"knowledge/{name}: phải là thư mục, nhưng đây là tệp"
    ]


@pytest.mark.parametrize("name", ["messages.yaml", "qa/a.yaml", "articles/a.md", "qa", "articles"])
@pytest.mark.parametrize(
    ("target", "words"), [("self", "liên kết vòng tròn"), ("gone", "không tìm thấy")]
)
def test_a_link_that_leads_nowhere_is_a_problem(
    tmp_path: Path, name: str, target: str, words: str
) -> None:
    path = write(tmp_path, {"programme.yaml": PROGRAMME}) / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(path if target == "self" else tmp_path / "gone")
    _, problems = load(tmp_path / "knowledge", TODAY)
    assert [problem.path for problem in problems] == [f"knowledge/{name}"]
    assert words in problems[0].message


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {"programme.yaml": PROGRAMME})
    os.mkfifo(folder / "messages.yaml")
    _, problems = load(folder, TODAY)
    assert [str(problem) for problem in problems] == [
        "knowledge/messages.yaml: không phải tệp thường nên không đọc được"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    folder = write(tmp_path, {"programme.yaml": PROGRAMME, "messages.yaml": ""})
    (folder / "messages.yaml").chmod(0)
    _, problems = load(folder, TODAY)
    assert [str(problem) for problem in problems] == ["knowledge/messages.yaml: không có quyền đọc"]


def test_a_name_that_is_no_text_can_still_be_shown(tmp_path: Path) -> None:
    folder = write(tmp_path, {"programme.yaml": PROGRAMME, "articles/a.md": ""})
    (folder / os.fsdecode(b"articles/n\xf4i.md")).write_text("x")
    _, problems = load(folder, TODAY)
    assert len(problems) == 2
    assert [str(problem).encode() for problem in problems]
