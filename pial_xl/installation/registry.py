"""Read the Windows registry; nowhere else is there one."""

import sys


def value(key: str, name: str = "") -> object | None:
    """Give one value, or None.

    Args:
        key: path of the key, its hive first: ``HKCU\\…``, ``HKLM\\…`` or ``HKCR\\…``.
        name: name of the value; the key's own by default.
    """
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415 - Windows only

    hives = {
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
        "HKCR": winreg.HKEY_CLASSES_ROOT,
    }
    hive, _, path = key.partition("\\")
    try:
        with winreg.OpenKey(hives[hive], path) as opened:
            read_value: object = winreg.QueryValueEx(opened, name)[0]
            return read_value
    except OSError:
        return None
