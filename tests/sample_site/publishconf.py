"""The settings of the published sample site, as an archive of one's own has them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *

OUTPUT_PATH = "public"
