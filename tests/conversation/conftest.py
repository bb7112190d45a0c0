"""The invented library, an invented village with numbered steps and people, the real knowledge."""

from __future__ import annotations

import pytest

from bot.answering import Responder
from bot.app import build_responder
from tests.answering.conftest import library, shipped
from tests.conversation.village import VILLAGE

__all__ = ["library", "shipped"]


@pytest.fixture(scope="session")
def village() -> Responder:
    return build_responder(VILLAGE)
