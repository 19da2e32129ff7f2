// Another file taken over: which files, what each column is taken for, and the person's choices.

import { button, byId, field, make, makeButton, makeTable } from "./dom.js";
import * as texts from "./texts.js";

/**
 * @typedef {"source" | "depuis" | "annuaire"} Role
 * @typedef {{ role: Role, file: File }} Given
 * @typedef {{ entete: string, prise: string, surete: string, raison: string }} Column
 * @typedef {{ feuille: string, titre: string, choix: string[], colonnes: Column[] }} Sheet
 * @typedef {{ titre: string, nombre: number, colonnes: string[], lignes: string[][] }} Section
 * @typedef {import("./engine.js").Said} Said
 * @typedef {(words: Record<string, string>, data: Uint8Array) => Promise<Said | null>} Prepare
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
  /** @type {Given[]} */
  #given = [];
  /** What the person chose, by sheet and header. @type {Map<string, [string, string, string]>} */
  #choices = new Map();

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
    this.#given = [];
    this.#choices.clear();
    this.#show(null);
  }

  /**
   * Takes files beside those that are there; of the earlier workbook and the annuaire, the last.
   * @param {Role} role
   * @param {File[]} files
   */
  async add(role, files) {
    const before = this.#given;
    const others = role === "source" ? before : before.filter((given) => given.role !== role);
    this.#given = [...others, ...files.map((file) => ({ role, file }))];
    if (!(await this.#read())) this.#keep(before);
  }

  /**
   * Goes on with the files of before, where those of now cannot be read.
   * @param {Given[]} before
   */
  #keep(before) {
    this.#given = before;
    this.#showFiles();
  }

  /** @param {Given} given */
  async #remove(given) {
    this.#given = this.#given.filter((other) => other !== given);
    if (this.#given.some(({ role }) => role === "source")) await this.#read();
    else this.clear();
    byId("titre-reprise").focus();
  }

  /** Has the files read, and shows what they would give. */
  async #read() {
    const contents = await Promise.all(
      this.#given.map(({ file }) => file.arrayBuffer().catch(() => null)),
    );
    if (!contents.every((content) => content !== null)) {
      byId("erreur").replaceChildren(make("p", {}, texts.UNREADABLE));
      return false;
    }
    const data = new Uint8Array(await new Blob(contents).arrayBuffer());
    const files = this.#given.map(({ role, file }) => [role, file.name, file.size]);
    const words = {
      fichiers: JSON.stringify(files),
      choix: JSON.stringify([...this.#choices.values()]),
    };
    const said = await this.#prepare(words, data);
    if (said) this.#show(said);
    return said !== null;
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
    const items = this.#given.map((given) =>
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
      column.entete,
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
    const options = sheet.choix.map((title) =>
      make("option", { value: title, selected: title === column.prise }, title),
    );
    const made = make("select", { "aria-label": texts.TAKEN_FOR(column.entete) }, ...options);
    made.addEventListener("change", async () => {
      const key = `${sheet.feuille}\n${column.entete}`;
      const before = this.#choices.get(key);
      this.#choices.set(key, [sheet.feuille, column.entete, made.value]);
      if (await this.#read()) return this.#focus(column.entete);
      if (before) this.#choices.set(key, before);
      else this.#choices.delete(key);
      made.value = column.prise;
    });
    return made;
  }

  /**
   * Puts the person back where they were: all was drawn again.
   * @param {string} header
   */
  #focus(header) {
    const label = texts.TAKEN_FOR(header);
    const again = [...document.querySelectorAll("#contenu-reprise select")].find(
      (element) => element.getAttribute("aria-label") === label,
    );
    /** @type {HTMLElement | undefined} */ (again)?.focus();
  }
}

/** How sure a guess is, as a look. @type {Record<string, string>} */
const CLASSES = { "à vérifier": "alerte", probable: "info" };

/** @param {Section} said */
function section({ titre, nombre, colonnes, lignes }) {
  const table = makeTable(titre, colonnes, lignes, { class: "simple" });
  return make("details", {}, make("summary", {}, `${titre} (${nombre})`), table);
}
