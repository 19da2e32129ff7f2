"""Run by ``precompile.mjs`` inside Pyodide: from the archives of ``/in`` to those of ``/out``."""

import marshal
import re
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_IN, _OUT = Path("/in"), Path("/out")
_UNCHECKED_HASH = (1).to_bytes(4, "little") + bytes(8)
_ALWAYS_THE_SAME = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = re.compile(
    r"(^|/)(__pycache__|tests?|idlelib|turtledemo|ensurepip|lib2to3|pydoc_data|mypy\.py"
    r"|hypothesis_plugin\.py|_pyrepl)(/|$)|\.dist-info/|\.(pyi|c|h|pxd|typed)$"
)
_LICENCE = re.compile(r"\.dist-info/(licenses/)?(.*/)?(LICEN[CS]E|COPYING|AUTHORS)[^/]*$", re.I)


def _compiled(name: str, source: bytes) -> bytes:
    code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    # From the code as it is read again, so that what this process shares does not show.
    return MAGIC_NUMBER + _UNCHECKED_HASH + marshal.dumps(marshal.loads(marshal.dumps(code)))


def _parts(archive: Path) -> dict[str, bytes]:
    with ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def _write(target: Path, parts: dict[str, bytes]) -> None:
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, data in sorted(parts.items()):
            archive.writestr(ZipInfo(name, _ALWAYS_THE_SAME), data)


def _for_the_page(parts: dict[str, bytes]) -> dict[str, bytes]:
    kept = {name: data for name, data in parts.items() if not _LEFT_OUT.search(name)}
    return {
        f"{name}c" if name.endswith(".py") else name: _compiled(name, data)
        if name.endswith(".py")
        else data
        for name, data in kept.items()
    }


def _licences(wheels: list[Path]) -> str:
    said = []
    for wheel in wheels:
        for name, data in sorted(_parts(wheel).items()):
            if _LICENCE.search(name):
                said.append(f"{wheel.name}: {name}\n\n{data.decode(errors='replace').strip()}\n")
    return f"\n{'-' * 78}\n\n".join(said)


def main() -> None:
    """Write what the page carries of Python."""
    _OUT.mkdir()
    _write(_OUT / "stdlib.zip", _for_the_page(_parts(_IN / "python_stdlib.zip")))
    wheels = sorted(_IN.glob("*.whl"))
    site: dict[str, bytes] = {}
    for wheel in wheels:
        site |= _for_the_page(_parts(wheel))
    _write(_OUT / "site.zip", site)
    (_OUT / "licences.txt").write_text(_licences(wheels), encoding="utf-8")


main()
