"""python -m clinic.embedded FOLDER: stops the server that keeps its data there, whoever started it."""

import sys
from pathlib import Path

from . import stop

stop(Path(sys.argv[1]))
