#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line

from samenwerking.starting import plainly

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings")
    with plainly():
        execute_from_command_line(sys.argv)
