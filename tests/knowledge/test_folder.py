"""A folder that is in order, and which files are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import load, load_judgements
from bot.knowledge.shipped import default_messages, default_vocabulary
from bot.model import Floors, PartialDate, Source
from tests.knowledge.folders import PROGRAMME, TODAY, entry, loaded, write

WHOLE = {
    "programme.yaml": """\
name: Thư viện
parties: Hội đọc sách
period: 2020-2025
topics:
  - {id: gio, title: Giờ mở cửa}
contact:
  name: Bà Hoa
  phone: 0123
  email:
""",
    "qa/gio.yaml": """\
- id: gio-mo-cua
  topic: gio
  questions:
    - Mở cửa lúc nào?
    - no
    - 0123
    - 12:30
    - 1e3
    - 2022-02-28
    - ~
  answer: |-
    Thư viện mở cửa lúc **8 giờ**.

    - thứ hai
    - thứ ba # ghi trong bài
  sources: [noi-quy, {title: Bảng tin, publisher: , published: 2/2022}]
  as_of: 28/2/2022
  valid_until: 2025
  related: [chao]
- id: chao
  questions: [chào, chào bạn, xin chào, hi, hello, alo, chào bot]
  answer: Chào bạn!
  smalltalk: true
""",
    "articles/noi-quy.md": "---\ntitle: Nội quy\nurl: https://example.org/a\n---\nGiữ trật tự.\n",
    "vocabulary.yaml": "abbreviations:\n  tv: [thư viện, ti vi]\n",
    "messages.yaml": "greeting: Chào bạn đến với {programme}!\n",
    "questions.yaml": """\
- floors: {answered: 0.9}
- question: mấy giờ mở
  expect: gio-mo-cua
  split: held
  noise: strip
- question: mượn sách
  expect: refuse
  after: [chào]
""",
}


def test_a_folder_in_order_has_no_problems(tmp_path: Path) -> None:
    _, problems = loaded(tmp_path, WHOLE)
    assert problems == ()


def test_every_file_becomes_a_value(tmp_path: Path) -> None:
    knowledge, _ = loaded(tmp_path, WHOLE)
    assert knowledge is not None
    assert knowledge.programme.parties == ("Hội đọc sách",)
    assert knowledge.programme.contact.phone == "0123"
    assert [entry.id for entry in knowledge.entries] == ["gio-mo-cua", "chao"]
    first, second = knowledge.entries
    assert first.as_of == PartialDate(2022, 2, 28)
    assert first.valid_until == PartialDate(2025)
    assert first.sources[1] == Source(title="Bảng tin", published=PartialDate(2022, 2))
    assert second.smalltalk
    assert not second.gap
    assert [passage.id for passage in knowledge.articles[0].passages] == ["noi-quy#1"]
    assert knowledge.floors == Floors(answered=0.9)
    assert [judged.expect for judged in knowledge.judgements] == [("gio-mo-cua",), ("refuse",)]


def test_what_yaml_takes_for_numbers_dates_and_truths_stays_text(tmp_path: Path) -> None:
    knowledge, _ = loaded(tmp_path, WHOLE)
    assert knowledge is not None
    questions = knowledge.entries[0].questions
    assert questions == ("Mở cửa lúc nào?", "no", "0123", "12:30", "1e3", "2022-02-28", "~")


def test_an_answer_keeps_its_markdown(tmp_path: Path) -> None:
    knowledge, _ = loaded(tmp_path, WHOLE)
    assert knowledge is not None
    assert knowledge.entries[0].answer == (
        "Thư viện mở cửa lúc **8 giờ**.\n\n- thứ hai\n- thứ ba # ghi trong bài"
    )


def test_the_folders_words_go_before_the_defaults(tmp_path: Path) -> None:
    knowledge, _ = loaded(tmp_path, WHOLE)
    assert knowledge is not None
    assert knowledge.messages["greeting"] == "Chào bạn đến với {programme}!"
    assert knowledge.messages["help"] == default_messages()["help"]
    assert knowledge.vocabulary.abbreviations["tv"][-2:] == ("thư viện", "ti vi")
    written = {pair[0] for pair in knowledge.vocabulary.readings()}
    assert written >= {pair[0] for pair in default_vocabulary().readings()}


def test_words_that_say_nearly_the_same_are_read_in_groups(tmp_path: Path) -> None:
    files = {"vocabulary.yaml": "similar:\n  - [thẻ, bạn đọc, thẻ mượn]\n"}
    knowledge, problems = loaded(tmp_path, files)
    assert problems == ()
    assert knowledge is not None
    assert ("thẻ", "bạn đọc", "thẻ mượn") in knowledge.vocabulary.similar
    assert {*default_vocabulary().similar} < {*knowledge.vocabulary.similar}


def test_a_programme_is_enough(tmp_path: Path) -> None:
    knowledge, problems = loaded(tmp_path, {})
    assert problems == ()
    assert knowledge is not None
    assert knowledge.entries == knowledge.articles == knowledge.judgements == ()
    assert knowledge.messages == default_messages()
    assert knowledge.vocabulary == default_vocabulary()


@pytest.mark.parametrize("content", ["", "\n", "# chỉ có ghi chú\n", "---\n"])
def test_every_other_file_may_be_empty(tmp_path: Path, content: str) -> None:
    names = ["qa/a.yaml", "vocabulary.yaml", "messages.yaml", "questions.yaml"]
    knowledge, problems = loaded(tmp_path, dict.fromkeys(names, content) | {"articles/a.md": "\n"})
    assert problems == ()
    assert knowledge is not None


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "qa/README.md",
        "articles/README.vi.md",
        "qa/.gio.yaml",
        "qa/gio.yaml~",
        "qa/~$gio.yaml",
        "qa/#gio.yaml#",
        "qa/gio.yaml.bak",
        "articles/.noi-quy.md",
        ".schema/qa.json",
        "qa/cu/gio.yaml",
        "anh.png",
    ],
)
def test_other_files_are_left_alone(tmp_path: Path, name: str) -> None:
    knowledge, problems = loaded(tmp_path, {name: "[[["})
    assert problems == ()
    assert knowledge is not None


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    windows = {
        name: b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode()
        for name, content in WHOLE.items()
    }
    assert loaded(tmp_path / "..", windows) == loaded(tmp_path / "..", WHOLE)


def test_text_is_composed(tmp_path: Path) -> None:
    knowledge, _ = loaded(tmp_path, {"programme.yaml": PROGRAMME.replace("ệ", "e\u0323\u0302")})
    assert knowledge is not None
    assert knowledge.programme.name == "Thư viện"


def test_problems_are_told_by_path_and_line(tmp_path: Path) -> None:
    files = {"qa/b.yaml": entry("b b") + entry("c c"), "qa/a.yaml": entry("a a")}
    knowledge, problems = loaded(tmp_path, files)
    assert knowledge is None
    assert [(problem.path, problem.line) for problem in problems] == [
        ("knowledge/qa/a.yaml", 1),
        ("knowledge/qa/b.yaml", 1),
        ("knowledge/qa/b.yaml", 4),
    ]


def test_a_folder_can_be_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path, {})
    monkeypatch.chdir(folder)
    _, problems = load(Path(), TODAY)
    assert [problem.path for problem in problems] == ["knowledge/programme.yaml"]


def test_any_file_of_judged_questions_can_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, {"other.yaml": WHOLE["questions.yaml"]}) / "other.yaml"
    judgements, floors, problems = load_judgements(path)
    assert len(judgements) == 2
    assert floors == Floors(answered=0.9)
    assert problems == ()


def test_a_file_of_judged_questions_is_told_by_its_own_path(tmp_path: Path) -> None:
    judgements, floors, problems = load_judgements(tmp_path / "none.yaml")
    assert (judgements, floors) == ((), None)
    assert [problem.path for problem in problems] == [str(tmp_path / "none.yaml")]
