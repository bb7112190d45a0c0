"""From files on disk to what everybody is answered from, and from a proposal to files on disk.

Import from its modules: a child process imports only those that it works with.
"""
