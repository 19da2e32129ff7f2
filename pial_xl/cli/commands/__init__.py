"""The commands: each reads its options, calls one use case and says what came of it.

To add one: a module here, and its name below.
"""

from pial_xl.cli.commands.absence import absence
from pial_xl.cli.commands.blank import new, template
from pial_xl.cli.commands.button import button
from pial_xl.cli.commands.check import check_workbook
from pial_xl.cli.commands.compare import compare
from pial_xl.cli.commands.demo import demo
from pial_xl.cli.commands.edt import edt
from pial_xl.cli.commands.explain import explain
from pial_xl.cli.commands.group import root
from pial_xl.cli.commands.implied import implied
from pial_xl.cli.commands.letters import letters
from pial_xl.cli.commands.lists import lists
from pial_xl.cli.commands.machine import completion, diagnostic, install
from pial_xl.cli.commands.note import note
from pial_xl.cli.commands.rules import rules
from pial_xl.cli.commands.takeover import takeover
from pial_xl.cli.commands.verify_blank import verify_blank

__all__ = ["root"]

# In the order of a coordinator's work, which is that of the list.
for _command in (
    demo,
    new,
    takeover,
    check_workbook,
    note,
    compare,
    letters,
    lists,
    edt,
    absence,
    implied,
    button,
    rules,
    explain,
    template,
    verify_blank,
    install,
    diagnostic,
    completion,
):
    root.add_command(_command)
