"""To whom a person turns when something does not work: said in one place, set in one place."""

from importlib.metadata import PackageNotFoundError, metadata
from typing import Final

PAGE_LABEL: Final = "Page du projet"
"""The label of ``[project.urls]`` in ``pyproject.toml`` under which who hands the program out
writes where its page is. Without it, nobody is sent to a page that is not there."""


def helper(what: str) -> str:
    """Say who helps, in French: the page of the project, where one is known.

    Args:
        what: what the person was handed, with its determiner: ``ce programme``.
    """
    page = _project_page()
    return f"la page du projet ({page})" if page else f"la personne qui vous a remis {what}"


def _project_page() -> str:
    try:
        urls = metadata("pial-xl").get_all("Project-URL") or []
    except PackageNotFoundError:  # run from its folder, without an installation
        return ""
    labelled = (url.partition(",") for url in urls)
    return next((page.strip() for label, _, page in labelled if label == PAGE_LABEL), "")
