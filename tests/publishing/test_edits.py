"""Edits of files as text: what is put in is read back, and all else stays byte for byte."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.knowledge import Snapshot, read
from bot.model import Entry, Judgement, Knowledge, Source
from bot.publishing.edits import add_entry, add_judgement, add_phrasing, add_vocabulary
from bot.publishing.values import RefusedError

PROGRAMME = b"name: A\ncontact: {phone: '1'}\n"
HAND_WRITTEN = """\
# Ghi chú đầu tệp

- id: "gio"   # mã
  questions:
    - "giờ mở"
    - 'mấy giờ'   # hay hỏi
    - |-
      mấy giờ
      thì mở

    # hết
  answer: >-
    Tám giờ
    sáng.
-   id: 'the'
    questions: [ "làm thẻ" , thẻ ]
    answer: Quầy 2.
- {id: dong, questions: [giờ đóng, "đóng, [cửa]"], answer: Năm giờ.}
- id: mot
  questions:
  - một câu
  answer: |+
    Xin chào.

# cuối tệp
"""

LETTERS = "abắ đọ:-#'\"[]{}&*!|>%@`?,~.\\/1 \t"
TEXTS = st.one_of(
    st.text(alphabet=LETTERS, min_size=1, max_size=30),
    st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=30),
)


def fit(text: str) -> str:
    """Make of any text one that a phrasing may have."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def accepted(text: str) -> bool:
    """Whether the files may hold the text: some letter, no control characters, no old fonts."""
    if not text.strip():
        return False
    probe = Entry(id="a", questions=(text,), answer=text)
    try:
        add_entry({}, "qa/a.yaml", probe)
    except RefusedError:
        return False
    return True


# Filtered one by one: of a whole example too many would be thrown away.
PHRASINGS = TEXTS.map(fit).filter(accepted)


def knowledge(files: dict[str, bytes]) -> Knowledge:
    found, problems = read(Snapshot("k", {"programme.yaml": PROGRAMME} | files), date(2024, 6, 1))
    assert found is not None, problems
    return found


def put_in(before: bytes, after: bytes) -> bytes:
    """What was put in; fails where anything else was touched."""
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    rest = len(before) - start
    assert after[len(after) - rest :] == before[start:]
    return after[start : len(after) - rest]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("entry", ["gio", "the", "dong", "mot"])
@settings(max_examples=25, deadline=None)
@given(phrasing=PHRASINGS)
def test_a_phrasing_is_put_behind_those_of_its_entry(
    end: str, mark: str, entry: str, phrasing: str
) -> None:
    before = {"qa/a.yaml": (mark + HAND_WRITTEN.replace("\n", end)).encode()}
    old = knowledge(before).entry_by_id
    after = before | add_phrasing(before, entry, phrasing)
    new = knowledge(after).entry_by_id
    if phrasing in old[entry].questions:
        assert after == before
        return
    assert new[entry].questions == (*old[entry].questions, phrasing)
    assert new[entry].answer == old[entry].answer
    assert {**new, entry: None} == {**old, entry: None}
    added = put_in(before["qa/a.yaml"], after["qa/a.yaml"])
    assert added.count(b"\n") == added.count(end.encode()) <= 1


@settings(max_examples=25, deadline=None)
@given(
    questions=st.lists(PHRASINGS, min_size=1, max_size=3),
    answer=PHRASINGS,
    more=TEXTS.filter(accepted),
    title=PHRASINGS,
)
def test_a_new_entry_is_read_as_it_was_meant(
    questions: list[str], answer: str, more: str, title: str
) -> None:
    said = unicodedata.normalize("NFC", f"{answer}\n\n{more}\n{answer}").strip()
    assume(accepted(said))  # together they may look like an old font
    entry = Entry(
        id="no",
        questions=tuple(questions),
        answer=said,
        sources=("bai", Source(title=title, published="2/2022", url="https://a.vn/?b=#c")),
        valid_until="31/12/2026",
        related=("gio",),
        gap=True,
    )
    before = {"qa/a.yaml": HAND_WRITTEN.encode()}
    for files in (before, {}, {"qa/a.yaml": b"# tr\xe1\xbb\x91ng"}):
        after = dict(files) | add_entry(files, "qa/a.yaml", entry)
        assert knowledge(after).entries[-1] == entry
        assert after["qa/a.yaml"].startswith(files.get("qa/a.yaml", b""))


@settings(max_examples=25, deadline=None)
@given(question=PHRASINGS, earlier=PHRASINGS)
def test_a_judged_question_is_put_at_the_end(question: str, earlier: str) -> None:
    assume(accepted(f"{question} {earlier}"))
    judged = Judgement(question=question, expect=("gio", "the"), after=(earlier,))
    for before in (
        b"",
        b"- floors: {wrong: 0.1}\n# ghi ch\xc3\xba",
        b"- {question: a, expect: b}\n",
    ):
        after = add_judgement({"questions.yaml": before}, judged)
        assert knowledge(after).judgements[-1] == judged
        assert after["questions.yaml"].startswith(before)


WORDS = {
    "none": "",
    "no table": "synonyms:\n  a: b\n",
    "nothing in it": "dialect:\n  ri: thế này\nabbreviations:   # viết tắt\nteencode: {}\n",
    "one meaning": "abbreviations:\n  tv:   'thư viện'   # hay gặp\n  kh: [kế hoạch]\n",
    "some": "abbreviations:\n  tv: [thư viện, 'ti, vi']\n",
    "a list": "abbreviations:\n  tv:\n    - thư viện\n    - ti vi\nsynonyms:\n  a: b\n",
    "flow": "abbreviations: {kh: kế hoạch, tv: thư viện}\n",
    "empty flow": "abbreviations: {}\n",
    "another": "abbreviations:\n  kh: kế hoạch\n\n# từ đồng nghĩa\nsynonyms:\n  a: b\n",
}


@pytest.mark.parametrize("before", WORDS.values(), ids=WORDS)
@settings(max_examples=25, deadline=None)
@given(meant=PHRASINGS)
def test_a_meaning_is_added_to_what_people_write(before: str, meant: str) -> None:
    files = {"vocabulary.yaml": before.encode()}
    old = knowledge(files).vocabulary
    new = knowledge(files | add_vocabulary(files, "abbreviations", "tv", meant)).vocabulary
    meanings = old.abbreviations.get("tv", ())
    assert new.abbreviations["tv"] == tuple(dict.fromkeys((*meanings, meant)))
    assert {k: v for k, v in new.abbreviations.items() if k != "tv"} == {
        k: v for k, v in old.abbreviations.items() if k != "tv"
    }
    assert (new.synonyms, new.teencode, new.dialect) == (old.synonyms, old.teencode, old.dialect)


def test_comments_beside_what_changes_stay() -> None:
    files = {"vocabulary.yaml": WORDS["one meaning"].encode()}
    after = add_vocabulary(files, "abbreviations", "tv", "ti vi")["vocabulary.yaml"].decode()
    assert after == (
        'abbreviations:\n  tv:   ["thư viện", "ti vi"]   # hay gặp\n  kh: [kế hoạch]\n'
    )


def test_a_new_entry_reads_as_if_written_by_hand() -> None:
    entry = Entry(
        id="tra-sach",
        topic="muon",
        questions=("Trả sách ở đâu?", 'Nói "trả" là sao?'),
        answer="Ở quầy 1.\n\n- sáng\n- chiều",
        sources=("noi-quy",),
        valid_until="2026",
    )
    assert add_entry({}, "qa/muon.yaml", entry)["qa/muon.yaml"].decode() == (
        """\
- id: tra-sach
  topic: muon
  questions:
    - "Trả sách ở đâu?"
    - "Nói \\"trả\\" là sao?"
  answer: |-
    Ở quầy 1.

    - sáng
    - chiều
  sources:
    - noi-quy
  valid_until: 2026
"""
    )


def test_an_entry_that_is_not_there_is_named() -> None:
    with pytest.raises(RefusedError) as error:
        add_phrasing({"qa/a.yaml": HAND_WRITTEN.encode()}, "khac", "a")
    assert (error.value.sentence.key, error.value.sentence.values) == (
        "refused_missing",
        {"id": "khac"},
    )


@pytest.mark.parametrize(
    ("content", "key"),
    [("[{id: a, questions: [b], answer: c}]\n", "refused_edit"), ("- a: [", "refused_errors")],
)
def test_what_can_not_be_edited_is_left_to_a_person(content: str, key: str) -> None:
    entry = Entry(id="moi", questions=("a",), answer="b")
    with pytest.raises(RefusedError) as error:
        add_entry({"qa/a.yaml": content.encode()}, "qa/a.yaml", entry)
    assert error.value.sentence.key == key


def test_a_text_that_no_file_may_hold_is_refused_with_the_reason() -> None:
    with pytest.raises(RefusedError) as error:
        add_phrasing({"qa/a.yaml": HAND_WRITTEN.encode()}, "gio", "a\0b")
    assert "ký tự điều khiển" in error.value.problems[0].message
