"""Every button, and the groups and rows in which they stand."""

from pial_xl.buttons.button import Button, ButtonRow, Group, Place, ShortcutText

CHECKS = Group("Controles", "Contrôles")
LETTERS = Group("Lettres", "Lettres de mission")
DOCUMENTS = Group("Documents", "Documents")
WORKBOOK = Group("Classeur", "Classeur")
AIDE = Group("Aide", "Aide")
GROUPS = (CHECKS, LETTERS, DOCUMENTS, WORKBOOK, AIDE)
"""The groups, in the order of the ribbon and of the menus."""

_PAGE = 1104
"""Width of Accueil's page on the screen: twelve columns of 92 pixels."""
HOME = ButtonRow("Accueil", 3, 1, _PAGE)
COORDONNATEURS = ButtonRow("Coordonnateurs", 0, 3, 500)
"""Over the table where rows are selected."""
TIMETABLE = ButtonRow("Emploi du temps", 0, 5, 600)
"""Over the table that the grids are drawn from, and the allocations deduced from."""
MEANS = ButtonRow("Dotation", 0, 5, 300)
"""Over the table of what the DSDEN gives, which the papers for a meeting speak of."""
AESH = ButtonRow("AESH", 0, 3, 116)
"""Over the table where the row of who is absent is selected."""
ELEVES = ButtonRow("Élèves", 0, 4, 300)
"""Over the table of the pupils whom lists are about."""
BUTTON_ROWS = (HOME, COORDONNATEURS, TIMETABLE, MEANS, AESH, ELEVES)
FIRST_HOME = (ButtonRow("Accueil", 5, 1, 675), ButtonRow("Accueil", 6, 1, 675))
"""Where the first edition's Accueil has them, three a row."""

_ROOM = "pial_xl.usecases.open.buttons"

BUTTONS: tuple[Button, ...] = (
    Button(
        code="controler",
        libelle="Contrôler",
        aide="Vérifie tout le classeur : remplit la feuille Contrôles et marque les cellules à "
        "corriger.",
        busy="contrôle en cours",
        image="AcceptInvitation",
        group=CHECKS,
        use_case=f"{_ROOM}:check",
        places=(Place(HOME, 1),),
        shortcut=ShortcutText(
            "Contrôler le classeur ouvert",
            "Contrôle le classeur PIAL ouvert dans Excel ou LibreOffice.",
        ),
    ),
    Button(
        code="synthese",
        libelle="Synthèse",
        aide="Met à jour la feuille Synthèse : dotation, contrats et accompagnements, pôle par "
        "pôle.",
        busy="synthèse en cours",
        image="ChartInsert",
        group=CHECKS,
        use_case=f"{_ROOM}:synthese",
        places=(Place(HOME, 2),),
    ),
    Button(
        code="absence",
        libelle="Absence",
        aide="Dit quels élèves attendent pendant l'absence de l'AESH de la ligne sélectionnée "
        "(Absent du, Absent au), et qui pourrait aider.",
        busy="recherche de remplaçants",
        image="AddOrRemoveAttendees",
        group=CHECKS,
        use_case=f"{_ROOM}:absence",
        places=(Place(AESH, 1),),
    ),
    Button(
        code="effacer_marques",
        libelle="Effacer les marques",
        aide="Retire les marques du dernier contrôle, sans toucher à vos couleurs ni à vos notes.",
        busy="effacement des marques",
        image="ClearFormats",
        group=CHECKS,
        use_case=f"{_ROOM}:clear_marks",
        places=(Place(HOME, 3),),
    ),
    Button(
        code="lettres",
        libelle="Générer les lettres",
        aide="Prépare une lettre de mission par ligne de Coordonnateurs, chacune dans sa feuille.",
        busy="lettres en préparation",
        image="MailMergeStartLetters",
        group=LETTERS,
        use_case=f"{_ROOM}:letters",
        places=(Place(HOME, 4), Place(COORDONNATEURS, 3)),
        shortcut=ShortcutText(
            "Générer les lettres du classeur ouvert",
            "Prépare les lettres de mission dans le classeur PIAL ouvert.",
        ),
    ),
    Button(
        code="lettres_choisies",
        libelle="Lettres choisies",
        aide="Prépare les seules lettres des lignes sélectionnées dans Coordonnateurs.",
        busy="lettres en préparation",
        image="MailMergeRecipientsEditList",
        group=LETTERS,
        use_case=f"{_ROOM}:chosen_letters",
        places=(Place(COORDONNATEURS, 2),),
    ),
    Button(
        code="apercu",
        libelle="Aperçu d'une lettre",
        aide="Montre la lettre de la ligne sélectionnée, sans l'ajouter aux lettres faites.",
        busy="aperçu en préparation",
        image="MailMergeResultsPreview",
        group=LETTERS,
        use_case=f"{_ROOM}:preview",
        places=(Place(COORDONNATEURS, 1),),
    ),
    Button(
        code="lettres_pdf",
        libelle="Exporter en PDF",
        aide="Enregistre chaque lettre de mission en PDF, dans un dossier à côté du classeur.",
        busy="export des lettres en PDF",
        image="FileSaveAsPdfOrXps",
        group=LETTERS,
        use_case=f"{_ROOM}:letters_pdf",
        places=(Place(HOME, 5),),
    ),
    Button(
        code="listes",
        libelle="À signaler",
        aide="Compte, sans nom ni code, les élèves sans aide ou aidés moins que notifié, par "
        "établissement et par aide : la feuille À signaler.",
        busy="liste en préparation",
        image="TableInsert",
        group=DOCUMENTS,
        use_case="pial_xl.usecases.open.lists:report_waiting",
        places=(Place(ELEVES, 1),),
    ),
    Button(
        code="listes_par_code",
        libelle="Listes par code",
        aide="Écrit, dans un dossier à côté du classeur, les élèves à signaler par code, une fiche "
        "par établissement et une par AESH : des données de santé.",
        busy="listes en préparation",
        image="FileSaveAs",
        group=DOCUMENTS,
        use_case="pial_xl.usecases.open.lists:write_code_lists",
        places=(Place(ELEVES, 2),),
    ),
    Button(
        code="note",
        libelle="Note de situation",
        aide="Écrit une page, sans nom ni code : moyens, besoins, ce qui manque, ce qui a changé, "
        "demandes à la DSDEN.",
        busy="note en préparation",
        image="FileNew",
        group=DOCUMENTS,
        use_case=f"{_ROOM}:note",
        places=(Place(MEANS, 1),),
    ),
    Button(
        code="comparer",
        libelle="Comparer",
        aide="Dit, sans nom ni code, ce qui a changé depuis un fichier plus ancien que vous "
        "choisissez : la feuille Ce qui a changé.",
        busy="comparaison en cours",
        image="ReviewCompareTwoVersions",
        group=DOCUMENTS,
        use_case="pial_xl.usecases.open.comparison:show_comparison",
        places=(Place(MEANS, 2),),
    ),
    Button(
        code="grilles",
        libelle="Grilles",
        aide="Dessine la semaine de chaque AESH d'Emploi du temps, en grille, chacune dans sa "
        "feuille.",
        busy="grilles en préparation",
        image="CalendarInsert",
        group=DOCUMENTS,
        use_case=f"{_ROOM}:grilles",
        places=(Place(TIMETABLE, 1),),
    ),
    Button(
        code="lire_grilles",
        libelle="Lire les grilles",
        aide="Reprend dans Emploi du temps les seules cases des grilles que vous avez modifiées.",
        busy="lecture des grilles",
        image="TableImport",
        group=DOCUMENTS,
        use_case=f"{_ROOM}:lire_grilles",
        places=(Place(TIMETABLE, 2),),
    ),
    Button(
        code="affectations_edt",
        libelle="Affectations d'après l'emploi du temps",
        aide="Montre les affectations que les créneaux supposent et ce qui diffère de la feuille "
        "Affectations ; un second clic y écrit ce que vous acceptez, et rien d'autre.",
        busy="affectations en préparation",
        image="TableSelect",
        group=DOCUMENTS,
        use_case="pial_xl.usecases.open.implied:accept_implied",
        places=(Place(TIMETABLE, 3),),
    ),
    Button(
        code="reprendre",
        libelle="Reprendre un fichier",
        aide="Montre ce que d'autres fichiers (élèves, AESH, calendriers de PRONOTE) donneraient, "
        "dans la feuille Reprise ; un second clic l'ajoute au classeur, sans rien effacer de vos "
        "saisies.",
        busy="lecture du fichier à reprendre",
        image="ImportExcel",
        group=WORKBOOK,
        use_case=f"{_ROOM}:take_file",
        places=(Place(HOME, 6),),
    ),
    Button(
        code="annuler",
        libelle="Annuler",
        aide="Défait ce que le dernier bouton a écrit : feuilles, marques et lettres ; ce que vous "
        "avez écrit depuis reste.",
        busy="retour en arrière",
        image="Undo",
        group=WORKBOOK,
        use_case=f"{_ROOM}:undo",
        places=(Place(HOME, 7),),
    ),
    Button(
        code="aide",
        libelle="Aide",
        aide="Dit ce qui empêcherait les boutons de marcher, et quoi envoyer pour être aidé.",
        busy="diagnostic en cours",
        image="Help",
        group=AIDE,
        use_case=f"{_ROOM}:help_person",
        places=(Place(HOME, 8),),
    ),
)
"""Every button, in the order in which lists show them; those of a group follow each other."""
