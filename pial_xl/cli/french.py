"""French on every screen: click's own words, and a console that never chokes on an accent."""

import gettext
import io
import os
import sys
from pathlib import Path

_LOCALE = Path(__file__).parent.parent / "locale"


def speak_french() -> None:
    """Bind click's messages to our French catalogue, whatever language the machine speaks."""
    os.environ["LANGUAGE"] = "fr"  # what gettext asks first; programs we start inherit it
    gettext.bindtextdomain("messages", str(_LOCALE))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def output_in_utf8() -> None:
    """Write standard output in UTF-8: what a program that reads our JSON expects everywhere."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
