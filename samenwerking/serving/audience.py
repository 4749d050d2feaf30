"""Pure: whose page an address is. What is logged and counted of a page depends on it."""

MEMBERS = ("/werkplek/", "/uitkomsten/", "/account/", "/beheer/")
"""Behind signing in. Whatever else there is, or will be, is looked at by people who answer."""


def is_for_members(path: str) -> bool:
    return path.startswith(MEMBERS)
