"""Whatever stands in a file, reading ends in a value or in problems that name the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.knowledge import load, load_judgements
from bot.knowledge.diagnostics import validate
from bot.knowledge.files import Refused
from bot.knowledge.yaml_reader import Field, Fields, Items, Node, Scalar
from bot.model import Entry, FileValue, FrontMatter, Judgement, Problem, Programme, Vocabulary
from tests.knowledge.folders import PROGRAMME, TODAY, entry, write

FILES = {
    "programme.yaml": PROGRAMME,
    "qa/a.yaml": entry(more="  sources: [noi-quy, {title: x}]\n  valid_until: 2025\n"),
    "articles/noi-quy.md": "---\ntitle: Nội quy\n---\n# Giờ\n\nMở cửa:\n\n- sáng\n- chiều\n",
    "vocabulary.yaml": "abbreviations:\n  tv: [thư viện]\n",
    "messages.yaml": "greeting: Chào {programme}\n",
    "questions.yaml": "- floors: {wrong: 0.1}\n- {question: a, expect: refuse}\n",
}
YAML_LIKE = st.text(alphabet="ab1độ:-#'\"[]{}&*!|>%@`?,~.\\/ \n\t\r\0\ufeff\u2028", max_size=60)


def problems_of(name: str, content: bytes) -> set[str]:
    """Load a folder in which one file holds the content; the files that the problems name."""
    with tempfile.TemporaryDirectory() as root:
        folder = write(Path(root), FILES | {name: content})
        knowledge, problems = load(folder, TODAY)
        assert (knowledge is None) == any(problem.level == "error" for problem in problems)
        load_judgements(folder / name)
    return {problem.path for problem in problems if problem.level == "error"}


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25, deadline=None)
@given(content=st.one_of(st.binary(max_size=60), YAML_LIKE.map(str.encode)))
def test_any_content_is_read_or_refused_by_name(name: str, content: bytes) -> None:
    assert problems_of(name, content) <= {f"knowledge/{name}"}


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_file_with_something_put_in_or_cut_out_is_read_or_refused(
    name: str, data: st.DataObject
) -> None:
    content = FILES[name]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 8, len(content))))
    content = content[:start] + data.draw(YAML_LIKE) + content[end:]
    assert problems_of(name, content.encode()) <= {f"knowledge/{name}"}


def nodes(names: list[str]) -> SearchStrategy[Node]:
    scalars = st.builds(Scalar, st.just(1), st.sampled_from(["", "a b", "a", "2022", "true", "-1"]))
    keys = st.one_of(st.sampled_from(names), st.text(max_size=3))
    return st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.builds(Items, st.just(2), st.lists(inner, max_size=3).map(tuple)),
            st.builds(
                Fields,
                st.just(3),
                st.dictionaries(keys, st.builds(Field, st.just(4), inner), max_size=5),
            ),
        ),
        max_leaves=12,
    )


def complaints(model: type[FileValue], node: Node) -> tuple[Problem, ...]:
    try:
        validate(model, node, "a.yaml")
    except Refused as refused:
        return refused.problems
    return ()


@pytest.mark.parametrize("model", [Entry, Programme, Vocabulary, Judgement, FrontMatter])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_shape_is_explained_in_words(model: type[FileValue], data: st.DataObject) -> None:
    names = [*model.model_fields, "title", "url", "phone"]
    for problem in complaints(model, data.draw(nodes(names))):
        assert problem.path == "a.yaml"
        assert problem.line in (1, 2, 3, 4)
        assert "giá trị không hợp lệ" not in problem.message
