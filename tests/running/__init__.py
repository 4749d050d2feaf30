"""Real processes of an installation, and the people who come to it: for faults, load and machines.

`installation` starts what serves them, `respondent` answers as people do and remembers what was
acknowledged, through `browser` (each in a thread, goes on when nothing comes) or `light_browser`
(hundreds at once).
"""
