"""A responder comes out of its bytes as it went in, with what it has looked up, part by part."""

from __future__ import annotations

import pickle
from io import BytesIO

from bot.answering import Responder
from bot.publishing.packing import packed, unpacked
from tests.search.small import village

QUESTIONS = ("máy giờ lagn mở cửa", "quyet dinh 78", "ai nhóm lửa lò", "nấu lươn", "vé mấy tiền")


def test_what_comes_out_answers_alike() -> None:
    before = Responder(village())
    for question in QUESTIONS[:2]:
        before.respond(question)
    after = unpacked(packed(before))
    for question in QUESTIONS:
        assert after.respond(question) == before.respond(question)
        assert after.search(question) == before.search(question)


def test_what_was_looked_up_comes_along() -> None:
    fresh, asked = Responder(village()), Responder(village())
    for question in QUESTIONS:
        asked.respond(question)
    none, kept = len(packed(fresh)), len(packed(asked))
    again = len(packed(unpacked(packed(asked))))
    assert again - none > 0.9 * (kept - none) > 0


def test_no_part_is_much_of_the_whole() -> None:
    responder = Responder(village())
    for question in QUESTIONS:
        responder.respond(question)
    pack = packed(responder)
    stream = BytesIO(pack)
    unpickler = pickle.Unpickler(stream)  # noqa: S301 - our own
    sizes = []
    while stream.tell() < len(pack):
        start = stream.tell()
        unpickler.load()
        sizes.append(stream.tell() - start)
    assert sum(sizes) == len(pack)
    assert max(sizes) < len(pack) / 3
