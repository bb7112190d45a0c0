"""Hits -> Answer, and the answer in words."""

from bot.answering.responder import Responder

__all__ = ["Responder"]
