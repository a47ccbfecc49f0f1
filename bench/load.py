"""Fills a scratch database: python bench/load.py 10000 --database NAME"""

import argparse
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description="Fills a scratch database with a clinic of many articles.")
    parser.add_argument("articles", type=int, help="how many, for example 1000, 10000 or 100000")
    parser.add_argument("--database", required=True, help="its name; it is made, or replaced if it was made here")
    asked = parser.parse_args()
    start_django()
    from bench import filling, scratch

    began = time.monotonic()
    try:
        scratch.create(asked.database)
    except scratch.Foreign as error:
        sys.exit(str(error))
    with scratch.connected_to(asked.database):
        filling.fill(asked.articles)
        for model, rows in filling.counts().items():
            print(f"{rows:>12,}  {model}")
    print(f"{time.monotonic() - began:>12.1f}  seconds")
    print(scratch.usage(asked.database))


def start_django() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
    import django

    django.setup()


if __name__ == "__main__":
    main()
