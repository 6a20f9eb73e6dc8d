"""The settings of the published archive: those of pelicanconf.py, and what differs where the world sees it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *

OUTPUT_PATH = "public"
