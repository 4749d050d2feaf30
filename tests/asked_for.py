"""What is run on request only isn't made either where nobody asks: it is hundreds of parameters."""

import re

IN_BRACKETS = re.compile(r"\(.*?\)")


def is_asked_for(marker, config):
    """Whether tests with this marker may run: false only where `-m` plainly says `not marker`."""
    outside = IN_BRACKETS.sub("", config.option.markexpr)
    return " or " in outside or f"not {marker}" not in outside.split(" and ")
