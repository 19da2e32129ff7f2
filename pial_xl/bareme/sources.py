"""The texts that found parameters and rules, as the workbook and constats cite them."""

COHERENCE = "Cohérence des données"
"""No text: the workbook contradicts itself."""

LOCAL_REPERE = "Repère local"
L351_3 = "Code de l'éducation, L351-3"
D351_16_1 = "Code de l'éducation, D351-16-1"
D351_16_4 = "Code de l'éducation, D351-16-4"
CIRCULAIRE_2019_090 = "Circulaire 2019-090 du 5 juin 2019, § 3.4"
DECREE_2000_815 = "Décret 2000-815 du 25 août 2000, art. 3"
DECREE_2015_475 = "Décret 2015-475 du 27 avril 2015"
PRIVACY_LAW = "RGPD"
SCARCE_HOURS = "Bonne pratique : les heures sont rares"
DOTATION_DSDEN = "Dotation de la DSDEN"
TRAVEL_IS_SERVICE = "Guide national des AESH : le trajet entre deux établissements est du service"
LUNCH_LAW = "Loi 2024-475 du 27 mai 2024 ; note de service du 4 juin 2025"


def with_coherence(source: str) -> str:
    """Give a source followed by the other one of the rule: the workbook contradicts itself."""
    return f"{source} ; {COHERENCE[0].lower()}{COHERENCE[1:]}"
