"""T_Coordonnateurs: one mission letter is made per row."""

from typing import Annotated, ClassVar

from pial_xl.tables.colonne import Colonne, Format
from pial_xl.tables.ligne import Ligne
from pial_xl.tables.types import Code, Jourdate, Nombre, Pourcentage, Texte


class Coordonnateur(Ligne):
    """One coordinator of one pole: the matter of one mission letter."""

    feuille: ClassVar[str] = "Coordonnateurs"
    table: ClassVar[str] = "T_Coordonnateurs"
    capacite: ClassVar[int] = 60
    intro: ClassVar[str] = (
        "Un coordonnateur par ligne : chaque ligne donne une lettre de mission. Pour « Lettres "
        "choisies », sélectionnez d'abord leurs lignes."
    )

    civilite: Annotated[
        Texte,
        Colonne(
            "Civilité",
            "« Mme » ou « M. ». Nécessaire à la lettre.",
            largeur=10,
            choix=("Mme", "M."),
        ),
    ] = None
    nom: Annotated[Texte, Colonne("Nom", "Nom du coordonnateur.", obligatoire=True, largeur=20)] = (
        None
    )
    prenom: Annotated[
        Texte, Colonne("Prénom", "Prénom du coordonnateur.", obligatoire=True, largeur=18)
    ] = None
    uai: Annotated[
        Code,
        Colonne(
            "UAI",
            "Établissement de rattachement administratif.",
            obligatoire=True,
            largeur=12,
            reference=("T_Etablissements", "uai"),
        ),
    ] = None
    pole: Annotated[
        Code,
        Colonne(
            "Pôle",
            "Pôle coordonné.",
            obligatoire=True,
            largeur=9,
            reference=("T_Poles", "pole"),
        ),
    ] = None
    imp: Annotated[
        Nombre,
        Colonne(
            "IMP",
            "Nombre d'IMP par an : 0,25, 0,5, 1, 2 ou 3. Nécessaire à la lettre, sauf décharge.",
            Format.NOMBRE,
            largeur=8,
        ),
    ] = None
    secteur: Annotated[
        Texte,
        Colonne("Secteur", "Secteur géographique, tel qu'il figurera dans la lettre.", largeur=34),
    ] = None
    signataire: Annotated[
        Texte,
        Colonne(
            "Signataire",
            "Nom de la personne qui signe la lettre. Nécessaire à la lettre.",
            largeur=24,
        ),
    ] = None
    fonction_signataire: Annotated[
        Texte,
        Colonne("Fonction du signataire", "Par exemple : chef d'établissement.", largeur=26),
    ] = None
    fait_a: Annotated[Texte, Colonne("Fait à", "Ville de signature.", largeur=22)] = None
    fait_le: Annotated[
        Jourdate, Colonne("Fait le", "Date de signature.", Format.DATE, largeur=12)
    ] = None
    montant: Annotated[
        Nombre,
        Colonne(
            "Montant IMP",
            "Montant annuel en euros, s'il doit être imprimé ; il doit valoir IMP × 1 250 €.",
            Format.MONTANT,
            largeur=14,
            alias=("Montant", "Montant annuel"),
        ),
    ] = None
    quotite_enseignement: Annotated[
        Pourcentage,
        Colonne(
            "Quotité d'enseignement %",
            "Quotité du service d'enseignement dans l'établissement (privé : 50 % au moins).",
            Format.POURCENTAGE,
            largeur=26,
            alias=("Quotité enseignement",),
        ),
    ] = None
