"""The command line as people and scripts meet it: the real process on an invented reading club."""

from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.bot_process import LIBRARY, ON_LIBRARY, ROOT, command, environment, run

LOAN = "Mượn sách được bao lâu?"
LATE = "Trả sách muộn thì bị phạt thế nào?"
LATE_ANSWER = "Trả muộn không bị phạt tiền, nhưng thẻ tạm khóa số ngày bằng số ngày trễ."
GREETED = "Chào bạn! Bạn muốn hỏi gì về câu lạc bộ đọc sách?"


def asked(typed: str | bytes, *options: str, **variables: str) -> list[dict]:
    """What `ask --json` answers to lines on standard input, one object a line."""
    done = run("ask", "--json", *ON_LIBRARY, *options, typed=typed, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.split("\n")[:-1]]


def copy(parent: Path) -> Path:
    """Copy the reading club's folder, to be broken."""
    return shutil.copytree(LIBRARY, parent / "kho")


def test_an_answer_has_every_field_that_scripts_rely_on() -> None:
    (record,) = asked("Câu lạc bộ thành lập ngày nào?\n")
    assert 0 < record.pop("score") <= 1
    assert record == {
        "question": "Câu lạc bộ thành lập ngày nào?",
        "id": "ngay-thanh-lap",
        "kind": "answer",
        "answer": "Câu lạc bộ thành lập ngày 12/5/2019.",
        "text": (
            "Câu lạc bộ thành lập ngày 12/5/2019.\n\n"
            "Thông tin tại thời điểm 3/2021.\n\n"
            "Nguồn: Giới thiệu câu lạc bộ đọc sách "
            "(https://songxanh.example/gioi-thieu?trang=1&in=co), Bản tin Sông Xanh, 14/3/2021\n\n"
            "Xem thêm:\n1. Câu lạc bộ đọc sách là gì?\n2. Ai sáng lập câu lạc bộ?"
        ),
        "sources": [
            {
                "title": "Giới thiệu câu lạc bộ đọc sách",
                "publisher": "Bản tin Sông Xanh",
                "published": "2021-03-14",
                "url": "https://songxanh.example/gioi-thieu?trang=1&in=co",
            }
        ],
        "choices": [],
        "related": [
            {"id": "gioi-thieu", "label": "Câu lạc bộ đọc sách là gì?"},
            {"id": "nguoi-sang-lap", "label": "Ai sáng lập câu lạc bộ?"},
        ],
        "answers": [
            {
                "id": "ngay-thanh-lap",
                "kind": "answer",
                "answer": "Câu lạc bộ thành lập ngày 12/5/2019.",
            }
        ],
    }


def test_an_answer_about_a_period_that_ended_says_so() -> None:
    (record,) = asked("Trại đọc mùa hè 2020 có gì?\n")
    assert record["text"] == (
        "Trại đọc mùa hè 2020 có bốn buổi kể chuyện bên bờ sông.\n\n"
        "Lưu ý: nội dung này nói về giai đoạn đã kết thúc (8/2020).\n\n"
        "Thông tin tại thời điểm 6/2020.\n\n"
        "Nguồn: Sổ tay trại đọc, 6/2020"
    )
    assert record["sources"] == [
        {"title": "Sổ tay trại đọc", "publisher": None, "published": "2020-06", "url": None}
    ]


def test_lines_are_answered_in_order_an_empty_one_too() -> None:
    lines = [LATE, "", "  ", LOAN, "Xin chào", "Câu lạc bộ có bao nhiêu thành viên?"]
    records = asked("\n".join(lines))
    assert [record["question"] for record in records] == lines
    kinds = ["answer", "fallback", "fallback", "answer", "smalltalk", "gap"]
    assert [record["kind"] for record in records] == kinds
    assert records[1]["id"] is None
    assert records[1]["text"]


def test_a_line_is_answered_before_the_next_one_is_typed() -> None:
    with subprocess.Popen(
        command("ask", "--json", *ON_LIBRARY),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    ) as process:
        assert process.stdin
        assert process.stdout
        for question in (LOAN, LATE):
            process.stdin.write(f"{question}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question


@pytest.mark.parametrize(
    "line",
    [
        "😀😀😀",
        "x" * 10_000,
        "giờ " * 2_500,
        "[" * 10_000,
        "\u200b\u200d\ufeff",
        "a\u2028b\x85c\x0bd\re",
        "**_`[](",
        "\x00\x1b[31m",
        "{programme}",
        "-1",
    ],
    ids=lambda line: ascii(line[:12]),
)
def test_any_line_gets_one_object_and_a_sensible_reply(line: str) -> None:
    (record,) = asked(f"{line}\n")
    assert record["question"] == line
    assert record["kind"] in {"fallback", "clarification"}
    assert record["text"].strip()


def test_bytes_that_are_no_utf_8_still_get_a_reply() -> None:
    (record,) = asked(b"\xff\xfe \x80\n")
    assert record["kind"] == "fallback"


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_question() -> None:
    records = asked(f"\ufeff{LOAN}\r\n{LATE}\r\n")
    assert [record["question"] for record in records] == [LOAN, LATE]


def test_letters_in_parts_mean_the_same() -> None:
    (record,) = asked(unicodedata.normalize("NFD", f"{LOAN}\n"))
    assert record["id"] == "thoi-han-muon"


@pytest.mark.parametrize("locale", [{}, {"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}])
def test_input_and_output_are_utf_8_whatever_the_locale(locale: dict[str, str]) -> None:
    (record,) = asked(f"{LOAN}\n", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", **locale)
    assert record["question"] == LOAN
    done = run("ask", LATE, *ON_LIBRARY, **locale)
    assert done.stdout.startswith(f"{LATE_ANSWER}\n\nNguồn: ")


def test_the_words_of_a_question_need_no_quotes() -> None:
    done = run("ask", *ON_LIBRARY, *LATE.split())
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, LATE_ANSWER)


def test_an_empty_question_is_asked_back_and_waits_for_no_input() -> None:
    done = run("ask", "", "--json", *ON_LIBRARY, typed=LOAN)
    assert json.loads(done.stdout)["question"] == ""


def test_lines_are_independent_unless_they_are_a_conversation() -> None:
    lines = f"{LOAN}\n1\n"
    assert asked(lines)[1]["id"] != "tra-muon"
    assert asked(lines, "--conversation")[1]["id"] == "tra-muon"


def test_replies_in_text_are_parted_by_an_empty_line() -> None:
    done = run("ask", *ON_LIBRARY, typed="Xin chào\nXin chào\n")
    assert done.stdout == f"{GREETED}\n\n{GREETED}\n"


def test_no_input_is_no_output() -> None:
    for name in ("ask", "search", "chat"):
        done = run(name, *ON_LIBRARY)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_raw_hits_come_best_first() -> None:
    done = run("search", "--json", "-k", "2", *ON_LIBRARY, typed=f"{LATE}\nqqq\n\n")
    first, *others = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    assert first["question"] == LATE
    assert [other["question"] for other in others] == ["qqq", ""]
    best, *rest = first["hits"]
    assert len(rest) <= 1
    assert best.keys() == {"id", "kind", "article", "score", "text", "sentence"}
    assert (best["id"], best["kind"], best["article"]) == ("tra-muon", "entry", None)
    assert LATE in best["text"]
    assert "Trả muộn **không bị phạt tiền**" in best["text"]
    assert all(hit["score"] <= best["score"] for hit in rest)


def test_hits_are_shown_to_people_with_score_and_id() -> None:
    done = run("search", LATE, *ON_LIBRARY)
    question, best, *_ = done.stdout.splitlines()
    assert question == LATE
    assert best.split()[1] == "tra-muon"


def test_a_good_folder_passes_the_check_and_its_warnings_are_listed(tmp_path: Path) -> None:
    good = copy(tmp_path)
    judged = "- {question: %s, expect: thoi-han-muon}\n- {question: %s, expect: tra-muon}\n"
    (good / "questions.yaml").write_text(judged % (LOAN, LATE), encoding="utf-8")
    done = run("check", "--knowledge", str(good))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Cảnh báo (" in done.stdout
    assert "Lỗi" not in done.stdout


def test_every_problem_is_told_at_once_and_fails_the_check(tmp_path: Path) -> None:
    broken = copy(tmp_path)
    (broken / "qa" / "hong.yaml").write_text("- id: a b\n- {}\n", encoding="utf-8")
    done = run("check", "--knowledge", str(broken))
    assert done.returncode == 1
    assert "kho/qa/hong.yaml:1: " in done.stdout
    assert "kho/qa/hong.yaml:2: " in done.stdout
    assert done.stderr.startswith("Kho kiến thức chưa dùng được")


def test_a_missed_development_question_fails_the_check_but_not_the_evaluation(
    tmp_path: Path,
) -> None:
    missed = copy(tmp_path)
    questions = missed / "questions.yaml"
    questions.write_text(
        "- {question: Câu lạc bộ sinh hoạt ở đâu?, expect: tra-muon}\n", encoding="utf-8"
    )
    done = run("check", "--knowledge", str(missed))
    assert done.returncode == 1
    assert done.stderr.strip()
    done = run("evaluate", str(questions), "--knowledge", str(missed))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Câu lạc bộ sinh hoạt ở đâu?" in done.stdout


@pytest.mark.parametrize("text", [None, "", "question: a\n", "- {question: a}\n", "[" * 50_000])
def test_a_file_of_questions_that_is_none_is_a_sentence(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "cau-hoi.yaml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    done = run("evaluate", str(file), *ON_LIBRARY)
    assert (done.returncode, done.stdout) == (1, "")
    assert "cau-hoi.yaml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["ask", "chat", "search"])
@pytest.mark.parametrize("missing", ["không-có", "programme.yaml", "\udcff"])
def test_a_missing_folder_is_a_sentence(tmp_path: Path, name: str, missing: str) -> None:
    (tmp_path / "programme.yaml").write_text("name: a\n", encoding="utf-8")
    done = run(name, "--knowledge", str(tmp_path / missing), typed=LOAN)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_the_folder_may_be_set_in_the_environment(tmp_path: Path) -> None:
    done = run("ask", LATE, cwd=tmp_path, BOT_KNOWLEDGE=str(LIBRARY))
    assert done.stdout.startswith(LATE_ANSWER)
    done = run("ask", LATE, *ON_LIBRARY, cwd=tmp_path, BOT_KNOWLEDGE="/")
    assert done.stdout.startswith(LATE_ANSWER)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "LỆNH"),
        (["dance"], "“dance”"),
        (["ask", "--jsn"], "“--jsn”"),
        (["search", "-k", "0", "a"], "“0”"),
        (["search", "-k", "hai", "a"], "“hai”"),
        (["ask", "--knowledge"], "--knowledge"),
        (["evaluate"], "TỆP"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(arguments: list[str], named: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert named in done.stderr


def test_a_wrong_setting_is_one_line_and_exit_2(tmp_path: Path) -> None:
    done = run("run", cwd=tmp_path, BOT_LOG_LEVEL="LOUD")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "BOT_LOG_LEVEL" in done.stderr


def test_help_names_every_command() -> None:
    done = run("--help", LC_ALL="C")
    assert done.returncode == 0
    assert all(
        name in done.stdout for name in ("run", "chat", "ask", "search", "check", "evaluate")
    )


def test_a_reader_that_stops_reading_is_no_error() -> None:
    with subprocess.Popen(
        command("ask", "--json", *ON_LIBRARY),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    ) as process:
        assert process.stdout
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate(f"{LOAN}\n".encode() * 3)
    assert errors == b""


def test_asking_loads_neither_telegram_nor_the_terminal() -> None:
    code = (
        "import sys; from bot.__main__ import main; "
        f"main(['ask', 'a', *{ON_LIBRARY!r}]); "
        "print({'telegram', 'rich', 'httpx'} & sys.modules.keys(), file=sys.stderr)"
    )
    done = subprocess.run(
        [*command()[:1], "-c", code], env=environment(), cwd=ROOT, capture_output=True, check=True
    )
    assert done.stderr == b"set()\n"


def test_editors_get_a_schema_for_each_kind_of_file(tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    done = run("check", "--schemas", str(folder))
    assert done.returncode == 0
    kinds = {"programme", "qa", "article", "vocabulary", "messages", "questions"}
    assert {path.name for path in folder.iterdir()} == {f"{kind}.json" for kind in kinds}
    entry = json.loads((folder / "qa.json").read_text(encoding="utf-8"))["$defs"]["Entry"]
    assert {"id", "questions", "answer"} == set(entry["required"])
    blocked = run("check", "--schemas", str(folder / "qa.json"))
    assert blocked.returncode == 1
    assert "Traceback" not in blocked.stderr
