"""One part of the bench inside Django, on the database of the environment: `python -m tests.bench.inside PART …`."""

import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()
    import_module(f"tests.bench.{sys.argv[1]}").main(*sys.argv[2:])
