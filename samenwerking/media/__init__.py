"""Where finished reports are kept: they go out through a view that says who may, and no other way.

Neither storage gives a public address, and a file is there whole or not at all.
"""


class StorageAway(OSError):
    """What keeps the files can't be reached, or refuses; over soon, or for an administrator."""
