"""The script by which Excel for Mac starts Python: its sandbox lets it start nothing itself."""

from pathlib import Path

FILE_NAME = "pial_xl.applescript"

# Only `bouton` can be asked for, each word is quoted, and Excel does not wait for the end.
_TEMPLATE = """\
on lancer(demande)
	set anciens to AppleScript's text item delimiters
	set AppleScript's text item delimiters to linefeed
	set mots to text items of demande
	set AppleScript's text item delimiters to anciens
	set commande to quoted form of "{python}" & " -P -m pial_xl bouton"
	repeat with mot in mots
		set commande to commande & " " & quoted form of (contents of mot)
	end repeat
	do shell script commande & " > /dev/null 2>&1 &"
	return "ok"
end lancer
"""


def script_excel(python: Path) -> bytes:
    """Give the AppleScript; its handler ``lancer`` takes the words after ``bouton``, one a line."""
    quoted = str(python).replace("\\", "\\\\").replace('"', '\\"')
    return _TEMPLATE.replace("{python}", quoted).encode()
