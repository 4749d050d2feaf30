"""What the machine did meanwhile, from /proc: processor time of processes, and its idle share."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

TICK = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Moment:
    """Seconds of processor time so far: of the machine, idle, of this process and of each tree."""

    clock: float
    whole: float
    idle: float
    client: float
    trees: dict[str, float]


def now(**roots):
    """`roots` has the pids of processes, by a name: each counts with all that it started."""
    fields = [int(each) for each in _read("/proc/stat").split("\n", 1)[0].split()[1:9]]
    parents = _parents()
    return Moment(
        time.monotonic(),
        sum(fields) * TICK,
        (fields[3] + fields[4]) * TICK,
        time.process_time(),
        {name: _tree(pid, parents) for name, pid in roots.items()},
    )


def between(begin, end):
    """What was used, as `make load` prints it; `others` is everything that wasn't ours."""
    used = {name: end.trees[name] - spent for name, spent in begin.trees.items()}
    whole = (end.whole - begin.whole) or TICK
    idle = end.idle - begin.idle
    client = end.client - begin.client
    others = whole - idle - client - sum(used.values())
    return {
        "seconds": round(end.clock - begin.clock, 2),
        "cpu_s": {name: round(spent, 2) for name, spent in used.items()}
        | {"client": round(client, 2)},
        "idle_share": round(idle / whole, 2),
        "others_share": round(max(others, 0) / whole, 2),
    }


def _tree(pid, parents):
    """Of a process, of those that it started and are there, and of those that ended."""
    own = sum(map(int, _stat(pid)[11:15])) * TICK
    return own + sum(_tree(child, parents) for child, parent in parents.items() if parent == pid)


def _parents():
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return {pid: int(stat[1]) for pid in pids if (stat := _stat(pid))[1] != "-1"}


def _stat(pid):
    """The fields after the name, which may hold anything; of a process that is gone, none."""
    try:
        return _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    except OSError:
        return ["Z", "-1", *["0"] * 20]


def _read(path):
    return Path(path).read_text()
