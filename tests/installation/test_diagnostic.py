from importlib.metadata import version
from pathlib import Path

import pytest

from pial_xl.installation import obstacles
from pial_xl.installation.hotes import excel
from pial_xl.installation.interprete import chemin_du_releve, octets_du_releve
from pial_xl.installation.libreoffice import Macros, macros, profil
from pial_xl.installation.machine import Machine, Systeme
from pial_xl.usages.diagnostic import diagnostiquer

NOM = "zoe-fictive"
REGLAGE = (
    '<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">{}</item></oor:items>'
)
NIVEAU = '<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>{}</value></prop>'
SURS = '<prop oor:name="SecureURL" oor:op="fuse"><value><it>file:///home/x</it></value></prop>'


def poste(tmp_path: Path, systeme: Systeme = Systeme.LINUX) -> Machine:
    maison = tmp_path / NOM
    python = maison / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    return Machine(systeme, maison, python)


def relever(machine: Machine, python: Path | None = None) -> None:
    chemin = chemin_du_releve(machine)
    chemin.parent.mkdir(parents=True, exist_ok=True)
    retenu = Machine(machine.systeme, machine.maison, python or machine.python)
    chemin.write_bytes(octets_du_releve(retenu))


def regler(machine: Machine, contenu: str) -> None:
    profil(machine).mkdir(parents=True)
    (profil(machine) / "registrymodifications.xcu").write_text(REGLAGE.format(contenu))


def sans_registre(cle: str, nom: str) -> object | None:
    return None


@pytest.mark.parametrize("releve", [None, Path("/srv/zoe-fictive/bin/python")])
def test_the_name_of_the_user_appears_nowhere(tmp_path: Path, releve: Path | None) -> None:
    machine = poste(tmp_path)
    relever(machine, releve)

    diagnostic = diagnostiquer(tmp_path / NOM / "PIAL.xlsm", machine)
    dit = "\n".join((*(valeur for _, valeur in diagnostic.faits), *diagnostic.obstacles))

    assert "venv" in dit
    assert NOM not in dit.casefold()


def test_each_package_that_ours_asks_for_is_told_with_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demandes = ["pypdf<8,>=7.1", "click>=8", 'absent-fictif[x]; python_version > "3"']
    en_plus = "facultatif-fictif>=1; extra == 'dev'"
    monkeypatch.setattr("pial_xl.usages.diagnostic.requires", lambda _: [*demandes, en_plus])

    dit = dict(diagnostiquer(machine=poste(tmp_path)).faits)

    attendu = {nom: version(nom) for nom in ("pypdf", "click")} | {"absent-fictif": "absent"}
    assert attendu.items() <= dit.items()
    assert "facultatif-fictif" not in dit


def test_a_machine_without_a_record_is_told_to_install(tmp_path: Path) -> None:
    (gene,) = obstacles.de_python(poste(tmp_path))

    assert "pial-xl installer" in gene


def test_a_python_that_is_gone_is_told(tmp_path: Path) -> None:
    machine = poste(tmp_path)
    relever(machine, Path("/disparu/python"))

    (gene,) = obstacles.de_python(machine)

    assert "n'existe plus" in gene


def test_another_python_than_this_one_is_told(tmp_path: Path) -> None:
    machine = poste(tmp_path)
    autre = tmp_path / "autre"
    autre.touch()
    relever(machine, autre)

    (gene,) = obstacles.de_python(machine)

    assert "un autre Python" in gene


def test_a_machine_that_is_ready_has_no_obstacle(tmp_path: Path) -> None:
    machine = poste(tmp_path)
    relever(machine)

    assert list(obstacles.de_python(machine)) == []
    assert list(obstacles.d_excel(machine, sans_registre)) == []


def test_the_rule_of_defender_is_told_with_the_other_way() -> None:
    def lire(cle: str, nom: str) -> object | None:
        return "1" if nom.startswith("d4f940ab") else None

    (gene,) = obstacles.d_excel(Machine(Systeme.WINDOWS, Path("/m"), Path("/p")), lire)

    assert "menu Démarrer" in gene


@pytest.mark.parametrize(("reglage", "bloque"), [(1, False), (2, False), (3, True), (4, True)])
def test_excel_that_runs_no_unsigned_macro_is_told(reglage: int, bloque: bool) -> None:
    def lire(cle: str, nom: str) -> object | None:
        return reglage if nom == "VBAWarnings" and "Policies" not in cle else None

    genes = list(obstacles.d_excel(Machine(Systeme.WINDOWS, Path("/m"), Path("/p")), lire))

    assert bool(genes) is bloque


@pytest.mark.parametrize(
    ("contenu", "attendu", "bloque"),
    [
        ("", Macros(2, 0), True),
        (NIVEAU.format(0), Macros(0, 0), False),
        (NIVEAU.format(1), Macros(1, 0), False),
        (NIVEAU.format(3), Macros(3, 0), True),
        (SURS, Macros(2, 1), False),
        (NIVEAU.format("?"), Macros(2, 0), True),
    ],
)
def test_the_macro_security_of_libreoffice_is_read_from_its_profile(
    tmp_path: Path, contenu: str, attendu: Macros, bloque: bool
) -> None:
    machine = poste(tmp_path)
    regler(machine, contenu)

    lu = macros(machine)

    assert lu == attendu
    assert bool(list(obstacles.de_libreoffice(True, lu, None))) is bloque


@pytest.mark.parametrize("contenu", [None, "<", "&a;"])
def test_a_profile_that_cannot_be_read_says_nothing(tmp_path: Path, contenu: str | None) -> None:
    machine = poste(tmp_path)
    if contenu is not None:
        regler(machine, contenu)

    assert macros(machine) is None


def test_without_libreoffice_its_settings_do_not_matter() -> None:
    assert list(obstacles.de_libreoffice(False, None, "pas de module uno")) == []


def test_the_missing_uno_module_is_told() -> None:
    assert list(obstacles.de_libreoffice(True, Macros(0), "pas de module uno")) == [
        "pas de module uno"
    ]


def test_a_workbook_received_by_mail_is_told_on_windows_only(tmp_path: Path) -> None:
    classeur = tmp_path / "PIAL.xlsm"
    classeur.touch()

    def genes(systeme: Systeme) -> list[str]:
        machine = Machine(systeme, tmp_path, Path("/p"))
        return list(obstacles.du_classeur(classeur, machine, lambda _: True))

    assert ["Débloquer" in gene for gene in genes(Systeme.WINDOWS)] == [True]
    assert genes(Systeme.LINUX) == []


def test_windows_marks_what_it_received_in_a_stream_of_the_file(tmp_path: Path) -> None:
    classeur = tmp_path / "PIAL.xlsm"
    assert not obstacles.vient_d_ailleurs(classeur)

    (tmp_path / "PIAL.xlsm:Zone.Identifier").touch()

    assert obstacles.vient_d_ailleurs(classeur)


def test_a_workbook_in_onedrive_is_told(tmp_path: Path) -> None:
    classeur = tmp_path / "OneDrive - Éducation" / "PIAL.xlsm"
    classeur.parent.mkdir()
    classeur.touch()

    (gene,) = obstacles.du_classeur(classeur, poste(tmp_path))

    assert "OneDrive" in gene


def test_a_workbook_that_is_not_there_is_told(tmp_path: Path) -> None:
    (gene,) = obstacles.du_classeur(tmp_path / "absent.xlsm", poste(tmp_path))

    assert "introuvable" in gene


def test_excel_is_found_by_its_registration_on_windows() -> None:
    machine = Machine(Systeme.WINDOWS, Path("/m"), Path("/p"))

    assert excel(machine, lambda *_: "Excel.Application.16") == "inscrit (Excel.Application.16)"
    assert excel(machine, sans_registre) is None


def test_excel_is_found_by_its_application_on_a_mac(tmp_path: Path) -> None:
    machine = Machine(Systeme.MAC, tmp_path, Path("/p"))
    assert excel(machine) is None

    (tmp_path / "Applications" / "Microsoft Excel.app").mkdir(parents=True)

    assert excel(machine) == "installé"
