"""No module waits for itself: what a module imports when it is loaded never leads back to it."""

import grimp

CIRCLES_FOR_TYPES = {"pial_xl.engines.libreoffice"}
"""Rooms whose modules name each other for types alone: an xlwings book has sheets, a sheet a book.

What stands in a function counts as the rest does.
"""


def _circles(*, with_types: bool) -> list[set[str]]:
    """Give the groups of modules each of which leads to all the others."""
    graph = grimp.build_graph(
        "pial_xl", exclude_type_checking_imports=not with_types, cache_dir=None
    )
    circles: list[set[str]] = []
    for module in sorted(graph.modules):
        if any(module in circle for circle in circles):
            continue
        downstream = graph.find_downstream_modules(module)
        if circle := downstream & graph.find_upstream_modules(module):
            circles.append(circle | {module})
    return circles


def test_no_module_is_in_a_circle_when_it_is_loaded() -> None:
    assert _circles(with_types=False) == []


def test_circles_for_types_alone_stay_in_the_rooms_that_have_them() -> None:
    rooms = {name.rpartition(".")[0] for circle in _circles(with_types=True) for name in circle}
    assert rooms == CIRCLES_FOR_TYPES
