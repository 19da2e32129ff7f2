"""Run the command line with ``python -m pial_xl``."""

from pial_xl.cli import entry

if __name__ == "__main__":
    entry()
