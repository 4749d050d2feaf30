"""Many people at once, for real processes: `make load` (docs/operations.md, "Load").

`tests/running` has the people and what serves them, `machine` reads what that costs, `evenings` and
`costs` do it, `measuring` prints lines of JSON.
"""
