from importlib.metadata import version
from pathlib import Path

import pytest

from pial_xl.installation import obstacles
from pial_xl.installation.hosts import excel
from pial_xl.installation.interpreter import python_record_data, python_record_path
from pial_xl.installation.libreoffice import Macros, macros, profile
from pial_xl.installation.machine import Machine, System
from pial_xl.usecases.diagnostic import diagnose

NAME = "zoe-fictive"
SETTING = (
    '<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">{}</item></oor:items>'
)
SECURITY_LEVEL = '<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>{}</value></prop>'
TRUSTED = '<prop oor:name="SecureURL" oor:op="fuse"><value><it>file:///home/x</it></value></prop>'


def workstation(tmp_path: Path, system: System = System.LINUX) -> Machine:
    home = tmp_path / NAME
    python = home / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    return Machine(system, home, python)


def record_python(machine: Machine, python: Path | None = None) -> None:
    path = python_record_path(machine)
    path.parent.mkdir(parents=True, exist_ok=True)
    recorded = Machine(machine.system, machine.home, python or machine.python)
    path.write_bytes(python_record_data(recorded))


def configure(machine: Machine, content: str) -> None:
    profile(machine).mkdir(parents=True)
    (profile(machine) / "registrymodifications.xcu").write_text(SETTING.format(content))


def without_registry(key: str, name: str) -> object | None:
    return None


@pytest.mark.parametrize("python_record", [None, Path("/srv/zoe-fictive/bin/python")])
def test_the_name_of_the_user_appears_nowhere(tmp_path: Path, python_record: Path | None) -> None:
    machine = workstation(tmp_path)
    record_python(machine, python_record)

    diagnostic = diagnose(tmp_path / NAME / "PIAL.xlsm", machine)
    said = "\n".join((*(value for _, value in diagnostic.facts), *diagnostic.obstacles))

    assert "venv" in said
    assert NAME not in said.casefold()


def test_each_package_that_ours_asks_for_is_told_with_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requirements = ["pypdf<8,>=7.1", "click>=8", 'absent-fictif[x]; python_version > "3"']
    extra = "facultatif-fictif>=1; extra == 'dev'"
    monkeypatch.setattr("pial_xl.usecases.diagnostic.requires", lambda _: [*requirements, extra])

    said = dict(diagnose(machine=workstation(tmp_path)).facts)

    attendu = {name: version(name) for name in ("pypdf", "click")} | {"absent-fictif": "absent"}
    assert attendu.items() <= said.items()
    assert "facultatif-fictif" not in said


def test_a_machine_without_a_record_is_told_to_install(tmp_path: Path) -> None:
    (obstacle,) = obstacles.python_obstacles(workstation(tmp_path))

    assert "pial-xl installer" in obstacle


def test_a_python_that_is_gone_is_told(tmp_path: Path) -> None:
    machine = workstation(tmp_path)
    record_python(machine, Path("/disparu/python"))

    (obstacle,) = obstacles.python_obstacles(machine)

    assert "n'existe plus" in obstacle


def test_another_python_than_this_one_is_told(tmp_path: Path) -> None:
    machine = workstation(tmp_path)
    other = tmp_path / "autre"
    other.touch()
    record_python(machine, other)

    (obstacle,) = obstacles.python_obstacles(machine)

    assert "un autre Python" in obstacle


def test_a_machine_that_is_ready_has_no_obstacle(tmp_path: Path) -> None:
    machine = workstation(tmp_path)
    record_python(machine)

    assert list(obstacles.python_obstacles(machine)) == []
    assert list(obstacles.excel_obstacles(machine, without_registry)) == []


def test_the_rule_of_defender_is_told_with_the_other_way() -> None:
    def read(key: str, name: str) -> object | None:
        return "1" if name.startswith("d4f940ab") else None

    (obstacle,) = obstacles.excel_obstacles(Machine(System.WINDOWS, Path("/m"), Path("/p")), read)

    assert "menu Démarrer" in obstacle


@pytest.mark.parametrize(("setting", "is_blocked"), [(1, False), (2, False), (3, True), (4, True)])
def test_excel_that_runs_no_unsigned_macro_is_told(setting: int, is_blocked: bool) -> None:
    def read(key: str, name: str) -> object | None:
        return setting if name == "VBAWarnings" and "Policies" not in key else None

    hindrances = list(
        obstacles.excel_obstacles(Machine(System.WINDOWS, Path("/m"), Path("/p")), read)
    )

    assert bool(hindrances) is is_blocked


@pytest.mark.parametrize(
    ("content", "attendu", "is_blocked"),
    [
        ("", Macros(2, 0), True),
        (SECURITY_LEVEL.format(0), Macros(0, 0), False),
        (SECURITY_LEVEL.format(1), Macros(1, 0), False),
        (SECURITY_LEVEL.format(3), Macros(3, 0), True),
        (TRUSTED, Macros(2, 1), False),
        (SECURITY_LEVEL.format("?"), Macros(2, 0), True),
    ],
)
def test_the_macro_security_of_libreoffice_is_read_from_its_profile(
    tmp_path: Path, content: str, attendu: Macros, is_blocked: bool
) -> None:
    machine = workstation(tmp_path)
    configure(machine, content)

    reading = macros(machine)

    assert reading == attendu
    assert bool(list(obstacles.libreoffice_obstacles(True, reading, None))) is is_blocked


@pytest.mark.parametrize("content", [None, "<", "&a;"])
def test_a_profile_that_cannot_be_read_says_nothing(tmp_path: Path, content: str | None) -> None:
    machine = workstation(tmp_path)
    if content is not None:
        configure(machine, content)

    assert macros(machine) is None


def test_without_libreoffice_its_settings_do_not_matter() -> None:
    assert list(obstacles.libreoffice_obstacles(False, None, "pas de module uno")) == []


def test_the_missing_uno_module_is_told() -> None:
    assert list(obstacles.libreoffice_obstacles(True, Macros(0), "pas de module uno")) == [
        "pas de module uno"
    ]


def test_a_workbook_received_by_mail_is_told_on_windows_only(tmp_path: Path) -> None:
    workbook = tmp_path / "PIAL.xlsm"
    workbook.touch()

    def hindrances(system: System) -> list[str]:
        machine = Machine(system, tmp_path, Path("/p"))
        return list(obstacles.workbook_obstacles(workbook, machine, lambda _: True))

    assert ["Débloquer" in obstacle for obstacle in hindrances(System.WINDOWS)] == [True]
    assert hindrances(System.LINUX) == []


def test_windows_marks_what_it_received_in_a_stream_of_the_file(tmp_path: Path) -> None:
    workbook = tmp_path / "PIAL.xlsm"
    assert not obstacles.comes_from_elsewhere(workbook)

    (tmp_path / "PIAL.xlsm:Zone.Identifier").touch()

    assert obstacles.comes_from_elsewhere(workbook)


def test_a_workbook_in_onedrive_is_told(tmp_path: Path) -> None:
    workbook = tmp_path / "OneDrive - Éducation" / "PIAL.xlsm"
    workbook.parent.mkdir()
    workbook.touch()

    (obstacle,) = obstacles.workbook_obstacles(workbook, workstation(tmp_path))

    assert "OneDrive" in obstacle


def test_a_workbook_that_is_not_there_is_told(tmp_path: Path) -> None:
    (obstacle,) = obstacles.workbook_obstacles(tmp_path / "absent.xlsm", workstation(tmp_path))

    assert "introuvable" in obstacle


def test_excel_is_found_by_its_registration_on_windows() -> None:
    machine = Machine(System.WINDOWS, Path("/m"), Path("/p"))

    assert excel(machine, lambda *_: "Excel.Application.16") == "inscrit (Excel.Application.16)"
    assert excel(machine, without_registry) is None


def test_excel_is_found_by_its_application_on_a_mac(tmp_path: Path) -> None:
    machine = Machine(System.MAC, tmp_path, Path("/p"))
    assert excel(machine) is None

    (tmp_path / "Applications" / "Microsoft Excel.app").mkdir(parents=True)

    assert excel(machine) == "installé"
