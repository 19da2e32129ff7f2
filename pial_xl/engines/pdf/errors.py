"""What a PDF can do wrong."""


class PdfError(Exception):
    """A PDF that cannot be made or read. ``str(error)`` is one French sentence, for a person.

    The sentence never repeats a path or a bookmark: either may hold a person's name.
    """
