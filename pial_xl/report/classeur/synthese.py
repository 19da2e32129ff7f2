"""The sheet Synthèse: figures and charts to show at a meeting."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.findings import Report
from pial_xl.report.classeur.dessins import Plages, dessiner
from pial_xl.report.classeur.graphiques import FEUILLE, HAUTEUR, Plage
from pial_xl.report.classeur.styles import (
    CLAIR,
    GRIS,
    SOMBRE,
    Styles,
    en_cellule,
    faits,
    mettre_en_page,
)
from pial_xl.report.classeur.tableaux import SANS_OBJET, Bloc, Part, Valeur, duree, ecrire, en_etp
from pial_xl.report.couverture import ENSEMBLE, Couverture
from pial_xl.report.moyens import AIDES, LigneAide
from pial_xl.report.synthese import HeuresLibres, Synthese
from pial_xl.units.durations import format_duration
from pial_xl.units.text import french

HAUTEUR_LIGNE = 20
_LARGEURS = (14, 36, *(11.5,) * 13)
_CONVENTIONS = {
    ConventionEtp.EXACT: "ETP, convention exacte",
    ConventionEtp.QUOTITE_CONTRAT: "ETP, convention quotité de contrat",
}
_METHODE = (
    "ETP, convention exacte : heures × semaines du contrat / 1607 (1 ETP = 39h12 sur "
    "41 semaines). Convention quotité de contrat : la quotité imprimée au contrat, sinon arrondie "
    "au pour cent supérieur (24h00 = 0,62 ETP).",
    "Les heures affectées et libres prennent l'ETP des contrats du pôle, au prorata. Les ETP que "
    "la DSDEN a notifiés sont repris tels quels.",
    "Des élèves aidés en même temps (même groupe) comptent une fois dans les heures affectées. "
    "« ≥ » : au moins, car des heures sont illisibles (voir Contrôles).",
)


def ecrire_synthese(
    classeur: Workbook, feuille: Worksheet, styles: Styles, report: Report, s: Synthese
) -> None:
    """Write every table of the sheet, one below the other, and its charts."""
    mettre_en_page(feuille, report, FEUILLE)
    for colonne, largeur in enumerate(_LARGEURS):
        feuille.set_column(colonne, colonne, largeur)
    feuille.set_row(0, 27)
    feuille.write_string(0, 0, FEUILLE, styles.titre)
    feuille.write_string(1, 0, en_cellule(faits(report)), styles.discret)
    _chiffres_cles(feuille, styles, s)
    bloc = Bloc(feuille, styles, 6)
    poles = _ecrire_poles(bloc, s)
    place = bloc.ligne
    bloc.ligne += HAUTEUR // HAUTEUR_LIGNE + 2 if poles else 0
    couverture = _ecrire_couverture(bloc, s)
    feuille.set_h_pagebreaks([bloc.ligne])
    aides = _ecrire_aides(bloc, s.aides)
    _ecrire_libres(bloc, s)
    _ecrire_notes(bloc, s)
    if poles:
        dessiner(classeur, feuille, place, s, Plages(poles, couverture, aides))
    feuille.freeze_panes(2, 0)
    feuille.print_area(0, 0, bloc.ligne, len(_LARGEURS) - 1)


def _chiffres_cles(feuille: Worksheet, styles: Styles, s: Synthese) -> None:
    """Write the figures that everybody asks for first, in large."""
    e = s.ensemble
    moyens = (e.dotation, e.contrats, e.affectees, e.libres) if e else (None,) * 4
    c = s.couverture[-1] if s.couverture else None
    taux = _taux(c) if c else None
    sans_aesh = c.sans + c.mutualises_sans if c else None
    cartes: tuple[tuple[str, int, int, Valeur], ...] = (
        ("Dotation", 0, 1, moyens[0]),
        ("Contrats", 2, 4, moyens[1]),
        ("Heures affectées", 5, 7, moyens[2]),
        ("Heures libres", 8, 9, moyens[3]),
        ("Heures individuelles assurées", 10, 12, taux),
        ("Élèves sans AESH", 13, 14, sans_aesh),
    )
    grand = {
        "bold": True, "font_size": 18, "font_color": SOMBRE, "bg_color": CLAIR, "align": "center",
        "border_color": "#FFFFFF",
    }  # fmt: skip
    petit = styles(font_color=GRIS, bg_color=CLAIR, align="center", border=1, border_color="white")
    feuille.set_row(4, 28)
    for nom, debut, fin, valeur in cartes:
        feuille.merge_range(3, debut, 3, fin, nom, petit)
        feuille.merge_range(4, debut, 4, fin, "", styles.case(**grand))
        ecrire(feuille, styles, (4, debut), valeur, grand)


def _ecrire_poles(bloc: Bloc, s: Synthese) -> Plage | None:
    bloc.section("Dotation, contrats et heures affectées par pôle")
    if not s.poles:
        bloc.note("Non évalué : la feuille Pôles manque ou est vide.")
        bloc.ligne += 1
        return None
    moyens = ("Dotation", "Contrats", "Affectées", "Libres")
    bloc.entetes(
        [("", ("Pôle", "Libellé")), ("Effectif", ("AESH",)), ("Heures par semaine", moyens)]
        + [(nom, moyens) for nom in _CONVENTIONS.values()]
    )
    premiere = bloc.ligne
    for p in s.poles:
        parts = (p.dotation, p.contrats, p.affectees, p.libres)
        conventions = [en_etp(part, c) for c in _CONVENTIONS for part in parts]
        rangee = [p.pole, p.libelle, p.nb_aesh, *parts, *conventions]
        bloc.rangee(rangee, total=p.pole == ENSEMBLE)
    plage = Plage(premiere, bloc.ligne - 2, 0)
    for remarque in (p.remarque for p in s.poles if p.remarque):
        bloc.note(remarque)
    bloc.ligne += 1
    return plage


def _ecrire_couverture(bloc: Bloc, s: Synthese) -> Plage | None:
    bloc.section("Couverture des notifications")
    if s.couverture is None:
        bloc.note("Non évalué : la feuille Notifications ou Affectations ne peut pas être lue.")
        bloc.ligne += 1
        return None
    individuelle = ("Notifiés", "Servis", "En partie", "Sans AESH", "Non évalués")
    mutualisee = ("Notifiés", "Avec AESH", "Sans AESH", "Non évalués")
    bloc.entetes(
        [
            ("", ("Pôle", "Libellé")),
            ("Aide individuelle : élèves", individuelle),
            ("Aide individuelle : heures", ("Notifiées", "Assurées", "Manquantes", "Part")),
            ("Aide mutualisée : élèves", mutualisee),
        ]
    )
    premiere = bloc.ligne
    libelles = {p.pole: p.libelle for p in s.poles}
    for c in s.couverture:
        rangee = [c.pole, libelles.get(c.pole, ""), *_couverture(c)]
        bloc.rangee(rangee, total=c.pole == ENSEMBLE)
    plage = Plage(premiere, bloc.ligne - 2, 0)
    bloc.ligne += 1
    return plage


def _couverture(c: Couverture) -> list[Valeur]:
    return [
        c.individuels,
        c.servis,
        c.partiels,
        c.sans,
        c.indetermines,
        duree(c.notifiees),
        duree(c.assurees),
        duree(c.manquantes),
        _taux(c),
        c.mutualises,
        c.mutualises_servis,
        c.mutualises_sans,
        c.mutualises_indetermines,
    ]


def _taux(c: Couverture) -> Valeur:
    return SANS_OBJET if c.taux is None else Part(c.taux)


def _ecrire_aides(bloc: Bloc, lignes: tuple[LigneAide, ...]) -> Plage | None:
    """Write the kinds of help; give the rows of I, M and CO for all the poles."""
    bloc.section("Quota et heures affectées par type d'aide")
    if not lignes:
        bloc.note("Non évalué : les contrats ou les affectations ne peuvent pas être lus.")
        bloc.ligne += 1
        return None
    moyens = ("Quota", "Affectées", "Reste")
    bloc.entetes(
        [("", ("Pôle", "Aide ou mission")), ("Heures par semaine", moyens)]
        + [(nom, moyens) for nom in _CONVENTIONS.values()]
    )
    premiere = bloc.ligne
    for a in lignes:
        parts = (a.quota, a.charge, a.reste)
        conventions = [en_etp(part, c) for c in _CONVENTIONS for part in parts]
        heures = [SANS_OBJET if part is None else part for part in parts]
        rangee: list[Valeur] = [a.pole, a.aide, *heures, *conventions]
        bloc.rangee(rangee, total=a.pole == ENSEMBLE)
    debut = next(i for i, a in enumerate(lignes) if a.pole == lignes[-1].pole)
    plage = Plage(premiere + debut, premiere + debut + len(AIDES) - 1, 1)
    bloc.ligne += 1
    return plage


def _ecrire_libres(bloc: Bloc, s: Synthese) -> None:
    seuil = format_duration(s.seuil_libres)
    bloc.section(french(f"AESH avec des heures libres ({seuil} au moins)"))
    if not s.libres:
        raison = "Aucun." if s.libres is not None else "Non évalué."
        bloc.note(raison)
        bloc.ligne += 1
        return
    noms = ("AESH", "Pôle", "Contrat", "Affectées", "Libres", "Absence")
    titres = tuple(zip(noms, ("left", "left", "right", "right", "right", "left"), strict=True))
    bloc.feuille.add_table(
        bloc.ligne, 0, bloc.ligne + len(s.libres), len(titres) - 1,
        {
            "name": "T_HeuresLibres",
            "style": None,
            "columns": [
                {"header": nom, "header_format": bloc.styles.entete(align=cote)}
                for nom, cote in titres
            ],
        },
    )  # fmt: skip
    bloc.ligne += 1
    for h in s.libres:
        bloc.rangee(_libre(h))
    bloc.ligne += 1


def _libre(h: HeuresLibres) -> list[Valeur]:
    absence = "absent" if h.absent else ""
    return [h.aesh, h.pole, duree(h.contrat), duree(h.charge), duree(h.libres), absence]


def _ecrire_notes(bloc: Bloc, s: Synthese) -> None:
    bloc.section("Comment lire ces chiffres")
    for note in (*s.notes, *map(french, _METHODE)):
        bloc.note(note)
