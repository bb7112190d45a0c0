"""What a chat remembers: it survives as JSON, and what can't be read is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Responder
from bot.conversation import REMEMBERED, Talk
from bot.model import Choice
from tests.conversation.dialogue import Dialogue

TALK = Talk(
    at=datetime(2026, 6, 15, 8, 30, tzinfo=UTC),
    messages=("bước 3 là gì", "ông ấy là ai 🙂"),
    entry="buoc-3",
    offered=(Choice("a", "Một?"), Choice("b", "Hai?")),
    shown=("a", "buoc-3"),
)

TEXTS = st.text(st.characters(codec="utf-8"))
TALKS = st.builds(
    Talk,
    at=st.none() | st.datetimes(timezones=st.just(UTC)),
    messages=st.lists(TEXTS).map(tuple),
    entry=st.none() | TEXTS,
    offered=st.lists(st.builds(Choice, TEXTS, TEXTS)).map(tuple),
    shown=st.lists(TEXTS).map(tuple),
)


@given(TALKS)
def test_a_talk_survives_as_json(talk: Talk) -> None:
    assert Talk.from_json(talk.to_json()) == talk


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{", "7", '"bước"', "[" * 100_000, '{"at": "hôm qua", "entry": 3}']
)
def test_a_broken_text_is_an_empty_talk(text: str) -> None:
    assert Talk.from_json(text) == Talk()


def test_what_can_be_read_of_a_damaged_text_is_kept() -> None:
    text = '{"messages": ["một", 2], "offered": [{"id": "a"}, {"id": "b", "label": "B"}], "x": 1}'
    assert Talk.from_json(text) == Talk(messages=("một",), offered=(Choice("b", "B"),))


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(str))
def test_any_text_is_read_as_some_talk(text: str) -> None:
    assert isinstance(Talk.from_json(text), Talk)


@pytest.mark.parametrize(
    ("later", "fresh"),
    [
        (timedelta(0), True),
        (timedelta(minutes=15), True),
        (timedelta(minutes=15, seconds=1), False),
        (timedelta(days=400), False),
    ],
)
def test_a_talk_is_fresh_for_a_quarter_of_an_hour(later: timedelta, *, fresh: bool) -> None:
    elsewhere = timezone(timedelta(hours=7))
    assert TALK.fresh((datetime(2026, 6, 15, 8, 30, tzinfo=UTC) + later).astimezone(elsewhere)) == (
        fresh
    )
    assert not Talk().fresh(datetime(2026, 6, 15, tzinfo=UTC))


def test_a_talk_goes_on_after_it_was_kept_as_json(village: Responder) -> None:
    dialogue = Dialogue(village)
    dialogue.says("bước 3 là gì")
    dialogue.talk = Talk.from_json(dialogue.talk.to_json())
    assert dialogue.says("tiếp theo") == ["buoc-4"]


def test_only_the_last_messages_are_remembered_and_none_of_them_whole_if_it_is_long(
    village: Responder,
) -> None:
    dialogue = Dialogue(village)
    for number in range(2 * REMEMBERED):
        dialogue.says(f"giá vàng hôm nay {number} " + "rất dài " * 200)
    assert len(dialogue.talk.messages) == REMEMBERED
    assert max(map(len, dialogue.talk.messages)) <= 500


def test_what_was_meant_is_remembered_rather_than_what_was_typed(village: Responder) -> None:
    dialogue = Dialogue(village)
    for message in ("ai là trưởng làng", "ông ấy sinh năm nào"):
        dialogue.says(message)
    assert dialogue.talk.messages == ("ai là trưởng làng", "Cao Văn Lộc sinh năm nào")
    assert dialogue.talk.entry == "tieu-su"
