"""`python -m mujaz.enrich.related < items.jsonl`: the door of `cli/related_items.py`."""

from mujaz.cli.related_items import main

if __name__ == "__main__":
    main(prog_name="python -m mujaz.enrich.related")
