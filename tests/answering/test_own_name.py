"""A question that names the whole programme, its parties and all, before it asks something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering import Responder
from bot.answering.own_name import OwnName
from bot.model import Programme
from tests.answering.conftest import answer_id
from tests.conversation.village import VILLAGE

NAMED = replace(
    VILLAGE,
    programme=Programme(
        name="Chương trình gốm giữa Làng Bãi Sậy và Trường Bến Đò",
        parties=("Làng Bãi Sậy", "Trường Bến Đò"),
    ),
)
RESPONDER = Responder(NAMED)
OWN_NAME = OwnName(NAMED.programme)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        (
            "Chương trình gốm giữa Làng Bãi Sậy và Trường Bến Đò ký ngày nào?",
            "Chương trình ký ngày nào?",
        ),
        ("lang Bai Say voi truong Ben Do thi nan o dau", "thi nan o dau"),
        ("hội thi của Làng Bãi Sậy và Trường Bến Đò diễn ra ở đâu?", "hội thi diễn ra ở đâu?"),
        ("Làng Bãi Sậy góp việc gì?", None),
        ("Làng Bãi Sậy và Trường Bến Đò là gì?", None),
        ("giá vé bao nhiêu", None),
    ],
)
def test_the_name_is_left_out_where_it_names_all_parties_and_more_is_asked(
    question: str, left: str | None
) -> None:
    found = OWN_NAME.left_out(RESPONDER.understood(question))
    assert (found and " ".join(found.split())) == left


def test_a_programme_of_one_party_has_no_name_to_leave_out() -> None:
    alone = OwnName(Programme(name="Hội đọc sách", parties=("Hội đọc sách",)))
    assert alone.left_out(RESPONDER.understood("Hội đọc sách họp ngày nào")) is None


def test_what_is_asked_beside_the_name_is_answered() -> None:
    question = "Chương trình gốm giữa Làng Bãi Sậy và Trường Bến Đò thì hội thi diễn ra ở đâu ạ?"
    assert [answer_id(answer) for answer in RESPONDER.respond(question).answers] == ["noi-thi"]


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("Chào ad, em là thợ ở Trường Bến Đò, xin hỏi giá vé bao nhiêu?", "gia-ve"),
        ("Chào bạn, tôi ở Bãi Sậy", "chao"),
    ],
)
def test_where_somebody_comes_from_is_not_asked_about(message: str, found: str) -> None:
    assert [answer_id(answer) for answer in RESPONDER.respond(message).answers] == [found]


def test_two_questions_behind_an_introduction_get_both_answers() -> None:
    message = "Em là thợ ở Bãi Sậy, cho em hỏi giá vé bao nhiêu ạ? Và hội thi diễn ra ở đâu?"
    found = [answer_id(answer) for answer in RESPONDER.respond(message).answers]
    assert found == ["gia-ve", "noi-thi"]
