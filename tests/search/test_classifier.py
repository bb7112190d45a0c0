"""What tells one entry from another is learned from the phrasings."""

from __future__ import annotations

import numpy as np
import pytest

from bot.model import Entry
from bot.search import Index
from bot.search.classifier import LEAST
from tests.search.small import knowledge

PLACES = ("chợ", "bến", "đình", "chùa", "trạm", "trường")
KINDS = {
    "mo-cua": ("mấy giờ mở cửa", "mở cửa lúc nào", "khi nào thì mở", "giờ mở cửa là mấy giờ"),
    "le-phi": ("vào cửa mất bao nhiêu", "lệ phí là bao nhiêu", "có thu tiền không", "giá vé"),
    "duong-di": ("đi đường nào", "đường đi ra sao", "nằm ở đâu", "chỉ lối vào giúp"),
}
LINKS = ("", "ở ", "của ")


def entries() -> list[Entry]:
    """Three entries that name the same places and differ only in what they ask."""
    return [
        Entry(
            id=kind,
            questions=tuple(
                f"{asked} {link}{place}" for asked in ways for place in PLACES for link in LINKS
            ),
            answer="Có ghi ở bảng.",
        )
        for kind, ways in KINDS.items()
    ]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(knowledge(entries=entries()))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("chợ mở lúc mấy giờ", "mo-cua"),
        ("vào đình có thu gì không", "le-phi"),
        ("cho hoi duong vao chua", "duong-di"),
    ],
)
def test_the_words_speak_for_what_is_asked_and_against_the_rest(
    question: str, meant: str, index: Index
) -> None:
    margins = {hit.item.id: hit.evidence.learned or 0.0 for hit in index.find(question)}
    assert margins[meant] > 0
    assert all(margin < 0 for other, margin in margins.items() if other != meant)


@pytest.mark.parametrize("words", ["mở cửa đường lối", "mở cửa đường đi", "mở cửa mấy tiền"])
def test_fewer_asked_for_are_still_the_best(words: str, index: Index) -> None:
    (best,) = index.find(f"{words} chợ", 1)
    assert best.item == index.find(f"{words} chợ", 3)[0].item


def test_a_place_that_all_of_them_name_speaks_for_none(index: Index) -> None:
    (best, *_) = index.find("chùa")
    assert best.evidence.learned == pytest.approx(0, abs=3)


def test_the_same_is_learned_from_the_same(index: Index) -> None:
    again = Index(knowledge(entries=entries()))
    for question in ("chợ mở lúc mấy giờ", "gia ve vao ben"):
        assert index.find(question) == again.find(question)
        assert [hit.evidence for hit in index.find(question)] == [
            hit.evidence for hit in again.find(question)
        ]


def test_little_changes_where_an_entry_gets_one_more_phrasing(index: Index) -> None:
    first, *others = entries()
    longer = first.model_copy(update={"questions": (*first.questions, "mở cửa hôm chủ nhật")})
    changed = Index(knowledge(entries=[longer, *others]))
    for question in ("chợ mở lúc mấy giờ", "giá vé ở bến", "chỉ đường ra trạm"):
        before = [hit.evidence.learned for hit in index.find(question)]
        after = [hit.evidence.learned for hit in changed.find(question)]
        np.testing.assert_allclose(before, after, rtol=0.15)


def test_from_few_phrasings_or_one_entry_nothing_is_learned() -> None:
    first, second, _ = entries()
    few = [
        entry.model_copy(update={"questions": entry.questions[: LEAST // 3]})
        for entry in (first, second)
    ]
    many = first.questions * (LEAST // len(first.questions) + 1)
    for some in (few, [first.model_copy(update={"questions": many})]):
        hits = Index(knowledge(entries=some)).find("chợ mở cửa mấy giờ")
        assert hits
        assert all(hit.evidence.learned is None for hit in hits)
