// The page: what each button does, and what is said while it is done.

import { setUpDocuments, showAesh } from "./documents.js";
import { button, byId, field, make, makeButton } from "./dom.js";
import { Engine, partText, Stopped } from "./engine.js";
import { keepFile, setUpFiles, Watch } from "./files.js";
import { Findings } from "./findings.js";
import { setUpHelp } from "./help.js";
import { Letters } from "./letters.js";
import { showSummary } from "./summary.js";
import { setUpTabs } from "./tabs.js";
import { Takeover } from "./takeover.js";
import * as texts from "./texts.js";
import { Timetables } from "./timetables.js";

/**
 * @typedef {import("./engine.js").Said} Said
 * @typedef {import("./engine.js").Asked} Asked
 * @typedef {import("./files.js").Given} Given
 */

const engine = new Engine();
const watch = new Watch();
/** What this page may not read, and how it is said. @type {Record<string, string>} */
let refusals = {};
/** @type {Findings} */
let findings;
/** @type {Letters} */
let letters;
/** @type {Takeover} */
let takeover;
/** @type {Timetables} */
let timetables;
let isBusy = false;
let hasLetters = false;
let name = "";
/** What the page does with a file that is not ours, once the person wants it. */
let offer = () => {};

/** @param {string} text */
const say = (text) => {
  byId("etat").textContent = text;
};

/**
 * @param {string} text
 * @param {...(Node | string)} more what the person may do about it
 */
const complain = (text, ...more) =>
  byId("erreur").replaceChildren(...(text ? [make("p", {}, text, ...more)] : []));

/**
 * Shows one part of the page.
 * @param {"accueil" | "reprise" | "travail"} shown
 */
function showPart(shown) {
  for (const id of ["accueil", "reprise", "travail"]) byId(id).hidden = id !== shown;
}

/** @param {string} state */
function setState(state) {
  document.body.dataset.etat = state;
  isBusy = state !== "pret";
  byId("attente").hidden = !isBusy;
  button("arreter").hidden = state !== "travail";
}

const nothing = () => null;

/** Lets the screen be drawn, and the person be heard, between two pieces of work. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** Gives today as the person's computer has it, written AAAA-MM-JJ. */
function today() {
  const now = new Date();
  const digits = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}

/**
 * Asks the package for something, and says so; one thing at a time.
 * @param {Asked} asked
 * @param {string} meanwhile what is said while it is done
 * @returns {Promise<import("./engine.js").Told | null>} null when nothing came of it
 */
async function ask(asked, meanwhile) {
  if (isBusy) return null;
  setState("travail");
  say(meanwhile);
  complain("");
  try {
    const told = await engine.ask(asked.action, asked.words, asked.data);
    setState("pret");
    say(texts.READY);
    if (!told.said.erreur) return told;
    const more = told.said.reprenable ? [" ", makeButton(texts.TAKE_OVER, offer)] : [];
    complain(told.said.erreur, ...more);
  } catch (error) {
    if (error instanceof Stopped) return null;
    complain(texts.CRASHED);
    await restart();
  }
  return null;
}

/** Starts the worker again, after a stop or a failure. */
async function restart() {
  setState("preparation");
  say(texts.STOPPED);
  await engine.stop();
  setState("pret");
  say(texts.READY);
}

/**
 * Controls a workbook, and shows what is found.
 * @param {Asked} asked
 * @returns {Promise<boolean>} whether it could be
 */
async function check(asked) {
  const told = await ask(asked, texts.CHECKING);
  if (!told) return false;
  if (asked.action !== "dater") engine.keep(asked);
  else engine.redate(asked.words.date);
  await showControl(told.said);
  return true;
}

/**
 * Shows a control.
 * @param {Said} said
 */
async function showControl(said) {
  showPart("travail");
  if (name !== said.classeur) showFirstTab();
  name = said.classeur;
  byId("classeur").textContent = name;
  field("date").value = said.date;
  findings.show(said);
  showAesh(said.aesh);
  await breath();
  showSummary(said.synthese);
  hasLetters = false;
  letters.clear();
  timetables.clear();
  say(`${said.classeur}\u00a0: ${said.bilan}. ${said.changements}`);
  if (!byId("lettres").hidden) await showLetters();
}

/**
 * Takes a file that the person gives.
 * @param {Given | null} given
 */
async function take(given) {
  if (!given) return complain(texts.NO_FILE);
  if (!byId("reprise").hidden) return takeover.add("source", [given.file]);
  if (given.zone === "depot-grilles") return takeGrilles(given.file);
  watch.stop();
  const isSame = given.file.name === name;
  if (!(await checkFile(given.file, isSame ? field("date").value : today()))) return;
  byId("classeur").focus();
  const { file, handle } = given;
  byId("veille").textContent = handle ? texts.WATCHED : texts.NOT_WATCHED;
  if (handle) watch.start(handle, file, checkSaved, tellGone);
}

/**
 * Controls a watched file that another program has saved.
 * @param {File} file
 * @returns {Promise<boolean>} whether it was looked at; if not, it is to be tried again
 */
async function checkSaved(file) {
  const isHeld = file.size <= FILE_MAX && !(await file.slice(0, 1).arrayBuffer().catch(nothing));
  if (isBusy || isHeld) return false;
  await checkFile(file, field("date").value);
  return true;
}

/** @param {boolean} isThere whether the watched file is where it was */
function tellGone(isThere) {
  byId("veille").textContent = isThere ? texts.WATCHED : texts.GONE;
}

/**
 * Gives the bytes of a file; null, once that is said, where it cannot be taken.
 * @param {File} file
 */
async function contentOf(file) {
  const isTooBig = file.size > FILE_MAX;
  const data = isTooBig ? null : await file.arrayBuffer().catch(() => null);
  if (!data) complain(isTooBig ? refusals.trop_gros : texts.UNREADABLE);
  return data && new Uint8Array(data);
}

/**
 * @param {File} file
 * @param {string} day
 */
async function checkFile(file, day) {
  if (isBusy) return false;
  const data = await contentOf(file);
  if (!data) return false;
  const words = { nom: file.name, date: day };
  offer = () => beginTakeover(file);
  return check({ action: "controler", words, data });
}

/**
 * Goes to the taking over of other files.
 * @param {File | null} file the first of them; null to have the person choose
 */
function beginTakeover(file) {
  if (isBusy) return;
  watch.stop();
  complain("");
  takeover.clear();
  showPart("reprise");
  byId("titre-reprise").focus();
  if (file) takeover.add("source", [file]);
  else takeover.choose("source");
}

/**
 * Has the package read the files of a taking over.
 * @param {import("./takeover.js").Request} request
 */
async function prepareTakeover({ words, data }) {
  if (data.length > FILE_MAX) {
    complain(refusals.trop_gros);
    return null;
  }
  const asked = { action: "reprendre", words: { ...words, date: today() }, data };
  return (await ask(asked, texts.READING))?.said ?? null;
}

/** Makes the new workbook: the browser keeps it, and the page shows its control. */
async function writeTakeover() {
  const request = await takeover.request();
  if (!request) return complain(texts.UNREADABLE);
  const date = today();
  const words = { ...request.words, date };
  const told = await ask({ action: "reprise", words, data: request.data }, texts.WRITING);
  if (!told) return;
  const { said, data } = told;
  engine.keep({ action: "controler", words: { nom: said.nom, date }, data });
  keepFile(said.nom, data);
  takeover.clear();
  await showControl(said);
  byId("veille").textContent = texts.TAKEN_OVER(said.nom);
  byId("classeur").focus();
}

/**
 * Takes back the grids that a person has typed in.
 * @param {File} file
 */
async function takeGrilles(file) {
  if (isBusy) return;
  const data = await contentOf(file);
  if (!data) return;
  const asked = { action: "lire_grilles", words: { nom: file.name }, data };
  await showMade(await ask(asked, texts.READING));
}

/** Gives what the timetable implies. */
const showImplied = async () =>
  (await ask({ action: "affectations", words: {}, data: null }, texts.READING))?.said ?? null;

/** @param {number[]} numbers of the differences that are accepted */
async function acceptImplied(numbers) {
  const words = { acceptees: JSON.stringify(numbers) };
  await showMade(await ask({ action: "accepter", words, data: null }, texts.WRITING));
}

/**
 * Says what was done; of a new workbook, the browser keeps it, and the page goes on with it.
 * @param {import("./engine.js").Told | null} told
 */
async function showMade(told) {
  if (!told) return;
  const { compte, nom, controle } = told.said;
  if (controle) {
    watch.stop();
    const words = { nom, date: controle.date };
    engine.keep({ action: "controler", words, data: told.data });
    keepFile(nom, told.data);
    name = nom; // what was done stays in sight
    await showControl(controle);
    byId("veille").textContent = texts.TAKEN_OVER(nom);
  }
  timetables.tell(told.said);
  say(compte);
  byId("reprises").focus();
}

/** Makes the letters, unless they are there. */
async function showLetters() {
  if (hasLetters) return;
  const told = await ask({ action: "lettres", words: {}, data: null }, texts.LETTERS);
  if (!told) return;
  hasLetters = true;
  letters.show(told.said);
}

/** @param {string} title */
async function drawLetter(title) {
  const told = await ask({ action: "lettre", words: { lettre: title }, data: null }, texts.SHOWING);
  return told ? String(told.said.html) : "";
}

/**
 * Has the browser keep a file that the package gives.
 * @param {string} action
 * @param {Record<string, string>} words
 * @param {Uint8Array | null} data
 */
async function download(action, words = {}, data = null) {
  const told = await ask({ action, words, data }, texts.WRITING);
  if (!told) return;
  keepFile(told.said.nom, told.data);
  say(texts.DOWNLOADED(told.said.nom));
}

/**
 * Has the browser keep what changed since an earlier file.
 * @param {File} file
 */
async function compare(file) {
  const data = await contentOf(file);
  offer = () => beginTakeover(file);
  if (data) await download("comparer", { nom: file.name }, data);
}

/** Forgets the workbook, for another. */
function leave() {
  watch.stop();
  name = "";
  takeover.clear();
  showPart("accueil");
  complain("");
  button("choisir").focus();
}

const showFirstTab = setUpTabs((panel) => {
  if (panel === "lettres") showLetters();
});

async function main() {
  if (!("DecompressionStream" in globalThis)) return complain(texts.OLD_BROWSER);
  setUpHelp();
  const choose = setUpFiles(take);
  letters = new Letters(drawLetter);
  takeover = new Takeover(prepareTakeover);
  timetables = new Timetables({ file: takeGrilles, show: showImplied, accept: acceptImplied });
  button("choisir").addEventListener("click", choose);
  button("recontroler").addEventListener("click", choose);
  button("autre").addEventListener("click", leave);
  button("reprendre").addEventListener("click", () => beginTakeover(null));
  button("reprise-ajouter").addEventListener("click", () => takeover.choose("source"));
  button("reprise-depuis").addEventListener("click", () => takeover.choose("depuis"));
  button("reprise-annuaire").addEventListener("click", () => takeover.choose("annuaire"));
  button("reprise-ecrire").addEventListener("click", writeTakeover);
  button("reprise-quitter").addEventListener("click", leave);
  button("essayer").addEventListener("click", async () => {
    watch.stop();
    if (await check({ action: "demo", words: {}, data: null })) byId("classeur").focus();
    byId("veille").textContent = "";
  });
  button("vierge").addEventListener("click", () => download("vierge", { date: today() }));
  button("rapport").addEventListener("click", () => download("rapport"));
  button("classeur-lettres").addEventListener("click", () => download("classeur_lettres"));
  setUpDocuments(download, compare);
  button("arreter").addEventListener("click", restart);
  field("date").addEventListener("change", () => {
    const date = field("date").value;
    if (date) check({ action: "dater", words: { date }, data: null });
  });
  // The whole of the page may not be there yet: what the worker is made of comes last.
  if (document.readyState === "loading") {
    await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
  }
  setState("preparation");
  const explained = JSON.parse(await partText("regles"));
  refusals = explained.refus;
  findings = new Findings(explained.controles);
  try {
    await engine.start();
    setState("pret");
    say(texts.READY);
  } catch {
    setState("panne");
    complain(texts.OLD_BROWSER);
  }
}

main();
