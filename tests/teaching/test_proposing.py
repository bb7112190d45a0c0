"""Proposed changes of the files: what is put in is all that is different."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import read, take
from bot.model import Knowledge, PartialDate
from bot.publishing.values import Proposal, RefusedError
from bot.teaching.drafts import begun
from bot.teaching.proposing import NEW_ENTRIES, entry_of, with_answer, with_phrasings
from tests.bot_process import LIBRARY
from tests.teaching.logs import RESPONDER

TODAY = date(2026, 1, 1)
BASE = take(LIBRARY)
KNOWLEDGE = RESPONDER.knowledge
ADMIN = 99


def knowledge_after(proposal: Proposal) -> Knowledge:
    files = {path: content for path, content in proposal.files.items() if content is not None}
    after = type(BASE)(BASE.name, {**BASE.files, **files})
    found, problems = read(after, TODAY)
    assert found is not None, problems
    return found


def test_phrasings_are_added_and_the_rest_of_the_file_stays_byte_for_byte() -> None:
    entry = KNOWLEDGE.entry_by_id["thoi-han-muon"]
    asked = ["giữ sách được mấy hôm", "MƯỢN SÁCH ĐƯỢC BAO LÂU", "sách cầm về mấy bữa"]
    proposal = with_phrasings(BASE, entry, asked, ADMIN, "thêm")
    ((path, content),) = proposal.files.items()
    assert content is not None
    added = ["giữ sách được mấy hôm", "sách cầm về mấy bữa"]
    lines = content.decode().splitlines(keepends=True)
    kept = [line for line in lines if not any(phrasing in line for phrasing in added)]
    assert "".join(kept).encode() == BASE.files[path]
    after = knowledge_after(proposal)
    assert after.entry_by_id["thoi-han-muon"].questions == (*entry.questions, *added)
    assert (proposal.base, proposal.who, proposal.what) == (BASE.fingerprint, ADMIN, "thêm")


def test_phrasings_that_are_there_already_change_nothing() -> None:
    entry = KNOWLEDGE.entry_by_id["thoi-han-muon"]
    with pytest.raises(RefusedError) as refused:
        with_phrasings(BASE, entry, [entry.questions[0].lower()], ADMIN, "thêm")
    assert refused.value.sentence.key == "refused_unchanged"


def test_an_entry_that_is_gone_is_refused() -> None:
    gone = KNOWLEDGE.entries[0].model_copy(update={"id": "khong-con"})
    with pytest.raises(RefusedError) as refused:
        with_phrasings(BASE, gone, ["hỏi gì đó"], ADMIN, "thêm")
    assert refused.value.sentence.key == "refused_missing"


def test_an_answer_goes_into_a_file_of_its_own_with_all_that_was_told() -> None:
    draft = begun((1,), ("Mật khẩu wifi là gì?", "mat khau wifi"))
    for typed in ("Hỏi **cô Lụa**:\n\n- ở quầy 3\n- cả tuần", "noi-quy-muon-sach", "2027"):
        draft = draft.taken(typed, KNOWLEDGE, TODAY)
    entry = entry_of(draft, KNOWLEDGE, TODAY)
    proposal = with_answer(BASE, entry, ADMIN, "mới")
    assert list(proposal.files) == [NEW_ENTRIES]
    assert knowledge_after(proposal).entry_by_id["mat-khau-wifi-la-gi"] == entry
    assert entry.questions == draft.phrasings
    assert entry.answer == "Hỏi **cô Lụa**:\n\n- ở quầy 3\n- cả tuần"
    assert entry.sources == ("noi-quy-muon-sach",)
    assert entry.valid_until == PartialDate(2027)
    assert entry.as_of is None


def test_without_a_source_it_tells_when_it_was_true() -> None:
    draft = begun((1,), ("wifi",)).taken("docsach2026", KNOWLEDGE, TODAY).skipped().skipped()
    assert entry_of(draft, KNOWLEDGE, TODAY).as_of == PartialDate(2026, 1, 1)


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("Đường tới thư viện?", "duong-toi-thu-vien"),
        ("do tuoi", "do-tuoi-2"),
        ("Nội quy mượn sách", "noi-quy-muon-sach-2"),
        ("refuse", "refuse-2"),
        ("Ваш вопрос", "cau-hoi"),
    ],
)
def test_an_id_is_made_of_the_words_and_is_never_taken(question: str, id_: str) -> None:
    draft = begun((1,), (question,), "ở đây")
    assert entry_of(draft, KNOWLEDGE, TODAY).id == id_
