"""How an answer came about is told in words, on the command line as on Telegram."""

from __future__ import annotations

import json

import pytest

from bot.answering.decision import UNSURE
from bot.app import build_responder
from bot.evaluation import told
from tests.bot_process import ON_LIBRARY, run
from tests.search.small import village

VILLAGE = build_responder(village())


def explained(question: str) -> str:
    return "\n".join(section.text for section in told(VILLAGE.explain(question)))


def rule(question: str) -> list[str]:
    """The lines that say what was decided."""
    return [line.strip() for line in explained(question).splitlines() if "→" in line]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("gia ve bao nhieu", "Từ mang nghĩa: gia, ve"),
        ("giá vé mấy?", "Từ mang nghĩa: giá, vé"),
        ("xin chào ạ", "Không có từ nào mang nghĩa, chỉ có lời hỏi hay lời chào"),
        ("bước 2 làm gì", "Số gọi tên: bước 2"),
        ("Quyết định 45 nói gì", "Số gọi tên: văn bản số 45"),
        ("giá vé 3 người", "Số đếm, không phải tên: 3"),
        ("giá vé 5 nghìn phải không", "Người hỏi muốn xác nhận"),
        ("giaf vesf bao nhieeu", "“nhieeu” có thể là: nhiêu"),
    ],
)
def test_the_question_is_told_as_it_was_read(question: str, line: str) -> None:
    assert line in explained(question)


def test_the_best_five_are_told_with_what_speaks_for_and_against_them() -> None:
    lines = explained("Quyết định 46 nói gì?").splitlines()
    first = next(line for line in lines if line.startswith("  1. "))
    assert first.startswith("  1. quyet-dinh-45 (mục hỏi đáp), ")
    assert "chứa 78% câu hỏi, 78% thành cụm" in first
    assert "của “Quyết định 45/QĐ-UB nói gì?”" in first
    assert "số trong câu hỏi trái với mục này" in first
    assert any(line.startswith("  5. ") for line in lines)
    assert not any(line.startswith("  6. ") for line in lines)


@pytest.mark.parametrize(
    ("question", "decided"),
    [
        ("giá vé bao nhiêu", ["→ Trả lời bằng mục gia-ve, vì đủ chắc"]),
        (
            "Làng có bao nhiêu người?",
            ["→ Nói là không có trong nguồn hoặc ngoài phạm vi, theo mục gap-dan-so"],
        ),
        ("chào", ["→ Chuyện xã giao, đáp bằng mục chao"]),
        ("giá vàng hôm nay", ["→ Nói là không biết, vì không có gì đủ gần"]),
        ("?!", ["→ Xin gõ lại, vì tin nhắn không có chữ nào đọc được"]),
        ("", ["→ Xin gõ lại, vì tin nhắn không có chữ nào đọc được"]),
    ],
)
def test_the_rule_that_decided_is_told(question: str, decided: list[str]) -> None:
    assert rule(question) == decided


def test_what_was_decided_on_parts_of_a_message_is_told() -> None:
    question = "Giá vé bao nhiêu? Mấy giờ mở cửa?"
    assert "nên bot xét từng phần của tin nhắn" in explained(question)
    assert rule(question)[1:] == [
        "→ Trả lời bằng mục gia-ve, vì đủ chắc",
        "→ Trả lời bằng mục gio-mo-cua, vì đủ chắc",
    ]


@pytest.mark.parametrize(
    ("question", "doubt"),
    [
        ("Quyết định 46/QĐ-UB nói gì?", "số trong câu hỏi trái với mục này"),
        ("Ai không nhóm lửa lò?", "câu hỏi phủ định, mục này thì không"),
    ],
)
def test_a_confidence_that_is_held_down_says_by_what(question: str, doubt: str) -> None:
    held_at = f"{UNSURE:.2f}".replace(".", ",")
    assert f"Độ tin bị giữ ở {held_at} vì: {doubt}" in explained(question)
    (asked_back,) = rule(question)
    assert asked_back.startswith("→ Hỏi lại “Ý bạn là …?”, vì gần nhưng chưa chắc: ")


@pytest.mark.parametrize("question", ["giá vé", "sinh hoạt", "giá vàng", "Quyết định 46 nói gì?"])
def test_the_explanation_is_of_the_answer_that_is_given(question: str) -> None:
    explanation = VILLAGE.explain(question)
    assert explanation.answers == VILLAGE.respond(question).answers
    assert explanation.hits == VILLAGE.search(question, 5)


def test_ask_why_tells_it_below_the_answer() -> None:
    done = run("ask", "--why", *ON_LIBRARY, "Mượn sách được bao lâu?")
    assert done.returncode == 0
    assert done.stdout.startswith("Sách mượn được giữ 21 ngày")
    assert "\n\nCâu hỏi được hiểu:\n  Từ mang nghĩa: Mượn, sách" in done.stdout
    assert done.stdout.endswith("→ Trả lời bằng mục thoi-han-muon, vì đủ chắc\n")


def test_ask_why_as_json_has_it_under_a_name_of_its_own() -> None:
    question = "Mượn sách được bao lâu?"
    plain = json.loads(run("ask", "--json", *ON_LIBRARY, question).stdout)
    with_why = json.loads(run("ask", "--json", "--why", *ON_LIBRARY, question).stdout)
    why = with_why.pop("why")
    assert with_why == plain
    assert [section["title"] for section in why] == [
        "Câu hỏi được hiểu",
        "Gần nhất trong kho",
        "Vì sao trả lời như vậy",
    ]
    assert why[2]["lines"][-1] == "→ Trả lời bằng mục thoi-han-muon, vì đủ chắc"
