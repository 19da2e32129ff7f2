"""What is refused before anything is read, each with one sentence that says what to do."""

import io
import os
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from cost import PEAK
from patience import PATIENCE_S
from workbook_factory import AESH, retouch, write_openpyxl

from pial_xl.sheets.closed.guard import MEGABYTE, PARTS_MAX, check_sizes
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.sheets.errors import WorkbookReadError
from pial_xl.units.text import NBSP

CPU_SECONDS = 5.0
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def refusal(path: Path) -> str:
    start = time.process_time()
    with pytest.raises(WorkbookReadError) as caught:
        read_workbook(path)
    assert time.process_time() - start < CPU_SECONDS
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert ". " not in sentence.replace("(.xlsx", "")
    assert f"{NBSP}:" in sentence
    return sentence


def file(tmp_path: Path, data: bytes, nom: str = "classeur.xlsx") -> Path:
    path = tmp_path / nom
    path.write_bytes(data)
    return path


def archive(tmp_path: Path, parts: dict[str, bytes]) -> Path:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as target:
        for nom, data in parts.items():
            target.writestr(nom, data)
    return file(tmp_path, memory.getvalue())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ("vide", "copie")),
        (b"AESH;Nom\r\nA01;FICTIF\r\n", ("texte", "CSV", "enregistrez-le")),
        ("Élève;Début".encode("cp1252"), ("texte", "CSV")),
        ("Élève".encode("utf-16"), ("texte", "CSV")),
        (b"  <!DOCTYPE html><html></html>", ("page web", "enregistrez-le")),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", ("XML", "enregistrez-le")),
        (b"%PDF-1.7\n", ("PDF", "indiquez")),
        (bytes(range(256)) * 4, ("pas un classeur", "copie")),
        (OLE + "Workbook".encode("utf-16-le"), ("ancien format", ".xls", "enregistrez-le")),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ("mot de passe", "retirez")),
        (OLE + "WordDocument".encode("utf-16-le"), ("Word", "indiquez")),
    ],
)
def test_a_file_that_is_no_zip_is_named_for_what_it_is(
    tmp_path: Path, data: bytes, words: tuple[str, ...]
) -> None:
    sentence = refusal(file(tmp_path, data))
    assert all(word in sentence for word in words)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, (".ods", "enregistrez")),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, ("document", "indiquez")),
        ({"[Content_Types].xml": b"", "xl/workbook.bin": b""}, (".xlsb", "enregistrez-le")),
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, ("document", "indiquez")),
        ({"photos/vacances.txt": b"x"}, ("archive zip", "indiquez")),
        ({"[Content_Types].xml": b"<Types/>"}, ("abîmé", "copie")),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b"<workbook"}, ("abîmé", "copie")),
    ],
)
def test_a_zip_that_is_no_xlsx_is_named_for_what_it_is(
    tmp_path: Path, parts: dict[str, bytes], words: tuple[str, ...]
) -> None:
    sentence = refusal(archive(tmp_path, parts))
    assert all(word in sentence for word in words)


def test_a_strict_workbook_asks_for_the_usual_format(tmp_path: Path) -> None:
    strict = b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    assert "strict" in refusal(archive(tmp_path, {"xl/workbook.xml": strict}))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "dossier" in refusal(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "introuvable" in refusal(tmp_path / "absent.xlsx")


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    assert "introuvable" in refusal(file(tmp_path, b"x") / "classeur.xlsx")


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    assert "chemin trop long" in refusal(tmp_path / ("x" * 5000))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pas de tube nommé sur ce système")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.xlsx")
    assert "fichier ordinaire" in refusal(tmp_path / "tube.xlsx")


def test_a_file_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)  # the tests may run as root, whom nothing stops
    assert "droits" in refusal(path)


def test_a_network_that_breaks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH})

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert "réseau" in refusal(path)


@pytest.mark.parametrize("nom", ["~$classeur.xlsx", ".~lock.classeur.xlsx#"])
def test_the_lock_file_of_an_open_workbook_is_told_apart(tmp_path: Path, nom: str) -> None:
    assert "témoin" in refusal(file(tmp_path, b"\x05Quelqu'un", nom))


@pytest.mark.parametrize("remaining", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(tmp_path: Path, remaining: float) -> None:
    data = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH}).read_bytes()
    assert "incomplet" in refusal(file(tmp_path, data[: int(len(data) * remaining)]))


def test_flipped_bytes_never_give_a_traceback(tmp_path: Path) -> None:
    data = write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH}).read_bytes()
    for place in range(0, len(data), 23):
        change = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        with suppress(WorkbookReadError):  # any other exception fails the test
            read_workbook(file(tmp_path, change))


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    data = bytearray(write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH}).read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "abîmé" in refusal(file(tmp_path, bytes(data)))


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"],
)
@pytest.mark.parametrize("declare", [True, False])
def test_entities_are_refused_wherever_they_stand(tmp_path: Path, part: str, declare: bool) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    dtd = (
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
        if declare
        else '<!DOCTYPE x SYSTEM "file:///x">'
    )

    def bomb(data: bytes) -> bytes:
        debut = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
        return data[:debut] + dtd.encode() + data[debut:]

    path = retouch(write_openpyxl(tmp_path / "a.xlsx", {"AESH": AESH}), part, bomb)
    assert "abîmé" in refusal(path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    assert "démesurée" in refusal(archive(tmp_path, {f"xl/{n}": b"" for n in range(PARTS_MAX + 1)}))


def part_of(megabytes: int, ratio: int) -> zipfile.ZipInfo:
    """A part as a zip's directory declares it: its size, and how much it shrank."""
    part = zipfile.ZipInfo("xl/worksheets/sheet1.xml")
    part.file_size = megabytes * MEGABYTE
    part.compress_size = part.file_size // ratio
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


@pytest.mark.parametrize(("megabytes", "ratio"), [(10, 199), (8, 1000), (160, 40)])
def test_what_people_type_and_little_parts_pass_however_they_shrank(
    megabytes: int, ratio: int
) -> None:
    check_sizes([part_of(megabytes, ratio)])


@pytest.mark.parametrize(("megabytes", "ratio"), [(10, 202), (9, 1000), (161, 40)])
def test_a_part_that_shrank_more_than_200_times_or_is_too_large_is_refused(
    megabytes: int, ratio: int
) -> None:
    with pytest.raises(WorkbookReadError, match="démesurée"):
        check_sizes([part_of(megabytes, ratio)])


def test_filler_is_refused_before_it_is_inflated(tmp_path: Path) -> None:
    sheet = b"<row/>" * (9 * MEGABYTE // 6)
    assert "démesurée" in refusal(archive(tmp_path, {"xl/worksheets/sheet1.xml": sheet}))


def honest_bomb(path: Path) -> None:
    """One sheet of 1.2 GB of spaces, in a file of 1.2 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        target.writestr("[Content_Types].xml", b"")
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
            for _ in range(1200):
                stream.write(b" " * 1_000_000)


def lying_bomb(path: Path) -> None:
    """A workbook.xml of 300 MB that declares 1,000 bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        target.writestr("xl/workbook.xml", b" " * 300_000_000)
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 1000)
    path.write_bytes(data)


@pytest.mark.skipif(sys.platform == "win32", reason="pas de limite de mémoire sur ce système")
@pytest.mark.parametrize("make_bomb", [honest_bomb, lying_bomb])
def test_a_part_that_inflates_to_gigabytes_is_refused_in_little_memory(
    tmp_path: Path, make_bomb: Callable[[Path], None]
) -> None:
    make_bomb(tmp_path / "bombe.xlsx")
    code = (
        f"{PEAK}"
        "from pial_xl.sheets.closed.workbook import read_workbook\n"
        "from pial_xl.sheets.errors import WorkbookReadError\n"
        "before = peak_megabytes()\n"
        "try:\n    read_workbook(Path(sys.argv[1]))\n"
        "except WorkbookReadError as e:\n    print(e)\n"
        "assert peak_megabytes() - before < 30\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "bombe.xlsx")],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        timeout=PATIENCE_S,
        check=True,
    )
    assert "démesurée" in run.stdout or "abîmé" in run.stdout
    assert run.stderr == ""
