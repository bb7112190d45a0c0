"""What must survive: questions, votes, follow-ups, hand-overs and the versions of the knowledge."""

from bot.store.errors import StoreError
from bot.store.keeper import Keeper
from bot.store.masking import masked
from bot.store.store import Store
from bot.store.values import (
    Asked,
    Asker,
    Handed,
    LoggedQuestion,
    NewVersion,
    Settlement,
    Version,
    VersionStatus,
)

__all__ = [
    "Asked",
    "Asker",
    "Handed",
    "Keeper",
    "LoggedQuestion",
    "NewVersion",
    "Settlement",
    "Store",
    "StoreError",
    "Version",
    "VersionStatus",
    "masked",
]
