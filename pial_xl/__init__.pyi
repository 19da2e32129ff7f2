"""The names of the package, for type checkers and editors: those of its public face."""

from pial_xl.api import *  # noqa: F403

__version__: str
__all__: list[str]
