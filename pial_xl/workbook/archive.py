"""Open the zip that a workbook is, without trusting it: everything is checked before inflating."""

import io
import stat
import zipfile
import zlib
from pathlib import Path
from typing import IO

from pial_xl.workbook.erreurs import ClasseurIllisible
from pial_xl.workbook.nature import est_zip, refus_du_zip, refus_hors_zip

MIO = 1024 * 1024
FICHIER_MAX = 64 * MIO
PARTIES_MAX = 5_000
FEUILLE_MAX = 160 * MIO
"""Inflated size of one sheet: 200,000 formatted rows of 20 columns pass. Sheets are streamed."""
PARTIE_MAX = 32 * MIO
"""Inflated size of any other XML part: those are held in memory."""
TOTAL_MAX = 384 * MIO
RAPPORT_MAX = 200
"""Text typed by people shrinks 5 to 40 times; only filler shrinks more than this."""
_RAPPORT_EXAMINE_DES = 8 * MIO
_BLOC = 256 * 1024
_METHODES = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

ABIME = (
    "Le classeur est abîmé ou incomplet : reprenez une copie ou une version précédente, "
    "ou ouvrez-le dans Excel et enregistrez-le sous un autre nom."
)
_DEMESURE = (
    "Le classeur contient une partie démesurée et n'a pas été ouvert : "
    "recopiez vos données dans un classeur neuf (pial-xl nouveau)."
)
_ERREURS_DE_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class Archive:
    """A checked zip, held in memory: the file itself is closed and may be opened by others."""

    def __init__(self, zip_: zipfile.ZipFile) -> None:
        self._zip = zip_
        self.noms = frozenset(zip_.namelist())

    def lire(self, nom: str) -> bytes:
        """Inflate a whole part.

        Raises:
            ClasseurIllisible: when the part is absent or damaged.
        """
        with self.ouvrir(nom) as flux:
            return flux.read()

    def ouvrir(self, nom: str) -> "Flux":
        """Open a part as a stream whose every fault is a ClasseurIllisible."""
        try:
            return Flux(self._zip.open(nom))
        except (KeyError, *_ERREURS_DE_ZIP) as failure:
            raise ClasseurIllisible(ABIME) from failure


class Flux(io.RawIOBase):
    """A part being inflated, up to its declared size, which was checked.

    Always by blocks: asked for all at once, ``zipfile`` inflates everything before it cuts at the
    declared size, and the directory of a malicious zip lies.
    """

    def __init__(self, source: IO[bytes]) -> None:
        super().__init__()
        self._source = source

    def read(self, size: int = -1) -> bytes:
        """Inflate up to *size* bytes, or all the rest."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_BLOC), b""))
        try:
            return self._source.read(min(size, _BLOC))
        except _ERREURS_DE_ZIP as failure:
            raise ClasseurIllisible(ABIME) from failure

    def close(self) -> None:
        """Close the part."""
        self._source.close()
        super().close()


def ouvrir_archive(chemin: Path) -> Archive:
    """Open the file as the zip of a workbook.

    Raises:
        ClasseurIllisible: for anything else, in one sentence.
    """
    octets = _lire_fichier(chemin)
    if not octets:
        raise ClasseurIllisible(
            "Le fichier est vide (0 octet) : reprenez-en une copie ou une version précédente."
        )
    if not est_zip(octets):
        raise ClasseurIllisible(refus_hors_zip(octets))
    try:
        archive = zipfile.ZipFile(io.BytesIO(octets))
    except (ValueError, OSError, *_ERREURS_DE_ZIP) as failure:
        raise ClasseurIllisible(ABIME) from failure
    _verifier_les_tailles(archive.infolist())
    ouverte = Archive(archive)
    mimetype = ouverte.lire("mimetype") if "mimetype" in ouverte.noms else b""
    if refus := refus_du_zip(ouverte.noms, mimetype):
        raise ClasseurIllisible(refus)
    return ouverte


def _lire_fichier(chemin: Path) -> bytes:
    if chemin.name.startswith(("~$", ".~lock.")):
        raise ClasseurIllisible(
            "Ce fichier n'est que le témoin laissé par Excel ou LibreOffice pendant qu'un classeur "
            "est ouvert : indiquez le classeur lui-même, dont le nom ne commence pas par ~."
        )
    try:
        etat = chemin.stat()
        if stat.S_ISDIR(etat.st_mode):
            raise ClasseurIllisible(
                "C'est un dossier et non un classeur : indiquez le fichier .xlsx ou .xlsm."
            )
        if not stat.S_ISREG(etat.st_mode):
            raise ClasseurIllisible(
                "Ce n'est pas un fichier ordinaire : indiquez un fichier .xlsx ou .xlsm."
            )
        if etat.st_size > FICHIER_MAX:
            raise ClasseurIllisible(_DEMESURE)
        with chemin.open("rb") as fichier:
            return fichier.read(etat.st_size)
    except (FileNotFoundError, NotADirectoryError):
        raise ClasseurIllisible(
            "Le fichier est introuvable : vérifiez le chemin et le nom du classeur."
        ) from None
    except PermissionError as failure:
        raise ClasseurIllisible(
            "Le fichier ne peut pas être ouvert, faute de droits ou parce qu'un autre programme le "
            "tient : fermez-le ou demandez l'accès, puis recommencez."
        ) from failure
    except (OSError, ValueError) as failure:
        raise ClasseurIllisible(
            "Le fichier ne répond pas (réseau coupé, clé retirée, chemin trop long) : "
            "copiez-le sur cet ordinateur, puis recommencez."
        ) from failure


def _verifier_les_tailles(parties: list[zipfile.ZipInfo]) -> None:
    """Refuse on what the zip's own directory declares, before anything is inflated."""
    if len(parties) > PARTIES_MAX or sum(partie.file_size for partie in parties) > TOTAL_MAX:
        raise ClasseurIllisible(_DEMESURE)
    for partie in parties:
        if partie.compress_type not in _METHODES or partie.flag_bits & 1:
            raise ClasseurIllisible(ABIME)
        maximum = FEUILLE_MAX if partie.filename.startswith("xl/worksheets/") else PARTIE_MAX
        gonfle = partie.file_size > RAPPORT_MAX * max(partie.compress_size, 1)
        if partie.file_size > maximum or (gonfle and partie.file_size > _RAPPORT_EXAMINE_DES):
            raise ClasseurIllisible(_DEMESURE)
