"""Builds ``dist/pial_xl.html``: the whole program in one file, for a browser without network.

    python page/build.py [--date AAAA-MM-JJ]

Everything comes from locked packages: Pyodide and esbuild from npm (``package-lock.json``), the
wheels from PyPI (``requirements.txt``), ours from this folder. The same sources give the same file,
but for the date that its help says.

The scripts are bundled by esbuild rather than joined by hand: it is what reads ``import`` as
browsers do, and refuses a name that is not there.
"""

import argparse
import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from pial_xl import __version__
from pial_xl.page import Door
from pial_xl.sheets.closed.archive import FILE_MAX
from pial_xl.units.dates import format_date
from pial_xl.units.text import french

PAGE = Path(__file__).resolve().parent
PROJECT = PAGE.parent
TARGET = PAGE / "dist" / "pial_xl.html"
SIZE_MAX = 25 * 1024 * 1024
PLATFORM = "pyemscripten_2026_0_wasm32"
_PYODIDE = PAGE / "node_modules" / "pyodide"
_EPOCH = "315532800"
"""1980, the first date that a zip can hold: a wheel made today is the one made tomorrow."""
_POLICY = (
    "default-src 'none'; script-src {hashes} 'wasm-unsafe-eval' blob:; worker-src blob:; "
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
)


def build(day: date) -> Path:
    """Build the page, and give where it is; *day* is what its help says.

    Raises:
        SystemExit: the page is larger than a mail takes.
        subprocess.CalledProcessError: a tool failed; what it said stands above.
    """
    _install_node_packages()
    with TemporaryDirectory() as folder:
        work = Path(folder)
        _run("node", PAGE / "precompile.mjs", _PYODIDE, _wheels(work), work)
        page = _page(_parts(work), _bundle("main.js"), _bundle("worker.js"), day)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page, encoding="utf-8", newline="\n")
    if TARGET.stat().st_size > SIZE_MAX:
        sys.exit(f"{TARGET} : plus de 25 Mo.")
    return TARGET


def _run(*command: str | Path, env: Mapping[str, str] | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=PROJECT, env=env)


def _install_node_packages() -> None:
    """Install what the lock says, unless it is there."""
    lock, done = PAGE / "package-lock.json", PAGE / "node_modules" / ".package-lock.json"
    if not done.exists() or done.stat().st_mtime < lock.stat().st_mtime:
        _run("npm", "ci", "--prefix", PAGE, "--no-audit", "--no-fund", "--silent")


def _wheels(work: Path) -> Path:
    """Gather the wheels of the page: those of the lock, kept for the next build, and ours."""
    folder, lock = work / "wheels", PAGE / "requirements.txt"
    kept = PAGE / ".wheels" / hashlib.sha256(lock.read_bytes()).hexdigest()[:20]
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    if not kept.exists():
        _run(
        *pip, "download", "--require-hashes", "--no-deps", "--only-binary=:all:",
        "--platform", PLATFORM, "--platform", "any", "--python-version", "3.14",
        "--implementation", "cp", "--abi", "cp314", "--abi", "none",
        "--requirement", lock, "--dest", folder,
    )  # fmt: skip
        kept.parent.mkdir(exist_ok=True)
        shutil.move(folder, kept)
    shutil.copytree(kept, folder)
    _run(
        *pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, PROJECT,
        env={**os.environ, "SOURCE_DATE_EPOCH": _EPOCH},
    )  # fmt: skip
    return folder


def _parts(work: Path) -> dict[str, bytes]:
    """Give what the page carries, by name: Python, its library, our program, what it explains."""
    said, _ = Door().ask("regles", "{}")
    return {
        "wasm": (_PYODIDE / "pyodide.asm.wasm").read_bytes(),
        "asm": (_PYODIDE / "pyodide.asm.mjs").read_bytes(),
        "pyodide": (_PYODIDE / "pyodide.mjs").read_bytes(),
        "stdlib": (work / "stdlib.zip").read_bytes(),
        "site": (work / "site.zip").read_bytes(),
        "licences": (work / "licences.txt").read_bytes(),
        "regles": said.encode(),
    }


def _bundle(entry: str) -> str:
    """Give a script and what it imports as one, that no module loader is needed for."""
    esbuild = PAGE / "node_modules" / ".bin" / "esbuild"
    lock = json.loads((_PYODIDE / "package.json").read_text(encoding="utf-8"))
    constants = {"PYODIDE_VERSION": lock["version"], "FILE_MAX": FILE_MAX}
    told = subprocess.run(
        [
            esbuild, PAGE / "src" / entry, "--bundle", "--format=iife", "--charset=utf8",
            "--target=es2022", "--legal-comments=none", "--log-level=warning",
            *(f"--define:{name}={json.dumps(value)}" for name, value in constants.items()),
        ],
        check=True, cwd=PAGE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    return told.stdout


def _page(parts: Mapping[str, bytes], script: str, worker: str, day: date) -> str:
    """Lay everything in one HTML file."""
    body = (PAGE / "src" / "index.html").read_text(encoding="utf-8")
    style = (PAGE / "src" / "style.css").read_text(encoding="utf-8") + _level_colors()
    # What follows « </ » in a script would end it.
    script = f"\n{script}".replace("</", "<\\/")
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    blocks = [_block("ouvrier", worker.encode()), *(_block(*part) for part in parts.items())]
    values = {
        "POLITIQUE": escape(_POLICY.format(hashes=f"'sha256-{hashed}'")),
        "VERSION": __version__,
        "DATE": format_date(day),
        "STYLE": style,
        "BLOCS": "\n".join(blocks),
        "SCRIPT": script,
    }
    page = re.sub(r"(?<=>)[^<>]+(?=<)", lambda text: french(text[0]), body)
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda name: values[name[1]], page)


def _block(name: str, data: bytes) -> str:
    packed = base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()
    return f'<script type="text/plain" data-nom="{name}">{packed}</script>'


def _level_colors() -> str:
    """Give the colors of the levels, which are those of the workbook, as CSS variables."""
    said, _ = Door().ask("regles", "{}")
    colors = json.loads(said)["couleurs"]
    rules = (
        f"  --{level.lower()}-encre: {ink}; --{level.lower()}-fond: {fill};"
        for level, (ink, fill) in colors.items()
    )
    return "\n:root {\n" + "\n".join(rules) + "\n}\n"


def missing() -> str:
    """Say what the building needs and this machine has not, with what to do; blank without it."""
    programs = [name for name in ("node", "npm") if shutil.which(name) is None]
    if programs:
        return f"Il manque {' et '.join(programs)} : installez Node.js 20 ou plus récent."
    modules = [name for name in ("pip", "hatchling") if find_spec(name) is None]
    if modules:
        return (
            f"Il manque {' et '.join(modules)} : installez l'environnement des développeurs "
            "(README.md, « For developers »), puis lancez-la avec son Python."
        )
    return ""


def main() -> None:
    """Build the page as the command line says."""
    parser = argparse.ArgumentParser(description="Construit la page hors connexion.")
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(UTC).date())
    day = parser.parse_args().date
    if said := missing():
        sys.exit(french(said))
    try:
        target = build(day)
    except subprocess.CalledProcessError as failure:
        sys.exit(
            french(f"Page non construite : {failure.cmd[0]} a échoué, sa raison est ci-dessus.")
        )
    size = target.stat().st_size / 1024 / 1024
    print(french(f"{target.relative_to(PROJECT)} : {size:.1f} Mo"))


if __name__ == "__main__":
    main()
