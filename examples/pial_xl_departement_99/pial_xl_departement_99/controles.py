"""The controls of the département."""

from collections.abc import Iterator

from pial_xl.dossier import Dossier
from pial_xl.dossier.charge import groupes
from pial_xl.rules import Constat, Niveau, Reserve, rule
from pial_xl.tables import Affectation, Eleve, Etablissement
from pial_xl.units.mesure import count
from pial_xl_departement_99.parametres import SOURCE, Parametres99


@rule(
    "X-99-01",
    Niveau.ALERTE,
    "Groupe trop nombreux",
    source=SOURCE,
    nature="D",
    reads=(Affectation,),
    advice="Partagez le groupe, ou notez l'accord de l'équipe.",
)
def crowded_groupe(d: Dossier) -> Iterator[Constat | Reserve]:
    """Un AESH aide ensemble plus d'élèves que eleves_par_groupe_max."""
    maximum = d.parametres_of(Parametres99).eleves_par_groupe_max
    for rows in groupes(d.active_affectations):
        eleves = len({row.eleve for row in rows if row.eleve})
        if eleves > maximum:
            first = rows[0]
            yield Constat(
                d.affectations.cell(first, "groupe"),
                first.aesh or "",
                f"{first.aesh} aide {eleves} élèves à la fois (groupe {first.groupe}).",
                mesure=count(eleves, "élève"),
                attendu=count(maximum, "élève"),
                ecart=count(eleves - maximum, "élève"),
            )


@rule(
    "X-99-02",
    Niveau.INFO,
    "Établissement sans chef nommé",
    source=SOURCE,
    nature="D",
    reads=(Etablissement, Eleve),
    advice="Écrivez le nom du chef d'établissement.",
)
def etablissement_without_chef(d: Dossier) -> Iterator[Constat | Reserve]:
    """Un établissement scolarise un élève suivi et son chef n'est pas nommé."""
    attended = {eleve.uai for eleve in d.eleves.rows}
    for etablissement in d.etablissements.rows:
        if etablissement.uai in attended and etablissement.chef is None:
            yield Constat(
                d.etablissements.cell(etablissement, "chef"),
                etablissement.uai or "",
                f"{etablissement.nom or etablissement.uai} : chef d'établissement à nommer.",
                mesure="vide",
            )
