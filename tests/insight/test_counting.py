"""What the question log tells."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bot.insight import Counts, Period, insight
from bot.insight.wording import answered, days
from bot.model import Knowledge
from tests.insight.made_up import (
    A_WEEK,
    FOUNDED,
    KNOWLEDGE,
    LOAN,
    MEMBERS,
    TODAY,
    WEEK,
    asked,
    at,
    log,
    told,
)


def test_each_question_counts_for_what_came_of_it() -> None:
    assert told(*A_WEEK).counts == Counts(answered=8, gaps=1, asked_back=1, refused=2)


def test_small_talk_and_opened_entries_are_no_questions() -> None:
    figures = told(asked("chào", "smalltalk", "chao"), asked(opened=True))
    assert figures.counts.asked == 0
    assert figures.opened == 1
    assert [used.id for used in figures.used] == [LOAN]


def test_an_excerpt_is_an_answer() -> None:
    assert told(asked(outcome="excerpt", entry="noi-quy-muon-sach#1")).counts.answered == 1


def test_votes_are_those_on_typed_and_opened_answers() -> None:
    figures = told(asked(up=2), asked(down=1, opened=True))
    assert (figures.up, figures.down) == (2, 1)


def test_what_led_people_most_often_comes_first() -> None:
    first, *others = told(*A_WEEK).used
    assert (first.id, first.asked, first.opened, first.up) == (LOAN, 7, 1, 3)
    assert first.label == "Mượn sách được bao lâu?"
    assert {used.id: used.down for used in others} == {MEMBERS: 0, FOUNDED: 1}


def test_an_entry_that_is_gone_is_called_by_its_id() -> None:
    assert told(asked(entry="da-xoa")).used[0].label == "da-xoa"


def test_questions_in_vain_that_differ_in_marks_are_counted_together() -> None:
    assert told(*A_WEEK).in_vain == (("Ai vô địch World Cup?", 2), ("sách", 1))


def test_a_week_has_a_bar_a_day_with_weekdays() -> None:
    slots = told(*A_WEEK).slots
    assert [slot.name for slot in slots][:2] == ["T4 18/11", "T5 19/11"]
    assert [slot.counts.asked for slot in slots] == [1, 1, 1, 3, 3, 2, 1]


def test_a_day_has_a_bar_an_hour_of_this_machine_s_clock() -> None:
    slots = told(asked(when=at(0)), asked(when=at(23)), period=Period.ending(TODAY, 1)).slots
    assert [slot.name for slot in slots if slot.counts.asked] == ["0h", "23h"]
    assert len(slots) == 24


@pytest.mark.parametrize(("length", "bars"), [(30, 30), (62, 62), (90, 13), (365, 53), (3650, 122)])
def test_a_long_period_has_fewer_bars_and_loses_no_question(length: int, bars: int) -> None:
    period = Period.ending(TODAY, length)
    first = datetime.combine(period.first, datetime.min.time()).astimezone()
    slots = told(asked(when=first), asked(when=at(23)), period=period).slots
    assert len(slots) == bars
    assert sum(slot.counts.asked for slot in slots) == 2


def test_a_period_is_as_long_as_the_one_before_and_follows_it() -> None:
    assert Period(date(2026, 11, 11), date(2026, 11, 17)) == WEEK.before
    assert WEEK.before.end == WEEK.start


def test_entries_that_nobody_was_ever_led_to_are_told() -> None:
    unused = [id_ for id_, _ in told(*A_WEEK).unused]
    assert LOAN not in unused
    assert "phi-tham-gia" in unused
    assert "chao" not in unused


def ending(until: date) -> Knowledge:
    """A club that knows one thing, until a day."""
    day = f"{until.day}/{until.month}/{until.year}"
    entry = KNOWLEDGE.entry_by_id[LOAN]
    entry = type(entry).model_validate(entry.model_dump() | {"valid_until": day})
    return Knowledge(KNOWLEDGE.programme, KNOWLEDGE.messages, (entry,))


@pytest.mark.parametrize(
    ("left", "found"),
    [(-1, "expired"), (0, "expiring"), (60, "expiring"), (61, "neither")],
)
def test_an_entry_is_about_to_expire_for_sixty_days(left: int, found: str) -> None:
    figures = insight(WEEK, log(), ending(TODAY + timedelta(days=left)), TODAY)
    assert [bool(figures.expired), bool(figures.expiring)] == [
        found == "expired",
        found == "expiring",
    ]


def test_articles_expire_too_and_the_last_to_go_comes_first() -> None:
    expired = told().expired
    assert "chuong-trinh-he" in [each.id for each in expired]
    assert [each.until for each in expired] == sorted(
        (each.until for each in expired), reverse=True
    )


def test_nothing_at_all_is_quiet() -> None:
    assert told().quiet
    assert answered(told().counts) == "–"
    assert not told(asked(opened=True)).quiet


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period.ending(TODAY, 1), "24/11/2026"),
        (WEEK, "18/11 – 24/11/2026"),
        (Period(date(2025, 12, 29), date(2026, 1, 4)), "29/12/2025 – 4/1/2026"),
    ],
)
def test_a_period_is_written_as_people_write_it(period: Period, written: str) -> None:
    assert days(period) == written
