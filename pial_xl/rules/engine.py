"""Applies the catalogue to a dossier: constats, and what could not be judged."""

from collections.abc import Callable
from functools import lru_cache, partial

from pial_xl.constats import (
    Constat,
    GivenByRule,
    Identify,
    Locate,
    Niveau,
    NotJudged,
    in_order,
)
from pial_xl.dossier.dossier import Dossier
from pial_xl.letters.context import field_mistakes
from pial_xl.rules.admission import admitted
from pial_xl.rules.containment import judged
from pial_xl.rules.keys import key_of
from pial_xl.rules.places import place_of
from pial_xl.rules.quoting import with_short_quotes
from pial_xl.rules.registry import Reserve, Rule
from pial_xl.units.text import french

_SHOWN_RESERVES = 5
_REPEATED_MAX = 1_000
_FOREIGN = "X"
"""Stands for a code where another package has none of its own."""


def catalogue() -> tuple[Rule, ...]:
    """Give every rule: ours, then those of other packages on this machine."""
    return admitted().rules


def left_out(dossier: Dossier) -> tuple[NotJudged, ...]:
    """Give what other packages did wrong, elsewhere than in a rule: one line for each mistake."""
    mistakes = (*admitted().mistakes, *dossier.mistakes, *field_mistakes(dossier))
    return tuple(
        NotJudged(_FOREIGN, french(f"Paquet {m.package}"), french(m.reason), error=m.error)
        for m in mistakes
    )


def apply(
    dossier: Dossier, rules: tuple[Rule, ...]
) -> tuple[tuple[Constat, ...], tuple[NotJudged, ...], tuple[str, ...]]:
    """Apply rules to a dossier.

    Returns:
        The constats in order; the rules that could not be judged, wholly or in part; the
        sentences that say which rules the workbook switches off or moves to another level.
    """
    constats: list[Constat] = []
    not_judged: list[NotJudged] = []
    codes = {rule.code for rule in rules}
    settings = [
        french(f"controle.{code} : aucun contrôle ne porte ce code.")
        for code in dossier.settings
        if code not in codes
    ]
    locate, identify = partial(place_of, dossier), partial(key_of, dossier)
    for rule in rules:
        niveau = dossier.settings.get(rule.code, rule.niveau)
        if niveau is None:
            settings.append(french(f"{rule.code} désactivé : {rule.title}."))
            continue
        if niveau is not rule.niveau:
            settings.append(
                french(f"{rule.code} passe de {rule.niveau} à {niveau} : {rule.title}.")
            )
        if reason := _missing(rule, dossier):
            not_judged.append(NotJudged(rule.code, rule.title, french(reason)))
            continue
        imposed = niveau if niveau is not rule.niveau else None
        result = judged(rule, dossier, _completion(rule, imposed, locate, identify))
        constats.extend(result.constats)
        reasons = [_summary(result.reserves)] if result.reserves else []
        if result.mistake:
            reasons.insert(0, result.mistake)
        if reasons:
            reason = french(" ".join(reasons))
            objets = None if result.mistake else frozenset(r.objet for r in result.reserves)
            not_judged.append(NotJudged(rule.code, rule.title, reason, objets, result.error))
    return in_order(constats), tuple(not_judged), tuple(settings)


def _missing(rule: Rule, dossier: Dossier) -> str:
    """Say which input of a rule is missing, if one is."""
    for rank, model in enumerate(rule.reads):
        table = dossier.table(model)
        if not table.present:
            return f"La feuille {model.sheet} manque."
        if table.missing:
            return f"Une colonne de la feuille {table.sheet} manque (voir S-01)."
        if rank == 0 and not table.rows:
            return f"La feuille {table.sheet} est vide."
    return ""


def _summary(reserves: list[Reserve]) -> str:
    shown = " ; ".join(f"{r.objet} : {r.reason}" for r in reserves[:_SHOWN_RESERVES])
    rest = len(reserves) - _SHOWN_RESERVES
    return f"En partie seulement. {shown[:1].upper()}{shown[1:]}" + (
        f" ; et {rest} de plus." if rest > 0 else "."
    )


def _completion(
    rule: Rule, imposed: Niveau | None, locate: Locate, identify: Identify
) -> Callable[[Constat], Constat]:
    """Give what gives a constat all that it leaves to its rule, in French typography."""
    given = GivenByRule(rule.code, french(rule.source), french(rule.title), (locate, identify))
    advice = french(rule.advice)

    def completed(constat: Constat) -> Constat:
        constat = with_short_quotes(constat)
        return constat.completed(
            french(constat.message),
            _repeated(constat.advice) if constat.advice else advice,
            imposed or constat.niveau or rule.niveau,
            given,
        )

    return completed


@lru_cache(maxsize=_REPEATED_MAX)
def _repeated(advice: str) -> str:
    """Give an advice that many constats share in French typography."""
    return french(advice)
