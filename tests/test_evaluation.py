"""What counts as right, wrong, asked back or missed, and when the floors are not reached."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.app import build_responder
from bot.evaluation import Outcome, Report, evaluate
from bot.model import Floors, Judgement
from tests.search.small import village

VILLAGE = build_responder(village())

PRICE = "Giá vé tham quan bao nhiêu?"
CLOSE = "làng"
FAR = "giá vàng hôm nay"
TWO = "Giá vé bao nhiêu? Mấy giờ mở cửa?"
GAP_AND_PRICE = "Làng có bao nhiêu người? Giá vé bao nhiêu?"
GLAZE = "men vỏ sò cho màu gì"


def judged(question: str, expect: str, **fields: object) -> Judgement:
    return Judgement.model_validate({"question": question, "expect": expect.split("|")} | fields)


def report(*judgements: Judgement) -> Report:
    return evaluate(VILLAGE, judgements)


@pytest.mark.parametrize(
    ("question", "expect", "outcome"),
    [
        (PRICE, "gia-ve", "right"),
        (PRICE, "gio-mo-cua|gia-ve", "right"),
        (PRICE, "gio-mo-cua", "wrong"),
        (PRICE, "refuse", "wrong"),
        ("dân số của làng", "gap-dan-so", "right"),
        ("dân số của làng", "refuse", "right"),
        ("dân số của làng", "gia-ve", "wrong"),
        ("xin chào", "chao", "right"),
        ("xin chào", "refuse", "wrong"),
        (GLAZE, "chuyen-lang", "right"),
        (GLAZE, "chuyen-lang#1", "right"),
        (GLAZE, "chuyen-lang#2", "wrong"),
        (GLAZE, "refuse", "wrong"),
        (CLOSE, "gia-ve", "clarified"),
        (CLOSE, "refuse", "right"),
        (FAR, "gia-ve", "missed"),
        (FAR, "refuse", "right"),
        ("", "refuse", "right"),
        (TWO, "gio-mo-cua|gia-ve", "right"),
        (TWO, "gio-mo-cua", "wrong"),
        (TWO, "ong-duong", "wrong"),
        (GAP_AND_PRICE, "refuse", "wrong"),
    ],
)
def test_an_outcome_follows_from_what_was_expected(
    question: str, expect: str, outcome: Outcome
) -> None:
    (verdict,) = report(judged(question, expect)).verdicts
    assert verdict.outcome == outcome


@pytest.mark.parametrize(
    ("question", "got"),
    [
        (PRICE, "gia-ve"),
        (TWO, "gia-ve, gio-mo-cua"),
        (GLAZE, "chuyen-lang#1"),
        (FAR, "không trả lời"),
    ],
)
def test_what_was_got_is_named_for_a_person(question: str, got: str) -> None:
    (verdict,) = report(judged(question, "refuse")).verdicts
    assert verdict.got == got


def test_the_choices_that_were_offered_are_named() -> None:
    (verdict,) = report(judged(CLOSE, "refuse")).verdicts
    assert verdict.got.startswith("hỏi lại: ")
    assert 2 <= len(verdict.got.removeprefix("hỏi lại: ").split(", ")) <= 4


def test_a_judged_question_is_asked_after_the_messages_before_it() -> None:
    alone, after = report(
        judged("của ai", "quyet-dinh-78"),
        judged("của ai", "quyet-dinh-78", after=["quyết định 78 nói gì"]),
    ).verdicts
    assert (alone.outcome, after.outcome) == ("clarified", "right")


@pytest.mark.parametrize(
    ("expected", "answered", "refused", "wrong"),
    [
        ([(PRICE, "gia-ve"), (TWO, "gia-ve|gio-mo-cua")], 1, 1, 0),
        ([(PRICE, "gia-ve"), (FAR, "gia-ve")], 1 / 2, 1, 0),
        ([(PRICE, "gia-ve"), (PRICE, "vo-lo")], 1 / 2, 1, 1 / 2),
        ([(PRICE, "gia-ve"), (PRICE, "refuse"), (FAR, "refuse")], 1, 1 / 2, 1 / 2),
        ([(CLOSE, "gia-ve"), (FAR, "gia-ve"), (FAR, "refuse")], 0, 1, 0),
        ([], 1, 1, 0),
    ],
)
def test_the_figures_are_shares_of_what_they_are_about(
    expected: Sequence[tuple[str, str]], answered: float, refused: float, wrong: float
) -> None:
    figures = report(*(judged(*pair) for pair in expected)).figures
    assert figures.count == len(expected)
    assert (figures.answered, figures.refused, figures.wrong) == (answered, refused, wrong)


STRICT = Floors(answered=1, refused=1, wrong=0)


@pytest.mark.parametrize(
    ("question", "expect", "split", "fails"),
    [
        (PRICE, "gia-ve", "dev", []),
        (PRICE, "gia-ve", "held", []),
        (PRICE, "vo-lo", "dev", ["câu dev chưa đạt", PRICE, "gia-ve"]),
        (FAR, "vo-lo", "dev", ["câu dev chưa đạt", FAR, "không trả lời"]),
        (FAR, "vo-lo", "held", ["trả lời đúng 0,0%", "100,0%"]),
        (PRICE, "refuse", "held", ["từ chối đúng 0,0%", "trả lời sai 100,0%"]),
    ],
)
def test_a_dev_miss_or_held_figures_under_the_floors_fail(
    question: str, expect: str, split: str, fails: list[str]
) -> None:
    told = " / ".join(report(judged(question, expect, split=split)).fails(STRICT))
    assert bool(told) is bool(fails)
    assert all(part in told for part in fails)


def test_a_held_miss_above_the_floors_does_not_fail() -> None:
    missed = report(judged(FAR, "gia-ve", split="held"), judged(PRICE, "gia-ve", split="held"))
    assert missed.fails(Floors(answered=0.5, refused=1, wrong=0)) == ()
    assert len(missed.fails(Floors(answered=0.51, refused=1, wrong=0))) == 1


def test_the_verdicts_stand_in_the_order_of_the_file_and_splits_keep_it() -> None:
    judgements = [
        judged(PRICE, "gia-ve", split="held"),
        judged(FAR, "refuse", split="dev"),
        judged(GLAZE, "chuyen-lang", split="held"),
    ]
    whole = report(*judgements)
    assert [verdict.judgement for verdict in whole.verdicts] == judgements
    held = whole.split("held").verdicts
    assert [verdict.judgement for verdict in held] == [judgements[0], judgements[2]]
