"""The examples in the docstrings of bot/language are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from bot import language

MODULES = sorted(module.name for module in pkgutil.iter_modules(language.__path__))

WITH_EXAMPLES = {"keystrokes", "normal", "numbers", "questions", "shorthand", "syllables", "tokens"}


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    module = importlib.import_module(f"{language.__name__}.{name}")
    results = doctest.testmod(module)
    assert results.failed == 0
    assert bool(results.attempted) or name not in WITH_EXAMPLES


def test_every_module_with_examples_is_run() -> None:
    assert set(MODULES) >= WITH_EXAMPLES
