"""Run the command line with ``python -m pial_xl``."""

import sys

from pial_xl.cli import main

if __name__ == "__main__":
    sys.exit(main())
