"""What the package brings along: defaults that are in order, schemas for editors."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from bot.knowledge import guesses, json_schemas, messages, schemas
from bot.knowledge.messages import placeholders
from bot.knowledge.shipped import default_messages, default_vocabulary


def test_the_default_sentences_are_whole() -> None:
    assert default_messages()["greeting"].startswith("Xin chào!")
    assert all(default_messages().values())
    assert placeholders(default_messages()["contact"]) == {"contact"}
    assert all(
        name.isidentifier() for text in default_messages().values() for name in placeholders(text)
    )


def test_the_default_vocabulary_knows_everyday_writing() -> None:
    assert default_vocabulary().teencode
    assert all(meant for _, meant in default_vocabulary().readings())


def test_the_default_groups_of_words_are_whole() -> None:
    groups = default_vocabulary().similar
    assert len(set(map(frozenset, groups))) == len(groups)
    assert all(len(set(group)) == len(group) > 1 for group in groups)


@pytest.mark.parametrize("module", [guesses, messages, schemas])
def test_examples_in_docstrings_are_true(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    kinds = {"programme", "qa", "article", "vocabulary", "messages", "questions"}
    assert set(json_schemas()) == kinds


def test_a_schema_knows_required_fields_and_refuses_unknown_ones() -> None:
    entry = json_schemas()["qa"]["$defs"]["Entry"]
    assert entry["required"] == ["id", "questions", "answer"]
    assert entry["additionalProperties"] is False


def test_a_schema_lets_editors_read_numbers_and_nothing_where_the_bot_reads_text() -> None:
    schema = json_schemas()["programme"]
    assert schema["properties"]["name"]["type"] == ["string", "number"]
    assert {"type": "null"} in schema["properties"]["period"]["anyOf"]
    dates = json_schemas()["article"]["properties"]["valid_until"]["anyOf"]
    assert {"type": "null"} in dates


def test_a_schema_takes_one_text_where_the_bot_takes_one_or_many() -> None:
    judgement = json_schemas()["questions"]["$defs"]["Judgement"]
    kinds = [kind["type"] for kind in judgement["properties"]["expect"]["anyOf"]]
    assert kinds == [["string", "number"], "array"]


def test_the_schema_of_the_sentences_has_the_default_keys() -> None:
    assert json_schemas()["messages"]["properties"].keys() == default_messages().keys()
