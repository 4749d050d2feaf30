"""How often something happens in `make faults`: TIMES says."""

import os

TIMES = int(os.environ.get("TIMES", "200"))


def share(part):
    """Of what takes long: so much of TIMES, once at least."""
    return max(1, round(TIMES * part))
