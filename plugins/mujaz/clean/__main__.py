"""`python -m mujaz.clean < page`: the door of `cli/clean_page.py`."""

from mujaz.cli.clean_page import main

if __name__ == "__main__":
    main(prog_name="python -m mujaz.clean")
