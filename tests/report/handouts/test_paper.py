"""A paper is the same words on a sheet and on a terminal."""

from pial_xl.report.handouts.paper import Heading, Paper, as_text


def test_a_heading_is_in_capitals_but_for_hours() -> None:
    paper = Paper("Absence fictive", "", (Heading("E019 : 6h45, site H2"),))
    assert "E019 : 6h45, SITE H2" in as_text(paper)
