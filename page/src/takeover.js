// Another file taken over: which files, what each column is taken for, and the person's choices.

import { button, byId, field, make, makeButton, makeRow, makeTable } from "./dom.js";
import { makeLongTable } from "./steps.js";
import * as texts from "./texts.js";

/**
 * @typedef {"source" | "depuis" | "annuaire"} Role
 * @typedef {{ role: Role, file: File }} Given
 * @typedef {{ entete: string, titre: string, prise: string, surete: string, raison: string }} Column
 * @typedef {{ feuille: string, titre: string, choix: string[], colonnes: Column[] }} Sheet
 * @typedef {{ titre: string, nombre: number, colonnes: string[], lignes: string[][] }} Section
 * @typedef {{ given: Given[], choices: Map<string, string[]> }} Wanted the files, and what is chosen
 * @typedef {{ words: Record<string, string>, data: Uint8Array<ArrayBuffer> }} Request
 * @typedef {import("./engine.js").Said} Said
 * @typedef {(request: Request) => Promise<Said | null>} Prepare
 */

/** @type {Record<Role, string>} */
const INPUTS = {
  source: "fichiers-reprise",
  depuis: "fichier-depuis",
  annuaire: "fichier-annuaire",
};

export class Takeover {
  /** @type {Prepare} */
  #prepare;
  /** What is shown: files that could be read, and what is chosen of them. @type {Wanted} */
  #wanted = { given: [], choices: new Map() };

  /**
   * @param {Prepare} prepare has the package read the files, and gives what it says of them
   */
  constructor(prepare) {
    this.#prepare = prepare;
    for (const role of /** @type {Role[]} */ (Object.keys(INPUTS))) this.#setUp(role);
  }

  /** @param {Role} role */
  #setUp(role) {
    const input = field(INPUTS[role]);
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (files.length) this.add(role, files);
    });
  }

  /**
   * Asks for files of a role.
   * @param {Role} role
   */
  choose(role) {
    field(INPUTS[role]).click();
  }

  /** Forgets all of it. */
  clear() {
    this.#wanted = { given: [], choices: new Map() };
    this.#show(null);
  }

  /** Gives what has the package make the new workbook of what is shown. */
  request() {
    return requestOf(this.#wanted);
  }

  /**
   * Takes files beside those that are there; of the earlier workbook and the annuaire, the last.
   * @param {Role} role
   * @param {File[]} files
   */
  async add(role, files) {
    const { given, choices } = this.#wanted;
    const others = role === "source" ? given : given.filter((other) => other.role !== role);
    const more = files.map((file) => ({ role, file }));
    await this.#read({ given: [...others, ...more], choices });
  }

  /** @param {Given} removed */
  async #remove(removed) {
    const given = this.#wanted.given.filter((other) => other !== removed);
    // A choice may be of a sheet that goes with the file.
    if (given.some(({ role }) => role === "source"))
      await this.#read({ given, choices: new Map() });
    else this.clear();
    byId("titre-reprise").focus();
  }

  /**
   * Has files read, and shows what they would give; what cannot be read changes nothing.
   * @param {Wanted} wanted
   */
  async #read(wanted) {
    const request = await requestOf(wanted);
    if (!request) {
      byId("erreur").replaceChildren(make("p", {}, texts.UNREADABLE));
      return false;
    }
    const said = await this.#prepare(request);
    if (!said) return false;
    this.#wanted = wanted;
    this.#show(said);
    return true;
  }

  /**
   * Shows what would be taken over.
   * @param {Said | null} said
   */
  #show(said) {
    this.#showFiles();
    button("reprise-ecrire").disabled = said === null;
    if (said === null) return byId("contenu-reprise").replaceChildren();
    byId("contenu-reprise").replaceChildren(
      ...said.avis.map((/** @type {string} */ text) => make("p", {}, text)),
      ...said.feuilles.map((/** @type {Sheet} */ sheet) => this.#sheet(sheet)),
      ...said.sections.map(section),
    );
  }

  #showFiles() {
    const items = this.#wanted.given.map((given) =>
      make(
        "li",
        {},
        `${texts.ROLES[given.role]}\u00a0: ${given.file.name} `,
        makeButton(texts.REMOVE, () => this.#remove(given), {
          class: "discret",
          "aria-label": texts.REMOVE_FILE(given.file.name),
        }),
      ),
    );
    byId("fichiers-donnes").replaceChildren(...items);
  }

  /** @param {Sheet} sheet */
  #sheet(sheet) {
    const rows = sheet.colonnes.map((column) => [
      column.titre,
      this.#choice(sheet, column),
      make("span", { class: `surete ${CLASSES[column.surete] ?? ""}` }, column.surete),
      column.raison === column.surete ? "" : column.raison,
    ]);
    return makeTable(sheet.titre, texts.TAKEN_COLUMNS, rows, { class: "simple" });
  }

  /**
   * Makes the choice of what a column is.
   * @param {Sheet} sheet
   * @param {Column} column
   */
  #choice(sheet, column) {
    const label = texts.TAKEN_FOR(column.titre, sheet.titre);
    const options = sheet.choix.map((title) =>
      make("option", { value: title, selected: title === column.prise }, title),
    );
    const made = make("select", { "aria-label": label }, ...options);
    made.addEventListener("change", async () => {
      const { given, choices } = this.#wanted;
      const chosen = [sheet.feuille, column.entete, made.value];
      const key = `${sheet.feuille}\n${column.entete}`;
      if (await this.#read({ given, choices: new Map(choices).set(key, chosen) })) focusOn(label);
      else made.value = column.prise;
    });
    return made;
  }
}

/**
 * Lays files one after another, with what is said of each.
 * @param {Wanted} wanted
 * @returns {Promise<Request | null>} null when a file can no longer be read
 */
async function requestOf({ given, choices }) {
  const contents = await Promise.all(given.map(({ file }) => file.arrayBuffer().catch(() => null)));
  const read = contents.filter((content) => content !== null);
  if (read.length < given.length) return null;
  const files = given.map(({ role, file }, rank) => [role, file.name, read[rank].byteLength]);
  const words = {
    fichiers: JSON.stringify(files),
    choix: JSON.stringify([...choices.values()]),
  };
  return { words, data: new Uint8Array(await new Blob(read).arrayBuffer()) };
}

/**
 * Puts the person back where they were: all was drawn again.
 * @param {string} label
 */
function focusOn(label) {
  const again = [...document.querySelectorAll("#contenu-reprise select")].find(
    (element) => element.getAttribute("aria-label") === label,
  );
  /** @type {HTMLElement | undefined} */ (again)?.focus();
}

/** How sure a guess is, as a look. @type {Record<string, string>} */
const CLASSES = { "à vérifier": "alerte", probable: "info" };

/** @param {Section} said */
function section({ titre, nombre, colonnes, lignes }) {
  const row = (/** @type {string[]} */ line) => makeRow(colonnes, line);
  const table = makeLongTable(titre, colonnes, lignes, row, { class: "simple" });
  return make("details", {}, make("summary", {}, `${titre} (${nombre})`), ...table);
}
