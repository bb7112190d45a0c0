"""Files from anywhere -> articles and knowledge files, read where they can do no harm.

Nothing is imported here: a child process that reads one upload starts with this package.
"""
