"""`python -m mujaz` is `mujaz`."""

from mujaz.cli import main

main(prog_name="mujaz")
