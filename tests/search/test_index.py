"""One index of entries and passages: what comes first, and what each hit says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import ONLY_COUNTS, Entry, Hit, Passage, Vocabulary
from bot.search import Index
from tests.search.small import ENTRIES, PASSAGES, article, entry, knowledge, village

VILLAGE = Index(village())


def first(question: str) -> str:
    """The id of the best hit."""
    return VILLAGE.find(question)[0].item.id


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_each_phrasing_finds_its_own_entry(entry_id: str) -> None:
    for phrasing in ENTRIES[entry_id].split("|"):
        assert first(phrasing) == entry_id


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("đường", "duong-den"),
        ("Dương", "ong-duong"),
        ("Đường đến làng", "duong-den"),
        ("ông Dương", "ong-duong"),
        ("quyết định 45", "quyet-dinh-45"),
        ("quyết định 78", "quyet-dinh-78"),
    ],
)
def test_marks_and_numbers_that_were_typed_tell_entries_apart(question: str, found: str) -> None:
    assert first(question) == found


def test_marks_that_were_not_typed_leave_both_open() -> None:
    assert {hit.item.id for hit in VILLAGE.find("duong")} == {"duong-den", "ong-duong"}
    assert first("duong den lang") == "duong-den"
    assert first("ong duong la ai") == "ong-duong"


@pytest.mark.parametrize("order", [1, -1])
def test_neighbours_tell_which_marks_were_not_typed(order: int) -> None:
    tables, friends = "Bàn bé của lớp ở đâu.", "Bạn bè của lớp ở đâu."
    often = [f"{name} đi với bạn bè mỗi ngày." for name in ("Lan", "Minh", "Hà", "Tú", "Sơn")]
    library = Index(knowledge(articles=[article("lop", *(tables, friends)[::order], *often)]))
    assert library.find("ban be cua lop")[0].line == friends
    assert library.find("bàn bé của lớp")[0].line == tables


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("men vỏ sò màu gì", "chuyen-lang#1"),
        ("men vo so mau gi", "chuyen-lang#1"),
        ("nước lũ cuốn bầu lò năm nào", "chuyen-lang#2"),
        ("ai nhóm lửa lò", "vo-lo"),
        ("làng có mấy người", "gap-dan-so"),
        ("chào", "chao"),
    ],
)
def test_entries_and_passages_stand_in_one_index(question: str, found: str) -> None:
    assert first(question) == found


def test_a_hit_is_a_whole_entry_or_passage() -> None:
    kinds = {type(hit.item) for hit in VILLAGE.find("lò nung làng năm nào ai đốt")}
    assert kinds == {Entry, Passage}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("men vỏ sò màu gì", "Men vỏ sò cho màu trắng sữa, rất kén lửa."),
        ("men tro trấu màu gì", "Men tro trấu cho màu xanh rêu."),
        ("dân đắp lò bằng gì", "Dân làng đắp lại lò bằng gạch vồ."),
        ("VE VAO CUA", "vé vào cửa mấy tiền"),
    ],
)
def test_the_best_line_is_verbatim(question: str, line: str) -> None:
    assert VILLAGE.find(question)[0].line == line


def test_a_passage_is_quoted_by_what_tells_its_lines_apart() -> None:
    passage = (
        "Lò gốm Bãi Sậy nung gốm men, gốm mộc bằng củi thông và củi nhãn. "
        "Lò gốm Bãi Sậy đốt ba ngày. Lò gốm Bãi Sậy nguội trong hai ngày."
    )
    hit = Index(knowledge(articles=[article("lo", passage)])).find("lò gốm Bãi Sậy nguội mấy ngày")[
        0
    ]
    assert hit.line == "Lò gốm Bãi Sậy nguội trong hai ngày."


def test_an_answer_helps_to_find_its_entry_but_is_never_its_line() -> None:
    (hit, *_) = VILLAGE.find("qua cầu gỗ")
    assert hit.item.id == "duong-den"
    assert isinstance(hit.item, Entry)
    assert hit.line in hit.item.questions


def lines_of(hit: Hit) -> tuple[str, ...]:
    return hit.item.questions if isinstance(hit.item, Entry) else (hit.item.text,)


@pytest.mark.parametrize("k", [1, 2, 3, 50])
def test_hits_are_sorted_distinct_and_at_most_k(k: int) -> None:
    hits = VILLAGE.find("làng gốm mở cửa ngày nào bao nhiêu", k)
    assert 1 <= len(hits) <= k
    assert len({hit.item.id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_fewer_hits_come_first_out_of_more() -> None:
    question = "làng gốm mở cửa mấy giờ"
    assert VILLAGE.find(question, 1)[0].item == VILLAGE.find(question, 50)[0].item


@pytest.mark.parametrize("question", ["", "?", "🙂", "xyzzy brrb", "\u0301", "…"])
def test_nothing_is_found_where_nothing_is_shared(question: str) -> None:
    assert VILLAGE.find(question) == ()


@pytest.mark.parametrize("question", ["ai ký", "", "🙂", "598"])
def test_empty_knowledge_finds_nothing(question: str) -> None:
    assert Index(knowledge()).find(question) == ()


def test_one_entry_or_one_passage_is_enough() -> None:
    alone = entry("mot", "Mấy giờ mở cửa?|giờ mở cửa")
    assert [hit.item for hit in Index(knowledge([alone])).find("gio mo cua")] == [alone]
    told = article("chuyen", PASSAGES[0])
    assert Index(knowledge(articles=[told])).find("men vỏ sò")[0].item == told.passages[0]


def test_entries_with_odd_characters_are_indexed_and_found() -> None:
    odd = entry("la", "🙂🙂|%%%|日本語|’“”—|\u0301\u0301|ß ﬁ|" + "x" * 3000, "—")
    silent = entry("im", "???|!!!", "…")
    index = Index(knowledge([odd, silent]))
    assert [hit.item.id for hit in index.find("日本語")] == ["la"]
    assert [hit.item.id for hit in index.find("ß")] == ["la"]
    assert index.find("???") == ()


WORDS = st.sampled_from(" ".join(ENTRIES.values()).replace("|", " ").split())
MESSAGES = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


@settings(deadline=None)
@given(MESSAGES)
def test_every_hit_is_whole_whatever_was_typed(question: str) -> None:
    hits = VILLAGE.find(question)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert any(hit.line in line for line in lines_of(hit))
        assert 0 <= hit.evidence.asked <= 1.0001
        assert hit.evidence.numbers in (ONLY_COUNTS, -1, 0, 1)


SIMILAR = Vocabulary(similar=(("phí", "giá", "lệ phí"), ("ô tô", "xe hơi")))


def test_a_word_that_says_nearly_the_same_finds_an_entry_and_no_passage() -> None:
    told = article("bai", "Giá gạch năm nay tăng.")
    asked = [entry("gia-ve", "Giá vé là mấy tiền?"), entry("gio", "Mở cửa lúc nào?")]
    assert [hit.item.id for hit in Index(knowledge(asked, vocabulary=SIMILAR)).find("lệ phí")] == [
        "gia-ve"
    ]
    assert Index(knowledge(articles=[told], vocabulary=SIMILAR)).find("lệ phí") == ()


def test_a_word_that_only_says_nearly_the_same_counts_less() -> None:
    asked = [entry("gui-xe", "gửi xe hơi ở đâu"), entry("rua-xe", "rửa ô tô ở đâu")]
    index = Index(knowledge(asked, vocabulary=SIMILAR))
    first, second = index.find("ô tô")
    assert (first.item.id, second.item.id) == ("rua-xe", "gui-xe")
    assert second.evidence.asked < first.evidence.asked == 1


def test_what_was_typed_needs_another_word_less_the_more_often_it_stands_there() -> None:
    often = [entry(f"xe-{number}", f"ô tô số {number} ở bến nào") for number in range(20)]
    index = Index(knowledge([*often, entry("gui-xe", "gửi xe hơi")], vocabulary=SIMILAR))
    (seldom,) = index.understood("xe hơi").alike
    (seen,) = index.understood("ô tô").alike
    assert seen.weight < seldom.weight


def test_a_word_with_a_slip_finds_what_says_nearly_the_same() -> None:
    asked = [entry("rua", "rửa ô tô"), entry("do", "đỗ xe hơi"), entry("do-cho", "rửa chợ")]
    index = Index(knowledge(asked, vocabulary=SIMILAR))
    assert index.find("rửa xw hơi")[0].item.id == "rua"


def test_only_what_stands_there_word_beside_word_is_looked_for() -> None:
    apart = [entry("xe-dap", "xe đạp"), entry("nuoc", "hơi nước"), entry("rua", "rửa ô tô")]
    assert not Index(knowledge(apart, vocabulary=SIMILAR)).understood("ô tô").alike


def test_more_or_less_of_the_same_words_is_no_other_word() -> None:
    more = Vocabulary(similar=(("tết", "dịp tết", "tết nguyên đán"),))
    asked = [entry("nghi", "nghỉ dịp tết"), entry("lich", "lịch tết nguyên đán")]
    assert not Index(knowledge(asked, vocabulary=more)).understood("tết").alike


@pytest.mark.parametrize(
    "question",
    [
        "Nghệ nhân Dương làm nghề gì",
        "nghe nhan duong lam nghe gi",
        "dạ nghệ nhân Dương làm nghề chi rứa hè",
        "cho em hỏi nghệ nhân Dương làm nghề gì ạ",
        "nghe nhan duog lam nghe j z ad",
    ],
)
def test_a_phrasing_is_known_however_it_is_spelled_and_called(question: str) -> None:
    assert {hit.item.id for hit in VILLAGE.find(question) if hit.verbatim} == {"ong-duong"}


def test_a_word_that_only_looks_like_a_small_one_without_its_marks_is_another() -> None:
    asked = [entry("ben", "tàu ghé bến nào"), entry("lai", "lãi suất")]
    index = Index(knowledge(asked))
    assert index.find("tàu ghé bến mô rứa")[0].verbatim
    assert index.find("tau ghe ben nao vay")[0].verbatim
    assert not index.find("tàu ghé bến đầu")[0].verbatim
    assert not index.find("lai suat vay")[0].verbatim


@pytest.mark.parametrize("question", ["hè hè", "ha ha hả ha", "bot ơi bot ơi"])
def test_small_words_alone_are_no_phrasing(question: str) -> None:
    assert not any(hit.verbatim for hit in VILLAGE.find(question))


@pytest.mark.parametrize("question", ["nghệ nhân làm nghề gì", "nghệ nhân Dương không làm nghề gì"])
def test_another_question_is_no_phrasing(question: str) -> None:
    assert not any(hit.verbatim for hit in VILLAGE.find(question))


def test_another_digit_is_not_much_like_it() -> None:
    index = Index(knowledge([entry("buoc-7", "bước 7 là gì"), entry("buoc-8", "bước 8 là gì")]))
    alike = {hit.item.id: hit.alike for hit in index.find("bước 8 là gì")}
    assert alike["buoc-8"] == 1
    assert alike["buoc-7"] < 0.8


def test_a_phrasing_of_other_marks_is_another_phrasing() -> None:
    index = Index(knowledge([entry("do", "đó"), entry("te", "dở"), entry("bo", "do")]))

    def verbatim(question: str) -> set[str]:
        return {hit.item.id for hit in index.find(question) if hit.verbatim}

    assert verbatim("đó") == {"do"}
    assert verbatim("dở") == {"te"}
    assert verbatim("đỏ") == {"bo"}  # typed without marks, it may be any of them
    assert Index(knowledge([entry("do", "đó"), entry("te", "dở")])).find("do")[1].verbatim


def test_a_phrasing_comes_first_however_little_its_words_tell() -> None:
    others = [entry(f"e-{n}", f"được rồi nhé {n}|rồi nhé được {n}|nhé rồi {n}") for n in range(80)]
    index = Index(knowledge([*others, entry("dung-roi", "được rồi nhé|rồi được nhé thế à")]))
    assert index.find("được rồi nhé")[0].item.id == "dung-roi"


def test_what_is_asked_of_a_name_is_found_where_the_name_stands() -> None:
    told = article(
        "chuyen",
        *PASSAGES,
        "Ông Nguyễn Văn Lò học nghề gốm từ nhỏ, nay dạy nghề cho lớp trẻ ở đình.",
        "Bà Trần Thị Sét về làng năm 1990, mở quán nước ven đê.",
    )
    index = Index(knowledge(articles=[told]))
    assert index.find("Lúc nhỏ bà Sét học gì?")[0].item.id == "chuyen#4"
    assert index.find("Lúc nhỏ học gì?")[0].item.id == "chuyen#3"


def test_evidence_is_that_of_the_hits() -> None:
    question = "làng gốm mở cửa mấy giờ"
    hits = VILLAGE.find(question)
    told = VILLAGE.evidence(question, len(hits))
    assert {hit.item.id: hit.evidence for hit in hits} == told
    assert VILLAGE.evidence("🙂", 5) == {}


def test_an_entry_asked_with_many_numbers_of_a_kind_is_for_any_that_no_other_has() -> None:
    others = entry(
        "quyet-dinh-khac",
        "|".join(f"Quyết định {number}/QĐ-UB nói gì?" for number in range(301, 312)),
    )
    seventy_eight = entry("quyet-dinh-78", ENTRIES["quyet-dinh-78"], "Cho phép lấy đất sét.")
    library = Index(knowledge([others, seventy_eight]))

    def numbers(question: str) -> dict[str, int]:
        return {hit.item.id: hit.evidence.numbers for hit in library.find(question)}

    assert numbers("quyết định 925") == {"quyet-dinh-khac": 1, "quyet-dinh-78": -1}
    assert numbers("quyết định 78") == {"quyet-dinh-khac": -1, "quyet-dinh-78": 1}
