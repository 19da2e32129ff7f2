"""The streams of a VBA project, and the file that holds them: [MS-OVBA] 2.2 and 2.3."""

from collections.abc import Iterator, Sequence

from pial_xl.template.vba_projet.cfb import fichier_compose
from pial_xl.template.vba_projet.compression import compresser
from pial_xl.template.vba_projet.description import NOM_DU_PROJET, REFERENCES, description
from pial_xl.template.vba_projet.module import (
    FIN_DE_LIGNE,
    PAGE_DE_CODE,
    ErreurVba,
    Genre,
    ModuleVba,
)
from pial_xl.template.vba_projet.protection import obscurcir

# "Compiled by no version": whoever opens the project compiles its sources.
_SANS_CODE_COMPILE = bytes.fromhex("CC61FFFF000000")
# The same at each build; the fields of protection are computed from it.
_IDENTIFIANT = "{6B1D3C52-8E0F-4B7A-9C64-2F5A7D10E388}"
_NON_PROTEGE, _SANS_MOT_DE_PASSE, _VISIBLE = bytes(4), bytes(1), b"\xff"
# Streams that stand beside the modules, and names that VBA already knows in every project.
_NOMS_PRIS = ("dir", "_VBA_PROJECT", NOM_DU_PROJET, "VBA", "Excel", *REFERENCES)
_ROLES = {
    Genre.STANDARD: "Module={}",
    Genre.CLASSE: "Class={}",
    Genre.CLASSEUR: "Document={}/&H00000000",
    Genre.FEUILLE: "Document={}/&H00000000",
}


def projet_vba(modules: Sequence[ModuleVba]) -> bytes:
    """Give the bytes of a ``vbaProject.bin``; the same modules give the same bytes.

    Args:
        modules: all modules, in the order in which a program lists them. Excel wants the
            workbook's module and one for each sheet among them.

    Raises:
        ErreurVba: two modules have the same name, or a name that VBA keeps, or a source is noise.
    """
    _verifier_les_noms(modules)
    flux = {
        "PROJECT": _texte(_project(modules)),
        "PROJECTwm": _project_wm(modules),
        "VBA/_VBA_PROJECT": _SANS_CODE_COMPILE,
        "VBA/dir": compresser(description(modules)),
    }
    for module in modules:
        flux[f"VBA/{module.nom}"] = _source(module)
    return fichier_compose(flux)


def _source(module: ModuleVba) -> bytes:
    try:
        return compresser(module.texte.encode(PAGE_DE_CODE))
    except ValueError as erreur:
        raise ErreurVba(f"La source du module VBA {module.nom} n’est pas du texte.") from erreur


def _verifier_les_noms(modules: Sequence[ModuleVba]) -> None:
    pris = {nom.upper() for nom in _NOMS_PRIS}
    for module in modules:
        nom = module.nom.upper()
        if nom in pris:
            raise ErreurVba(f"Le nom de module VBA « {module.nom} » est déjà pris.")
        pris.add(nom)


def _texte(lignes: Iterator[str]) -> bytes:
    return "".join(ligne + FIN_DE_LIGNE for ligne in lignes).encode(PAGE_DE_CODE)


def _project(modules: Sequence[ModuleVba]) -> Iterator[str]:
    """Give the lines of the stream that a person could read: names, protection, windows."""
    yield f'ID="{_IDENTIFIANT}"'
    for module in modules:
        yield _ROLES[module.genre].format(module.nom)
    yield f'Name="{NOM_DU_PROJET}"'
    yield 'HelpContextID="0"'
    yield 'VersionCompatible32="393222000"'
    yield f'CMG="{obscurcir(_NON_PROTEGE, _IDENTIFIANT, 0x15)}"'
    yield f'DPB="{obscurcir(_SANS_MOT_DE_PASSE, _IDENTIFIANT, 0x2A)}"'
    yield f'GC="{obscurcir(_VISIBLE, _IDENTIFIANT, 0x3F)}"'
    yield ""
    yield "[Host Extender Info]"
    yield "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
    yield ""
    yield "[Workspace]"
    for module in modules:
        yield f"{module.nom}=0, 0, 0, 0, C"


def _project_wm(modules: Sequence[ModuleVba]) -> bytes:
    """Give the modules' names in both alphabets, each ended by a zero."""
    noms = (
        f"{module.nom}\0".encode(PAGE_DE_CODE) + f"{module.nom}\0".encode("utf-16-le")
        for module in modules
    )
    return b"".join(noms) + bytes(2)
