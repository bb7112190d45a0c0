"""The examples in the docstrings of bot/ingest are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from bot import ingest

MODULES = sorted(module.name for module in pkgutil.iter_modules(ingest.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    module = importlib.import_module(f"{ingest.__name__}.{name}")
    assert doctest.testmod(module).failed == 0
