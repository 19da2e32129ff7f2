"""Folders of the user's own that several rooms write in."""

from typing import Final

CLASSEURS: Final = "PIAL"
"""In the user's own folder: the template, and the copies of workbooks that are on OneDrive."""
