"""Read the Windows registry; nowhere else is there one."""

import sys


def valeur(cle: str, nom: str = "") -> object | None:
    """Give one value, or None.

    Args:
        cle: path of the key, its hive first: ``HKCU\\…``, ``HKLM\\…`` or ``HKCR\\…``.
        nom: name of the value; the key's own by default.
    """
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415 - Windows only

    ruches = {
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
        "HKCR": winreg.HKEY_CLASSES_ROOT,
    }
    ruche, _, chemin = cle.partition("\\")
    try:
        with winreg.OpenKey(ruches[ruche], chemin) as ouverte:
            lue: object = winreg.QueryValueEx(ouverte, nom)[0]
            return lue
    except OSError:
        return None
