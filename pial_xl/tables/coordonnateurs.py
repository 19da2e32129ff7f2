"""T_Coordonnateurs: one mission letter is made per row."""

from typing import Annotated, ClassVar

from pial_xl.bareme.words import DEFAULTS, IMP_RATES
from pial_xl.tables.column import Column, Format
from pial_xl.tables.row import RowModel
from pial_xl.tables.types import CalendarDate, Civilite, Code, Number, Percentage, PrintedText, Text
from pial_xl.units.numbers import format_amount, format_percent


class Coordonnateur(RowModel):
    """One coordinator of one pole: the matter of one mission letter."""

    sheet: ClassVar[str] = "Coordonnateurs"
    table: ClassVar[str] = "T_Coordonnateurs"
    capacity: ClassVar[int] = 60
    key: ClassVar[tuple[str, ...]] = ("nom", "prenom", "uai", "pole")
    intro: ClassVar[str] = (
        "Un coordonnateur par ligne : chaque ligne donne une lettre de mission. Pour « Lettres "
        "choisies », sélectionnez d'abord leurs lignes."
    )

    civilite: Annotated[
        Civilite,
        Column(
            "Civilité",
            "« Mme » ou « M. ». Nécessaire à la lettre.",
            width=10,
        ),
    ] = None
    nom: Annotated[Text, Column("Nom", "Nom du coordonnateur.", required=True, width=20)] = None
    prenom: Annotated[
        Text, Column("Prénom", "Prénom du coordonnateur.", required=True, width=18)
    ] = None
    uai: Annotated[
        Code,
        Column(
            "UAI",
            "Établissement de rattachement administratif.",
            required=True,
            width=12,
            refers_to=("T_Etablissements", "uai"),
        ),
    ] = None
    pole: Annotated[
        Code,
        Column(
            "Pôle",
            "Pôle coordonné.",
            required=True,
            width=9,
            refers_to=("T_Poles", "pole"),
        ),
    ] = None
    imp: Annotated[
        Number,
        Column(
            "IMP",
            f"Nombre d'IMP par an : {IMP_RATES}. Nécessaire à la lettre, sauf décharge.",
            width=8,
        ),
    ] = None
    secteur: Annotated[
        PrintedText,
        Column("Secteur", "Secteur géographique, tel qu'il figurera dans la lettre.", width=34),
    ] = None
    signataire: Annotated[
        PrintedText,
        Column(
            "Signataire",
            "Nom de la personne qui signe la lettre. Nécessaire à la lettre.",
            width=24,
        ),
    ] = None
    fonction_signataire: Annotated[
        PrintedText,
        Column("Fonction du signataire", "Par exemple : chef d'établissement.", width=26),
    ] = None
    fait_a: Annotated[PrintedText, Column("Fait à", "Ville de signature.", width=22)] = None
    fait_le: Annotated[CalendarDate, Column("Fait le", "Date de signature.", width=12)] = None
    montant: Annotated[
        Number,
        Column(
            "Montant IMP",
            "Montant annuel en euros, s'il doit être imprimé ; il doit valoir IMP × "
            f"{format_amount(DEFAULTS.imp_montant)}.",
            Format.MONTANT,
            width=14,
            alias=("Montant", "Montant annuel"),
        ),
    ] = None
    quotite_enseignement: Annotated[
        Percentage,
        Column(
            "Quotité d'enseignement %",
            "Quotité du service d'enseignement dans l'établissement "
            f"(privé : {format_percent(DEFAULTS.quotite_imp_min)} au moins).",
            width=26,
            alias=("Quotité enseignement",),
        ),
    ] = None
