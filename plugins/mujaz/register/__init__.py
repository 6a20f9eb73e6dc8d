"""The register: what the archive knows of actors, places, sources and topics, one YAML file each."""

from mujaz.register.load import load, load_folder
from mujaz.register.register import Register

__all__ = ["Register", "load", "load_folder"]
