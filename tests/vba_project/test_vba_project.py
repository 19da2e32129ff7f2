"""A whole project, read back by independent readers: nothing lost, nothing refused."""

import random
import re
import struct

import olefile  # type: ignore[import-untyped]
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from oletools.olevba import VBA_Parser, decompress_stream  # type: ignore[import-untyped]

from pial_xl.engines.vba_project import ModuleKind, ModuleVba, VbaError, build_vba_project

BUTTON = """Option Explicit
' Contrôle déclenché par le bouton « Contrôler »
Public Sub Controler(ByVal control As Object)
    MsgBox "Terminé – l’école n’a plus d’heures à répartir."
End Sub
"""
MODULES = (
    ModuleVba("ThisWorkbook", "Private Sub Workbook_Open()\nEnd Sub\n", ModuleKind.WORKBOOK),
    ModuleVba("Sheet1", "", ModuleKind.SHEET),
    ModuleVba("Sheet2", "", ModuleKind.SHEET),
    ModuleVba("modPial", BUTTON),
    ModuleVba("clsJournal", "Public Lignes As Long\n", ModuleKind.CLASS),
)


def read_back(data: bytes) -> dict[str, str]:
    """Give the text of each module by its file name, as olevba names it."""
    parser = VBA_Parser("vbaProject.bin", data=data)
    return {name: text for _, _, name, text in parser.extract_macros()}


def open_(data: bytes) -> olefile.OleFileIO:
    return olefile.OleFileIO(data, raise_defects=olefile.DEFECT_POTENTIAL)


def records(data: bytes) -> list[tuple[int, bytes]]:
    """Cut the ``dir`` stream in records of an identifier and data."""
    with open_(data) as file:
        remaining = bytes(decompress_stream(bytearray(file.openstream("VBA/dir").read())))
    found = []
    while remaining:
        identifier, length = struct.unpack_from("<HL", remaining)
        length += 2 if identifier == 0x09 else 0  # the version's length on file is short
        found.append((identifier, remaining[6 : 6 + length]))
        remaining = remaining[6 + length :]
    return found


def plain(field: str, data: bytes) -> bytes:
    """Undo the obfuscation of a field of the ``PROJECT`` stream, as [MS-OVBA] 2.4.3.3 says."""
    with open_(data) as file:
        project = file.openstream("PROJECT").read().decode("cp1252")
    found = re.search(rf'^{field}="([0-9A-F]+)"\r$', project, re.MULTILINE)
    identifier = re.search(r'^ID="(\{[-0-9A-F]{36}\})"\r$', project, re.MULTILINE)
    assert found is not None
    assert identifier is not None
    seed, version, key, *rest = bytes.fromhex(found[1])
    plain_key = key ^ seed
    assert version ^ seed == 2
    assert plain_key == sum(identifier[1].encode()) % 256
    output, second_last, last, previous = bytearray(), version, key, plain_key
    for byte in rest:
        previous = byte ^ ((second_last + previous) & 0xFF)
        output.append(previous)
        second_last, last = last, byte
    body = output[(seed & 6) // 2 :]
    assert int.from_bytes(body[:4], "little") == len(body) - 4
    return bytes(body[4:])


def test_every_module_is_read_back_to_the_letter_accents_included() -> None:
    assert read_back(build_vba_project(MODULES)) == {
        "ThisWorkbook.cls": MODULES[0].text,
        "Sheet1.cls": MODULES[1].text,
        "Sheet2.cls": MODULES[2].text,
        "modPial.bas": MODULES[3].text,
        "clsJournal.cls": MODULES[4].text,
    }


PAGE = [bytes([byte]) for byte in range(32, 256) if byte not in {0x7F, 0x81, 0x8D, 0x8F, 0x90}]
LETTERS = "".join(byte.decode("cp1252") for byte in PAGE if byte != b"\x9d")
SOURCES = st.lists(st.text(LETTERS + "\t", max_size=200), max_size=60).map("\n".join)


@given(SOURCES, st.integers(1, 30))
def test_any_text_of_the_code_page_is_read_back(source: str, times: int) -> None:
    try:
        module = ModuleVba("modPial", f"{source}\n" * times)
        project = build_vba_project([module])
    except VbaError:
        reject()  # what is refused (Declare, too many continued lines…) is specified elsewhere
    assert read_back(project) == {"modPial.bas": module.text}


def test_the_container_has_no_defect_for_a_strict_reader() -> None:
    with open_(build_vba_project(MODULES)) as file:
        assert file.parsing_issues == []
        assert {"/".join(name) for name in file.listdir()} == {
            "PROJECT",
            "PROJECTwm",
            "VBA/_VBA_PROJECT",
            "VBA/dir",
            *(f"VBA/{module.name}" for module in MODULES),
        }


def test_a_large_project_of_many_modules_is_read_back() -> None:
    modules = [ModuleVba(f"mod{rank}", BUTTON * (1 + 9 * rank)) for rank in range(40)]
    assert read_back(build_vba_project(modules)) == {f"{m.name}.bas": m.text for m in modules}


def test_the_same_modules_give_the_same_bytes() -> None:
    assert build_vba_project(MODULES) == build_vba_project(list(MODULES))


def test_no_compiled_code_is_stored() -> None:
    data = build_vba_project(MODULES)
    with open_(data) as file:
        assert file.openstream("VBA/_VBA_PROJECT").read().hex() == "cc61ffff000000"
    starts = [dataset for identifier, dataset in records(data) if identifier == 0x31]
    assert starts == [bytes(4)] * len(MODULES)


def test_the_references_are_those_of_a_new_project_of_excel() -> None:
    readings = records(build_vba_project(MODULES))
    assert [dataset for identifier, dataset in readings if identifier == 0x16] == [
        b"stdole",
        b"Office",
    ]
    for identifier, dataset in readings:
        if identifier == 0x0D:
            (length,) = struct.unpack_from("<L", dataset)
            assert dataset[4:].startswith(b"*\\G{")
            assert dataset[4 + length :] == bytes(6)


def test_standard_modules_alone_are_declared_procedural() -> None:
    readings = records(build_vba_project(MODULES))
    kinds = [identifier for identifier, _ in readings if identifier in {0x21, 0x22}]
    assert kinds == [0x22, 0x22, 0x22, 0x21, 0x22]


def test_the_project_lists_modules_by_kind_and_in_order() -> None:
    with open_(build_vba_project(MODULES)) as file:
        rows = file.openstream("PROJECT").read().decode("cp1252").split("\r\n")
    assert rows[1:7] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Sheet1/&H00000000",
        "Document=Sheet2/&H00000000",
        "Module=modPial",
        "Class=clsJournal",
        'Name="VBAProject"',
    ]


def test_the_names_stand_in_both_alphabets() -> None:
    with open_(build_vba_project(MODULES[:2])) as file:
        attendu = b"ThisWorkbook\0" + "ThisWorkbook\0".encode("utf-16-le")
        attendu += b"Sheet1\0" + "Sheet1\0".encode("utf-16-le") + b"\0\0"
        assert file.openstream("PROJECTwm").read() == attendu


@pytest.mark.parametrize(("field", "value"), [("CMG", bytes(4)), ("DPB", b"\0"), ("GC", b"\xff")])
def test_the_project_is_open_to_all_without_a_password(field: str, value: bytes) -> None:
    assert plain(field, build_vba_project(MODULES)) == value


def test_two_modules_whose_names_differ_by_case_alone_are_refused() -> None:
    with pytest.raises(VbaError, match=r"MODPIAL.*déjà pris"):
        build_vba_project([ModuleVba("modPial", ""), ModuleVba("MODPIAL", "")])


@pytest.mark.parametrize("name", ["dir", "VBAProject", "vba", "Excel", "stdole", "OFFICE"])
def test_a_name_that_vba_keeps_is_refused(name: str) -> None:
    with pytest.raises(VbaError, match="déjà pris"):
        build_vba_project([ModuleVba(name, "")])


def test_a_source_that_is_noise_is_refused_by_the_name_of_its_module() -> None:
    generator = random.Random(4)  # noqa: S311 - no secret
    noise = "\n".join("".join(generator.choices(LETTERS, k=900)) for _ in range(6))
    with pytest.raises(VbaError, match="modBruit"):
        build_vba_project([ModuleVba("modBruit", noise)])
