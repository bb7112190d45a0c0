"""An answer in the making: what each step takes, what it refuses, and the entry at the end."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import PartialDate, Source
from bot.teaching.drafts import (
    LONGEST_ANSWER,
    LONGEST_PHRASING,
    MOST_PHRASINGS,
    Draft,
    NotTakenError,
    begun,
    phrasings_of,
)
from tests.teaching.logs import RESPONDER

KNOWLEDGE = RESPONDER.knowledge
TODAY = date(2026, 1, 1)
ASKED = ("Mật khẩu wifi là gì?", "mat khau wifi")


def after(draft: Draft, *typed: str) -> Draft:
    for words in typed:
        draft = draft.taken(words, KNOWLEDGE, TODAY)
    return draft


def refused(draft: Draft, typed: str) -> str:
    with pytest.raises(NotTakenError) as caught:
        draft.taken(typed, KNOWLEDGE, TODAY)
    return caught.value.key


def at_source() -> Draft:
    return after(begun((1,), ASKED), "docsach2026")


def at_until() -> Draft:
    return at_source().skipped()


def test_an_answer_a_source_and_a_date_make_a_draft_to_look_over() -> None:
    draft = after(begun((1, 2), ASKED), " docsach2026 \n", "Bảng ở quầy", "12/2027")
    assert draft == Draft(
        (1, 2),
        ASKED,
        answer="docsach2026",
        sources=(Source(title="Bảng ở quầy"),),
        valid_until=PartialDate(2027, 12),
    )
    assert draft.step is None


def test_source_and_date_can_be_left_out_the_answer_can_not() -> None:
    draft = begun((1,), ASKED)
    assert draft.skipped() == draft
    assert at_source().skipped().skipped().ahead == ()


def test_each_step_can_be_taken_anew() -> None:
    draft = after(begun((1,), ASKED), "docsach2026", "Bảng ở quầy", "2027")
    changed = after(draft.again("answer"), "docsach2027")
    assert changed.answer == "docsach2027"
    assert changed.sources == draft.sources
    assert changed.step is None
    assert after(draft.again("until"), "2028").valid_until == PartialDate(2028)


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("noi-quy-muon-sach", "noi-quy-muon-sach"),
        ("nội quy mượn sách", "noi-quy-muon-sach"),
        ("NOI QUY MUON SACH", "noi-quy-muon-sach"),
        ("Bảng tin quầy", Source(title="Bảng tin quầy")),
        (
            "Báo Sông Xanh, https://songxanh.example/wifi.",
            Source(title="Báo Sông Xanh", url="https://songxanh.example/wifi"),
        ),
        (
            "https://songxanh.example/wifi",
            Source(title="songxanh.example", url="https://songxanh.example/wifi"),
        ),
    ],
)
def test_a_source_is_an_article_of_the_folder_a_title_or_an_address(
    typed: str, source: str | Source
) -> None:
    assert after(at_source(), typed).sources == (source,)


@pytest.mark.parametrize(
    ("draft", "typed", "key"),
    [
        (begun((1,), ASKED), "👍", "draft_answer_unclear"),
        (begun((1,), ASKED), "a" * (LONGEST_ANSWER + 1), "draft_answer_long"),
        (at_source(), "…", "draft_source_unclear"),
        (at_source(), "https://)", "draft_source_unclear"),
        (at_source(), "dài " * LONGEST_PHRASING, "draft_source_unclear"),
        (at_until(), "sang năm", "draft_until_unclear"),
        (at_until(), "31/2/2027", "draft_until_unclear"),
        (at_until(), "2025", "draft_until_past"),
        (at_until().again("phrasings"), "mật khẩu wifi là gì", "draft_phrasings_unclear"),
    ],
)
def test_what_can_not_be_taken_is_refused_with_a_reason(draft: Draft, typed: str, key: str) -> None:
    assert refused(draft, typed) == key


def test_more_ways_to_ask_are_one_a_line() -> None:
    draft = after(at_until().again("phrasings"), "pass wifi\n\n  wifi vào sao  \npass wifi")
    assert draft.phrasings == (*ASKED, "pass wifi", "wifi vào sao")


def test_what_staff_answered_needs_only_source_and_date() -> None:
    draft = begun((1,), ASKED, "docsach2026\n")
    assert draft.answer == "docsach2026"
    assert draft.ahead == ("source", "until")


def test_where_nobody_asked_in_words_of_their_own_the_admin_is_asked_for_some() -> None:
    draft = begun((1,), ())
    assert draft.step == "phrasings"
    assert draft.skipped() == draft
    assert after(draft, "mật khẩu wifi").step == "answer"


def test_phrasings_are_lines_without_anything_personal() -> None:
    assert phrasings_of(
        [
            "Mật khẩu\nwifi\u0007 là gì?",
            "mật khẩu wifi là gì",
            "gọi [số điện thoại] hỏi wifi",
            "gọi 0912 345 678 hỏi wifi",
            "[email]",
            "?!",
        ]
    ) == ("Mật khẩu wifi là gì?", "gọi hỏi wifi")


def test_a_story_is_a_phrasing_only_where_there_is_no_other() -> None:
    story = "em ở xa " * LONGEST_PHRASING
    assert phrasings_of([story, "wifi"]) == ("wifi",)
    assert phrasings_of([story]) == (story.strip(),)


def test_the_phrasings_of_a_large_group_are_limited() -> None:
    assert len(phrasings_of(f"wifi phòng {number}" for number in range(50))) == MOST_PHRASINGS
