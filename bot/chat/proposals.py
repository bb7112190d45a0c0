"""Changes that an admin looks at before they are made; the smaller ones survive a restart."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.chat.memory import Newest
from bot.publishing.values import Proposal
from bot.store import Keeper

MOST_KEPT = 50
"""Proposals that are kept here; the store keeps the others."""
MOST_STORED = 1_000_000
"""Characters of a proposal, as the store keeps it; a larger one is sent again after a restart."""
DECIDED_WITHIN = timedelta(days=7)

_OWNER = "proposals"


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal, and what is to be known of it beyond its files.

    grave: why to ask a second time, in Markdown; restores: the version that it brings back;
    teaches: ids of the logged questions that are settled once it is applied; notes: paragraphs
    in Markdown that a person should read before they decide.
    """

    proposal: Proposal
    grave: tuple[str, ...] = ()
    restores: int | None = None
    teaches: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> str:
        proposal = self.proposal
        files = {
            path: None if content is None else b64encode(content).decode()
            for path, content in proposal.files.items()
        }
        about = {"base": proposal.base, "who": proposal.who, "what": proposal.what}
        more = {name: getattr(self, name) for name in ("grave", "restores", "teaches", "notes")}
        return json.dumps({"files": files, **about, **more})

    @classmethod
    def from_json(cls, text: str) -> Offer:
        told = json.loads(text)
        files = {
            path: None if content is None else b64decode(content)
            for path, content in told["files"].items()
        }
        proposal = Proposal(told["base"], files, told["who"], told["what"])
        lists = {name: tuple(told[name]) for name in ("grave", "teaches", "notes")}
        return cls(proposal, restores=told["restores"], **lists)


class Proposals:
    """What was offered and neither applied nor dropped, under short names for buttons."""

    def __init__(self, keeper: Keeper, now: Callable[[], datetime]) -> None:
        self._keeper = keeper
        self._now = now
        self._offers: Newest[str, Offer] = Newest(MOST_KEPT)

    def keep(self, offer: Offer) -> str:
        """Keep an offer; the name of one that says the same is the same."""
        written = offer.to_json()
        name = sha256(written.encode()).hexdigest()[:16]
        self._offers.put(name, offer)
        if len(written) <= MOST_STORED:
            self._remember(name, written)
        return name

    async def get(self, name: str) -> Offer | None:
        """The offer of this name; None where it was settled, or is forgotten or unreadable."""
        if (offer := self._offers.get(name)) is not None:
            return offer
        since = self._now() - DECIDED_WITHIN
        written = await self._keeper.ask(
            lambda store: store.recall(_row(name), since), otherwise=None
        )
        try:
            return Offer.from_json(written) if written else None
        except (LookupError, TypeError, ValueError):  # written by another version of the bot
            return None

    def settle(self, name: str) -> None:
        """Forget an offer that was applied or dropped."""
        self._offers.drop(lambda kept: kept == name)
        self._remember(name, "")

    def _remember(self, name: str, written: str) -> None:
        at = self._now()
        self._keeper.tell(lambda store: store.remember(_row(name), _OWNER, written, at))


def rebased(offer: Offer, base: str) -> Proposal:
    """The same files as a change of another state of the folder."""
    return replace(offer.proposal, base=base)


def _row(name: str) -> str:
    return f"proposal {name}"
