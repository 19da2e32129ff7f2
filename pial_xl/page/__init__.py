"""The door of the offline page: it asks in JSON, and is given in JSON all that it shows.

The page has no rule, no sentence of a result and no layout of its own. It runs this same package
in the browser; here nothing needs a browser, xlwings or LibreOffice.
"""

from pial_xl.page.door import ACTIONS, Door

__all__ = ["ACTIONS", "Door"]
