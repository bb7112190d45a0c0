"""What is said around a question."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.language.asides import Introduced, after_lead, introduced, thanks_at_last
from bot.language.normal import compose, evenly_spaced


@pytest.mark.parametrize(
    ("message", "greeting", "question"),
    [
        ("Em là thợ hàn, em học nghề gì được?", "", "em học nghề gì được?"),
        ("Chào ad, tôi làm ở xã, xin hỏi ai lập hội?", "Chào ad", "ai lập hội?"),
        ("toi o xom 3. cho hoi may gio hop", "", "may gio hop"),
        ("Chào cô, tôi tên là Lộc, mới về. Hội lập khi nào?", "Chào cô", "Hội lập khi nào?"),
        ("chào cháu, bác hỏi tí", "chào cháu", ""),
        ("dạ chào anh, em ở Bãi Sậy", "dạ chào anh", ""),
    ],
)
def test_somebody_introduces_himself_before_he_asks(
    message: str, greeting: str, question: str
) -> None:
    assert introduced(message) == Introduced(greeting, question)


@pytest.mark.parametrize(
    "message", ["", "ai lập hội", "Tôi là ai?", "em ở đâu", "bạn là ai", "anh là người hay máy"]
)
def test_who_asks_about_himself_or_another_introduces_nobody(message: str) -> None:
    assert introduced(message) is None


@given(st.text())
def test_what_is_introduced_stands_in_the_message(message: str) -> None:
    said = introduced(message)
    assert said is None or isinstance(said, Introduced)
    for part in said or ():
        assert part.split() == [] or " ".join(part.split()) in " ".join(compose(message).split())


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        ("Cảm ơn cháu nghe. Rứa ai lập hội?", "Rứa ai lập hội?"),
        ("Dạ em hiểu rồi ạ. Thế còn giờ họp?", "Thế còn giờ họp?"),
        ("thoi duoc roi, ai lap hoi", "ai lap hoi"),
        ("uk ai lập hội", "ai lập hội"),
        ("ok", "ok"),
        ("cảm ơn bạn nhiều", "cảm ơn bạn nhiều"),
        ("thôi nôi làm ở đâu", "thôi nôi làm ở đâu"),
        ("được mượn mấy cuốn, trả khi nào", "được mượn mấy cuốn, trả khi nào"),
    ],
)
def test_words_that_but_take_up_the_talk_are_left_out(message: str, rest: str) -> None:
    assert after_lead(message) == rest


@given(st.text())
@example("U:0")
def test_what_follows_a_lead_is_the_end_of_the_message(message: str) -> None:
    rest = after_lead(message)
    whole, end = (" ".join(compose(text).split()) for text in (message, rest))
    assert rest == message or whole.endswith(end)


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        ("À, tôi nhầm hai người. Vậy ai là thư ký?", "Vậy ai là thư ký?"),
        ("Không phải ông ấy. Ai là thư ký?", "Ai là thư ký?"),
        ("Tôi nhầm. Mục 3.", "Tôi nhầm. Mục 3."),
        ("Không phải tôi nhầm à?", "Không phải tôi nhầm à?"),
    ],
)
def test_a_mistake_that_is_owned_up_to_is_left_out_before_a_question(
    message: str, rest: str
) -> None:
    assert after_lead(message) == rest


@pytest.mark.parametrize(
    ("message", "thanks"),
    [
        ("Thế là đủ cho bài viết của tôi, xin cảm ơn nhiều.", "xin cảm ơn nhiều."),
        ("toi da ghi chep du nhung gi can, xin gui loi cam on", "xin gui loi cam on"),
        ("Hiểu rồi. Chân thành cảm ơn!", "Chân thành cảm ơn!"),
        ("Hiểu rồi, thế ai lập hội, cảm ơn", ""),
        ("Đã rõ. Cho tôi xin lịch họp, cảm ơn bạn.", ""),
        ("mục 3, cảm ơn", ""),
        ("Tôi muốn nắm được lịch họp, xin cảm ơn", ""),
        ("toi can nam duoc lich hop, xin cam on", ""),
        ("ghi lại lịch họp, cảm ơn", ""),
        ("lịch họp là đủ", ""),
    ],
)
def test_thanks_end_a_message_of_somebody_who_was_answered(message: str, thanks: str) -> None:
    assert thanks_at_last(message) == thanks


@given(st.text())
def test_thanks_are_the_end_of_the_message(message: str) -> None:
    assert evenly_spaced(message).endswith(thanks_at_last(message))
