"""Whatever is said in whatever order, it is answered; how it is typed changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import Responder
from bot.language.normal import strip_marks
from tests.conversation.dialogue import Dialogue, last
from tests.conversation.test_following import STEPS

WORDS = (
    "cái thứ hai số 2 còn bước 3 thì sao ông ấy bên kia tiếp theo kể thêm ai nữa ở đâu của nó đó "
    "quyết định 45 78 trưởng làng hội thi ngày nào vì răng rứa cảm ơn 15/3/2019 ² 🙂 ? \n"
).split(" ")
MESSAGES = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join).map(strip_marks),
    st.builds(
        str.__mul__, st.sampled_from(["cái ", "thế nào ", "gì ", "a", "🙂"]), st.integers(0, 400)
    ),
)
AROUND = [
    ("dạ ", ""),
    ("", " ạ"),
    ("", " 🙂"),
    ("cho em hỏi ", " với ạ"),
    ("ad ơi ", ""),
    ("", "???"),
    ("  ", " … "),
]


@settings(deadline=None, max_examples=150)
@given(messages=st.lists(MESSAGES, min_size=1, max_size=4))
def test_any_messages_in_any_order_are_answered(messages: list[str], village: Responder) -> None:
    dialogue = Dialogue(village)
    for message in messages:
        turn = dialogue.hears(message)
        assert turn.question == message
        assert turn.answers
        assert len(turn.answers) == len(turn.wordings)
        assert turn.text(village.knowledge.messages)


@settings(deadline=None, max_examples=40)
@given(message=MESSAGES)
@pytest.mark.parametrize("before", ["Phạm Văn Toàn là ai?", "nội dung 3 là gì", "ký ngày nào"])
def test_any_message_is_answered_after_real_knowledge(
    before: str, message: str, shipped: Responder
) -> None:
    assert last(shipped, [before, message])


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("before", "message", "found"), STEPS)
def test_politeness_and_signs_around_a_follow_up_change_nothing(
    before: str, message: str, found: str, around: tuple[str, str], village: Responder
) -> None:
    assert last(village, [before, message.join(around)]) == [found]


@pytest.mark.parametrize(("before", "message", "found"), STEPS)
def test_case_and_composition_of_a_follow_up_change_nothing(
    before: str, message: str, found: str, village: Responder
) -> None:
    for typed in (message.upper(), message.title(), unicodedata.normalize("NFD", message)):
        assert last(village, [before, typed]) == [found]


@pytest.mark.parametrize(("before", "message", "found"), STEPS)
def test_a_follow_up_needs_no_marks(
    before: str, message: str, found: str, village: Responder
) -> None:
    assert last(village, [before, strip_marks(message)]) == [found]
