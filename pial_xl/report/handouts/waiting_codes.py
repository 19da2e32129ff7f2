"""« À signaler » by code of pupil: pseudonymous health data, which a person asks for expressly."""

from collections.abc import Iterator
from typing import Final

from pial_xl.dossier.dossier import Dossier
from pial_xl.report.blocks.values import NOT_APPLICABLE, Value, duration
from pial_xl.report.couverture import Service
from pial_xl.report.handouts.paper import Caution, Paper, PaperColumn, PaperTable, Part, Sentence
from pial_xl.report.handouts.waiting import UNKNOWN_SCHOOL, facts_of, not_judged
from pial_xl.report.waiting import Waiting, WaitingEleve, how_many_wait
from pial_xl.units.dates import format_date
from pial_xl.units.text import french, plural

TITLE: Final = "À signaler par code"
CODED_DATA: Final = "Données de santé pseudonymes : chaque code désigne un élève."
_FOR_DSDEN: Final = (
    f"{CODED_DATA} À ne remettre qu'à la DSDEN, dans un fichier chiffré dont le mot de passe "
    "passe par une autre voie ; à effacer après usage."
)
_METHOD: Final = (
    "Par urgence : les heures notifiées d'aide individuelle, qui sont dues (L351-3), puis la "
    "priorité, les jours sans aide et les heures manquantes. « Depuis » : la fin de la dernière "
    "aide, sinon le début de la notification ou de l'année. Les noms restent dans Correspondance."
)
_COLUMNS: Final = (
    PaperColumn("Rang", 1),
    PaperColumn("Élève", 2, is_figure=False),
    PaperColumn("Établissement", 4, is_figure=False),
    PaperColumn("Classe", 2, is_figure=False),
    PaperColumn("Aide", 1, is_figure=False),
    PaperColumn("Heures notifiées", 2),
    PaperColumn("Heures reçues", 2),
    PaperColumn("Heures manquantes", 2),
    PaperColumn("Depuis", 2, is_figure=False),
    PaperColumn("Jours sans aide", 2),
    PaperColumn("Priorité", 2),
    PaperColumn("Décision", 4, is_figure=False),
)


def waiting_codes_paper(d: Dossier, waiting: Waiting) -> Paper:
    """Name who waits by code, by urgency."""
    parts: list[Part] = [Caution(french(_FOR_DSDEN)), Sentence(french(_METHOD), is_quiet=True)]
    if waiting.undetermined:
        parts.append(not_judged(plural(waiting.undetermined, "élève")))
    if waiting.eleves:
        rows = tuple(tuple(_row(d, rank, w)) for rank, w in enumerate(waiting.eleves, start=1))
    else:
        parts.append(Sentence(how_many_wait(waiting)))
        rows = ()
    return Paper(TITLE, facts_of(d), (*parts, PaperTable(_COLUMNS, rows)))


def _row(d: Dossier, rank: int, w: WaitingEleve) -> Iterator[Value]:
    served = w.served
    yield rank
    yield w.eleve.eleve or ""
    yield d.school_name(w.etablissement) or UNKNOWN_SCHOOL
    yield w.eleve.classe or ""
    yield served.aide or ""
    yield NOT_APPLICABLE if served.due is None else duration(served.due)
    yield duration(served.received)
    yield NOT_APPLICABLE if served.missing is None else duration(served.missing)
    yield format_date(w.since)
    yield w.days if served.service is Service.WITHOUT else NOT_APPLICABLE
    yield "" if w.eleve.priorite is None else w.eleve.priorite
    yield served.notification.decision or ""
