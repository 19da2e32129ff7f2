"""The way that the tests take to LibreOffice: one that is gone is told at once, never waited for.

No LibreOffice here: what stands for it accepts a connection, then ends.
"""

import socket
from pathlib import Path
from uuid import uuid4

from libreoffice_host import pipe_path, relay
from patience import PATIENCE_S


def test_a_libreoffice_that_ends_ends_the_connection_of_the_tests() -> None:
    nom = f"pial_xl_relais_{uuid4().hex}"
    path = Path(pipe_path(nom))
    try:
        with socket.socket(socket.AF_UNIX) as libreoffice, relay(lambda: nom) as counter:
            libreoffice.bind(str(path))
            libreoffice.listen()
            with socket.socket(socket.AF_UNIX) as python:
                python.settimeout(PATIENCE_S)
                python.connect(pipe_path(counter.pipe))
                python.sendall(b"une demande")
                held, _ = libreoffice.accept()
                libreoffice.close()
                held.close()

                assert python.recv(16) == b""
    finally:
        path.unlink(missing_ok=True)
