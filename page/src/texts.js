// What the page itself says. What is said of a workbook comes from the package.

export const READY = "Prêt.";
export const PREPARING = "Préparation du programme…";
export const CHECKING = "Contrôle du classeur…";
export const WRITING = "Écriture du fichier…";
export const LETTERS = "Préparation des lettres…";
export const SHOWING = "Mise en page de la lettre…";
export const STOPPED = "Arrêté. Le programme redémarre…";
export const DOWNLOADED = (/** @type {string} */ name) => `Fichier téléchargé\u00a0: ${name}`;
export const WATCHED =
  "La page contrôle de nouveau ce fichier chaque fois que vous l'enregistrez dans Excel ou LibreOffice.";
export const NOT_WATCHED =
  "Après une correction, enregistrez le classeur, puis «\u00a0Contrôler de nouveau\u00a0» et choisissez-le.";
export const GONE =
  "Le fichier n'est plus à sa place\u00a0: il a été déplacé, renommé ou supprimé. S'il ne revient pas, «\u00a0Contrôler de nouveau\u00a0» et choisissez-le.";
export const UNREADABLE =
  "Le fichier ne peut pas être lu\u00a0: il a changé, il a été déplacé, ou un autre programme le tient. Choisissez-le de nouveau.";
export const NO_FILE = "Aucun fichier n'a été déposé\u00a0: déposez un classeur .xlsx ou .xlsm.";
export const READING = "Lecture du fichier…";
export const TAKE_OVER = "Reprendre ce fichier";
export const TAKEN_OVER = (/** @type {string} */ name) =>
  `Nouveau classeur téléchargé\u00a0: ${name}. Ouvrez-le dans Excel ou LibreOffice\u00a0; ses constats sont ci-dessous.`;
export const ROLES = {
  source: "Fichier à reprendre",
  depuis: "Classeur à continuer",
  annuaire: "Annuaire",
};
export const ACCEPT = "Accepter";
export const ACCEPT_LINE = (/** @type {string} */ line) => `Accepter\u00a0: ${line}`;
export const REMOVE = "Retirer";
export const REMOVE_FILE = (/** @type {string} */ name) => `Retirer ${name}`;
export const TAKEN_COLUMNS = ["Colonne du fichier", "Prise pour", "Sûreté", "Pourquoi"];
export const TAKEN_FOR = (/** @type {string} */ header, /** @type {string} */ sheet) =>
  `Ce que contient «\u00a0${header}\u00a0» (${sheet})`;
export const CRASHED = "Le programme s'est arrêté. Il redémarre\u00a0; recommencez ensuite.";
export const OLD_BROWSER =
  "Ce navigateur est trop ancien pour cette page\u00a0: ouvrez-la dans une version récente de Firefox, d'Edge ou de Chrome.";
export const ALL = "Tous";
export const WHY = "Pourquoi\u00a0?";
export const NEW = "nouveau";
export const COLUMNS = ["Niveau", "Qui", "Où", "Constat", "Que faire", "Explication"];
export const DETAILS = {
  pourquoi: "Règle",
  source: "Source",
  exemple: "Exemple",
  mesure: "Mesuré",
  attendu: "Attendu",
  ecart: "Écart",
  suivi: "Suivi",
  note: "Note",
};
export const CONSTATS = "Constats";
export const SOLVED = "Résolus depuis le contrôle précédent";
export const UNJUDGED = "Non évalués cette fois, présents au contrôle précédent";
export const MORE = (/** @type {number} */ count) => `Montrer la suite (${count})`;
export const FOUND = (
  /** @type {Record<string, string>[]} */ lines,
  /** @type {number} */ total,
) => {
  const count = lines.length;
  // A line may gather several INFO, which the numbers above count one by one.
  const constats = lines.reduce((sum, { nombre }) => sum + Number(nombre), 0);
  const gathered = constats > count ? `, pour ${constats}\u00a0constats` : "";
  return `${count}\u00a0${count < 2 ? "ligne" : "lignes"} sur ${total}${gathered}`;
};
export const LETTER = "Lettre";
export const SEE = "Voir";
export const SEE_LETTER = (/** @type {string} */ who) => `Voir la lettre de ${who}`;
export const LETTERS_TABLE = "Les lettres, ligne par ligne";
