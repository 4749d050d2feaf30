"""Many people at once, for real processes: `make load` (docs/operations.md, "Load").

`browser` speaks HTTP, `respondent` answers as people do, `installation` starts what serves them,
`machine` reads what that costs, `evenings` and `costs` do it, `measuring` prints lines of JSON.
"""
