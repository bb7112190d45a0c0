"""From questions asked in vain to proposed changes of the knowledge; nothing here talks."""
