"""What fits a question: curated entries and passages in one index."""

from bot.search.index import Index

__all__ = ["Index"]
