"""`python -m mujaz.enrich --register DIR < text`: the door of `cli/enrich_text.py`."""

from mujaz.cli.enrich_text import main

if __name__ == "__main__":
    main(prog_name="python -m mujaz.enrich")
