"""Drawn shapes and buttons, as far as finding, placing, naming and removing them."""

# ruff: noqa: D102 (the members are xlwings' own: their names, arguments and documentation)

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from pial_xl.engines.libreoffice.absences import answers_to
from pial_xl.engines.libreoffice.characters import Characters, TextFont

if TYPE_CHECKING:
    from pial_xl.engines.libreoffice.sheet import Sheet

_POINT = 2540 / 72
"""Hundredths of a millimetre in a point."""

_TYPES = {
    "com.sun.star.drawing.ControlShape": "form_control",
    "com.sun.star.drawing.GraphicObjectShape": "picture",
    "com.sun.star.drawing.OLE2Shape": "chart",
    "com.sun.star.drawing.TextShape": "text_box",
    "com.sun.star.drawing.LineShape": "line",
    "com.sun.star.drawing.GroupShape": "group",
}


@answers_to(base_classes.Shape)
class Shape:
    """One shape; sizes and places are in points."""

    parent: "Sheet"
    api: Any

    def __init__(self, sheet: "Sheet", api: Any) -> None:
        self.parent = sheet
        self.api = api

    @property
    def name(self) -> str:
        """The shape's name; a button without one has its control's."""
        name = str(self.api.getPropertyValue("Name"))
        if not name and self.type == "form_control":
            name = str(self.api.getControl().getPropertyValue("Name"))
        return name

    @name.setter
    def name(self, value: str) -> None:
        self.api.setPropertyValue("Name", value)

    @property
    def type(self) -> str:
        return _TYPES.get(self.api.getShapeType(), "auto_shape")

    @property
    def left(self) -> float:
        return float(self.api.getPosition().X / _POINT)

    @left.setter
    def left(self, value: float) -> None:
        self._put_at("X", value)

    @property
    def top(self) -> float:
        return float(self.api.getPosition().Y / _POINT)

    @top.setter
    def top(self, value: float) -> None:
        self._put_at("Y", value)

    @property
    def width(self) -> float:
        return float(self.api.getSize().Width / _POINT)

    @width.setter
    def width(self, value: float) -> None:
        self._resize("Width", value)

    @property
    def height(self) -> float:
        return float(self.api.getSize().Height / _POINT)

    @height.setter
    def height(self, value: float) -> None:
        self._resize("Height", value)

    @property
    def text(self) -> str:
        """The text drawn in the shape, or a button's label."""
        if self.type == "form_control":
            return str(self.api.getControl().getPropertyValue("Label"))
        return str(self.api.getString())

    @text.setter
    def text(self, value: str) -> None:
        if self.type == "form_control":
            self.api.getControl().setPropertyValue("Label", value)
        else:
            self.api.setString(value)

    @property
    def characters(self) -> Characters:
        """The characters that the shape says; a button's label has one font, which is not told."""
        if self.type == "form_control":
            raise NotImplementedError(
                "Le moteur LibreOffice ne propose pas «\xa0Shape.characters\xa0» d'un bouton\xa0: "
                "faites-le à la main dans LibreOffice, ou ouvrez le classeur dans Excel."
            )
        return Characters(lambda: self.api)

    @property
    def font(self) -> TextFont:
        return self.characters.font

    def delete(self) -> None:
        self.parent.draw_page.remove(self.api)

    def _put_at(self, axis: str, points: float) -> None:
        position = self.api.getPosition()
        setattr(position, axis, round(points * _POINT))
        self.api.setPosition(position)

    def _resize(self, side: str, points: float) -> None:
        size = self.api.getSize()
        setattr(size, side, round(points * _POINT))
        self.api.setSize(size)


@answers_to(base_classes.Collection)
class Shapes:
    """The shapes of a sheet; notes are not among them."""

    parent: "Sheet"

    def __init__(self, sheet: "Sheet") -> None:
        self.parent = sheet

    @property
    def api(self) -> Any:
        """The UNO draw page."""
        return self.parent.draw_page

    def __call__(self, key: str | int) -> Shape:
        if not isinstance(key, str):
            return Shape(self.parent, self.api.getByIndex(int(key) - 1))
        for shape in self:
            if shape.name == key:
                return shape
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(shape.name == key for shape in self)

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Shape]:
        page = self.api
        for index in range(page.getCount()):
            yield Shape(self.parent, page.getByIndex(index))
