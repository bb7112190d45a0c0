"""The command line as people and scripts meet it: the real process on a small folder."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.bot_process import ROOT, bakery, command, environment, run

HOURS = "Tiệm mở cửa lúc mấy giờ?"
PLACE = "Tiệm ở đâu?"

FIELDS = [
    "question",
    "id",
    "kind",
    "answer",
    "text",
    "score",
    "sources",
    "choices",
    "related",
    "answers",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(bakery(tmp_path_factory.mktemp("bakery")))


def asked(folder: str, typed: str | bytes, *options: str, **variables: str) -> list[dict]:
    """What `ask --json` answers to lines on standard input, one object a line."""
    done = run("ask", "--json", "--knowledge", folder, *options, typed=typed, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.split("\n")[:-1]]


def test_an_answer_has_every_field_that_scripts_rely_on(folder: str) -> None:
    (record,) = asked(folder, f"{HOURS}\n")
    assert sorted(record) == sorted(FIELDS)
    assert 0 < record.pop("score") <= 1
    assert record == {
        "question": HOURS,
        "id": "gio-mo-cua",
        "kind": "answer",
        "answer": "Tiệm mở cửa lúc 6 giờ sáng, trừ:\n\n- thứ hai\n- ngày mưa",
        "text": (
            "Tiệm mở cửa lúc 6 giờ sáng, trừ:\n\n- thứ hai\n- ngày mưa\n\n"
            "Lưu ý: nội dung này nói về giai đoạn đã kết thúc (2021).\n\n"
            "Thông tin tại thời điểm 3/2021.\n\n"
            "Nguồn: Bảng hiệu (https://may.example/bang-hieu), Tiệm Mây, 1/3/2021\n\n"
            "Xem thêm:\n1. Tiệm ở đâu?"
        ),
        "sources": [
            {
                "title": "Bảng hiệu",
                "publisher": "Tiệm Mây",
                "published": "2021-03-01",
                "url": "https://may.example/bang-hieu",
            }
        ],
        "choices": [],
        "related": [{"id": "dia-chi", "label": PLACE}],
        "answers": [
            {
                "id": "gio-mo-cua",
                "kind": "answer",
                "answer": "Tiệm mở cửa lúc 6 giờ sáng, trừ:\n\n- thứ hai\n- ngày mưa",
            }
        ],
    }


def test_lines_are_answered_in_order_an_empty_one_too(folder: str) -> None:
    lines = [PLACE, "", "  ", HOURS, "Xin chào", "Tiệm có giao hàng tận nhà không?"]
    records = asked(folder, "\n".join(lines))
    assert [record["question"] for record in records] == lines
    kinds = ["answer", "fallback", "fallback", "answer", "smalltalk", "gap"]
    assert [record["kind"] for record in records] == kinds
    assert records[1]["id"] is None
    assert records[1]["text"]


def test_a_line_is_answered_before_the_next_one_is_typed(folder: str) -> None:
    with subprocess.Popen(
        command("ask", "--json", "--knowledge", folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    ) as process:
        assert process.stdin
        assert process.stdout
        for question in (HOURS, PLACE):
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
def test_any_line_gets_one_object_and_a_sensible_reply(folder: str, line: str) -> None:
    (record,) = asked(folder, f"{line}\n")
    assert record["question"] == line
    assert record["kind"] in {"fallback", "clarification"}
    assert record["text"].strip()


def test_bytes_that_are_no_utf_8_still_get_a_reply(folder: str) -> None:
    (record,) = asked(folder, b"\xff\xfe \x80\n")
    assert record["kind"] == "fallback"


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_question(folder: str) -> None:
    records = asked(folder, f"\ufeff{HOURS}\r\n{PLACE}\r\n")
    assert [record["question"] for record in records] == [HOURS, PLACE]


def test_letters_in_parts_mean_the_same(folder: str) -> None:
    (record,) = asked(folder, unicodedata.normalize("NFD", f"{HOURS}\n"))
    assert record["id"] == "gio-mo-cua"


@pytest.mark.parametrize("locale", [{}, {"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}])
def test_input_and_output_are_utf_8_whatever_the_locale(
    folder: str, locale: dict[str, str]
) -> None:
    (record,) = asked(folder, f"{HOURS}\n", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", **locale)
    assert record["question"] == HOURS
    done = run("ask", PLACE, "--knowledge", folder, **locale)
    assert done.stdout.startswith("Tiệm ở số 8 đường Gió.\n\nNguồn: ")


def test_the_words_of_a_question_need_no_quotes(folder: str) -> None:
    done = run("ask", "--knowledge", folder, *PLACE.split())
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Tiệm ở số 8 đường Gió.")


def test_an_empty_question_is_asked_back_and_waits_for_no_input(folder: str) -> None:
    done = run("ask", "", "--json", "--knowledge", folder, typed=HOURS)
    assert json.loads(done.stdout)["question"] == ""


def test_lines_are_independent_unless_they_are_a_conversation(folder: str) -> None:
    lines = f"{HOURS}\n1\n"
    assert asked(folder, lines)[1]["id"] != "dia-chi"
    assert asked(folder, lines, "--conversation")[1]["id"] == "dia-chi"


def test_replies_in_text_are_parted_by_an_empty_line(folder: str) -> None:
    done = run("ask", "--knowledge", folder, typed="Xin chào\nXin chào\n")
    assert done.stdout == "Chào bạn!\n\nChào bạn!\n"


def test_no_input_is_no_output(folder: str) -> None:
    for name in ("ask", "search", "chat"):
        done = run(name, "--knowledge", folder)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_raw_hits_come_best_first(folder: str) -> None:
    done = run("search", "--json", "-k", "2", "--knowledge", folder, typed=f"{PLACE}\nqqq\n\n")
    first, *others = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    assert first["question"] == PLACE
    assert [other["question"] for other in others] == ["qqq", ""]
    best, *rest = first["hits"]
    assert len(rest) <= 1
    assert best.keys() == {"id", "kind", "article", "score", "text", "sentence"}
    assert (best["id"], best["kind"], best["article"]) == ("dia-chi", "entry", None)
    assert PLACE in best["text"]
    assert "Tiệm ở số 8 đường Gió." in best["text"]
    assert all(hit["score"] <= best["score"] for hit in rest)


def test_hits_are_shown_to_people_with_score_and_id(folder: str) -> None:
    done = run("search", PLACE, "--knowledge", folder)
    question, best, *_ = done.stdout.splitlines()
    assert question == PLACE
    assert best.split()[1] == "dia-chi"


def test_a_good_folder_passes_the_check_and_its_warnings_are_listed(folder: str) -> None:
    done = run("check", "--knowledge", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Cảnh báo (" in done.stdout
    assert "Lỗi" not in done.stdout


def test_every_problem_is_told_at_once_and_fails_the_check(tmp_path: Path) -> None:
    broken = bakery(tmp_path / "kho")
    (broken / "qa" / "hong.yaml").write_text("- id: a b\n- {}\n", encoding="utf-8")
    done = run("check", "--knowledge", str(broken))
    assert done.returncode == 1
    assert "kho/qa/hong.yaml:1: " in done.stdout
    assert "kho/qa/hong.yaml:2: " in done.stdout
    assert done.stderr.startswith("Kho kiến thức chưa dùng được")


def test_a_missed_development_question_fails_the_check_but_not_the_evaluation(
    tmp_path: Path,
) -> None:
    missed = bakery(tmp_path / "kho")
    questions = missed / "questions.yaml"
    questions.write_text("- {question: Tiệm ở đâu?, expect: gio-mo-cua}\n", encoding="utf-8")
    done = run("check", "--knowledge", str(missed))
    assert done.returncode == 1
    assert done.stderr.strip()
    done = run("evaluate", str(questions), "--knowledge", str(missed))
    assert (done.returncode, done.stderr) == (0, "")
    assert PLACE in done.stdout


@pytest.mark.parametrize("text", [None, "", "question: a\n", "- {question: a}\n", "[" * 50_000])
def test_a_file_of_questions_that_is_none_is_a_sentence(
    folder: str, tmp_path: Path, text: str | None
) -> None:
    file = tmp_path / "cau-hoi.yaml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    done = run("evaluate", str(file), "--knowledge", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "cau-hoi.yaml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["ask", "chat", "search"])
@pytest.mark.parametrize("missing", ["không-có", "programme.yaml", "\udcff"])
def test_a_missing_folder_is_a_sentence(tmp_path: Path, name: str, missing: str) -> None:
    (tmp_path / "programme.yaml").write_text("name: a\n", encoding="utf-8")
    done = run(name, "--knowledge", str(tmp_path / missing), typed=HOURS)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_the_folder_may_be_set_in_the_environment(folder: str, tmp_path: Path) -> None:
    done = run("ask", PLACE, cwd=tmp_path, BOT_KNOWLEDGE=folder)
    assert done.stdout.startswith("Tiệm ở số 8 đường Gió.")
    done = run("ask", PLACE, "--knowledge", folder, cwd=tmp_path, BOT_KNOWLEDGE="/")
    assert done.stdout.startswith("Tiệm ở số 8 đường Gió.")


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


def test_a_reader_that_stops_reading_is_no_error(folder: str) -> None:
    with subprocess.Popen(
        command("ask", "--json", "--knowledge", folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    ) as process:
        assert process.stdout
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate(f"{HOURS}\n".encode() * 3)
    assert errors == b""


def test_asking_loads_neither_telegram_nor_the_terminal(folder: str) -> None:
    code = (
        "import sys; from bot.__main__ import main; "
        f"main(['ask', 'a', '--knowledge', {folder!r}]); "
        "print({'telegram', 'rich', 'httpx'} & sys.modules.keys(), file=sys.stderr)"
    )
    done = subprocess.run(
        [*command()[:1], "-c", code], env=environment(), cwd=ROOT, capture_output=True, check=True
    )
    assert done.stderr == b"set()\n"
