"""`python -m tests.faults build '{"rounds": 2}'`: a verb of `inside`; JSON in, JSON out."""

import json
import sys
from importlib import import_module

import django

django.setup()
verb, wishes = sys.argv[1:]
inside = import_module("tests.faults.inside")
print(json.dumps(getattr(inside, verb)(**json.loads(wishes))))
