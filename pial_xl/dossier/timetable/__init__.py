"""Time in a dossier: when each slot really takes place, what meets, what a day is made of."""
