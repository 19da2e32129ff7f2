// The constats of a control: how many, which, and why.

import { button, byId, field, make, makeButton, makeRow } from "./dom.js";
import { makeLongList, makeLongTable } from "./steps.js";
import * as texts from "./texts.js";

/**
 * @typedef {Record<string, string>} Line
 * @typedef {{ valeur: string, texte: string, nombre: number }} Choice
 * @typedef {{ cle: string, titre: string, valeurs: Choice[] }} Filter
 * @typedef {import("./engine.js").Said} Said
 */

const SEARCHED = ["qui", "feuille", "cellule", "message", "que_faire", "code", "titre"];

/** @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export class Findings {
  /** @type {Map<string, Line>} */
  #rules;
  /** @type {Line[]} */
  #lines = [];
  /** @type {Line[]} */
  #shown = [];
  /** @type {Map<string, HTMLSelectElement>} */
  #selects = new Map();
  /** What is searched of each line, once somebody searches. @type {WeakMap<Line, string>} */
  #texts = new WeakMap();
  #compared = false;

  /** @param {Line[]} rules what the package explains of each control */
  constructor(rules) {
    this.#rules = new Map(rules.map((rule) => [rule.code, rule]));
    field("recherche").addEventListener("input", () => this.#filter());
    button("effacer").addEventListener("click", () => this.#clear());
  }

  /**
   * Shows a control; what the person filtered by stays, where it still means something.
   * @param {Said} said
   */
  show(said) {
    this.#lines = said.constats;
    this.#compared = said.changements !== "";
    this.#layLevels(said.niveaux);
    this.#layFigures(said.synthese.cartes);
    this.#layFilters(said.filtres);
    this.#layGone(said);
    this.#layNotJudged(said.non_evalues);
    const remarks = said.remarques.map((/** @type {string} */ text) =>
      make("p", { class: "note" }, text),
    );
    byId("remarques").replaceChildren(...remarks);
    this.#filter(said.aucun);
  }

  /** @param {{ niveau: string, nombre: number, texte: string }[]} levels */
  #layLevels(levels) {
    const made = levels.map(({ niveau, nombre, texte }) => {
      const label = texte.replace(/^\d+\s/, "");
      const count = make("strong", {}, String(nombre));
      const one = makeButton("", () => this.#toggleLevel(niveau), {
        class: `niveau ${niveau.toLowerCase()}`,
        "data-niveau": niveau,
        "aria-pressed": "false",
      });
      one.append(count, ` ${label}`);
      return one;
    });
    byId("niveaux").replaceChildren(...made);
  }

  /** @param {string} level */
  #toggleLevel(level) {
    const select = this.#selects.get("niveau");
    if (!select) return;
    select.value = select.value === level ? "" : level;
    this.#filter();
  }

  /** @param {{ titre: string, texte: string }[]} cards */
  #layFigures(cards) {
    const made = cards.map(({ titre, texte }) =>
      make("div", {}, make("dt", {}, titre), make("dd", {}, texte)),
    );
    byId("chiffres").replaceChildren(...made);
  }

  /** @param {Filter[]} filters */
  #layFilters(filters) {
    const chosen = new Map([...this.#selects].map(([key, select]) => [key, select.value]));
    this.#selects.clear();
    const made = filters.map(({ cle, titre, valeurs }) => {
      const options = valeurs.map(({ valeur, texte, nombre }) =>
        make("option", { value: valeur }, `${texte} (${nombre})`),
      );
      const select = make("select", {}, make("option", { value: "" }, texts.ALL), ...options);
      const before = chosen.get(cle) ?? "";
      if (valeurs.some(({ valeur }) => valeur === before)) select.value = before;
      select.addEventListener("change", () => this.#filter());
      this.#selects.set(cle, select);
      return make("label", {}, `${titre} `, select);
    });
    byId("filtres").replaceChildren(...made);
  }

  #clear() {
    for (const select of this.#selects.values()) select.value = "";
    field("recherche").value = "";
    this.#filter();
  }

  /** @param {string} none what to say of a workbook without any constat */
  #filter(none = "") {
    const words = folded(field("recherche").value).split(/\s+/).filter(Boolean);
    const chosen = [...this.#selects].filter(([, select]) => select.value);
    this.#shown = this.#lines.filter((line) => {
      if (chosen.some(([key, select]) => line[key] !== select.value)) return false;
      if (!words.length) return true;
      const text = this.#searched(line);
      return words.every((word) => text.includes(word));
    });
    const level = this.#selects.get("niveau")?.value;
    for (const one of byId("niveaux").children) {
      one.setAttribute("aria-pressed", String(one.getAttribute("data-niveau") === level));
    }
    byId("trouves").textContent =
      none && !this.#lines.length ? none : texts.FOUND(this.#shown, this.#lines.length);
    byId("liste").replaceChildren(...(this.#shown.length ? this.#table() : []));
  }

  /**
   * Gives what is searched of a line, folded once however many letters are typed.
   * @param {Line} line
   */
  #searched(line) {
    const known = this.#texts.get(line);
    if (known !== undefined) return known;
    const text = folded(SEARCHED.map((key) => line[key]).join(" "));
    this.#texts.set(line, text);
    return text;
  }

  #table() {
    const row = (/** @type {Line} */ line) => this.#row(line);
    const look = { class: "constats" };
    return makeLongTable(texts.CONSTATS, texts.COLUMNS, this.#shown, row, look);
  }

  /** @param {Line} line */
  #row(line) {
    const why = makeButton(texts.WHY, () => this.#toggle(line, row, why), {
      class: "discret",
      "aria-expanded": "false",
      "aria-label": `${texts.WHY} ${line.code}, ${line.message}`,
    });
    const row = makeRow(texts.COLUMNS, [
      this.#level(line),
      line.qui,
      make("span", { class: "lieu" }, `${line.feuille} ${line.cellule}`),
      line.message,
      line.que_faire,
      why,
    ]);
    row.classList.add(line.niveau.toLowerCase());
    return row;
  }

  /** @param {Line} line */
  #level(line) {
    const badge = make("span", { class: "badge" }, line.niveau);
    const isNew = this.#compared && line.statut === texts.NEW;
    const marks = [
      ...(isNew ? [" ", make("em", { class: "nouveau" }, texts.NEW)] : []),
      // What the person wrote in the workbook's own Contrôles: « vu », « accepté » until a day.
      ...(line.suivi ? [" ", make("em", {}, line.suivi)] : []),
    ];
    return make("span", {}, badge, ...marks);
  }

  /**
   * Shows or hides why a line is there.
   * @param {Line} line
   * @param {HTMLElement} row
   * @param {HTMLButtonElement} why
   */
  #toggle(line, row, why) {
    const isOpen = why.getAttribute("aria-expanded") === "true";
    why.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) {
      row.nextElementSibling?.remove();
      return;
    }
    const rule = this.#rules.get(line.code);
    const known = { ...line, pourquoi: rule?.pourquoi ?? "", exemple: rule?.exemple ?? "" };
    const entries = Object.entries(texts.DETAILS).flatMap(([key, title]) => {
      const text = /** @type {Line} */ (known)[key];
      return text ? [make("dt", {}, title), make("dd", {}, text)] : [];
    });
    const title = make("p", {}, make("strong", {}, `${line.code} – ${line.titre}`));
    const cell = make("td", { role: "cell", colspan: "6" }, title, make("dl", {}, ...entries));
    row.after(make("tr", { role: "row", class: "explication" }, cell));
  }

  /**
   * Lays the lines of the control before that this one did not find, and why it did not.
   * @param {Said} said
   */
  #layGone(said) {
    const made = [
      ...this.#makeGone(texts.UNJUDGED, said.non_juges, "span"),
      ...this.#makeGone(texts.SOLVED, said.resolus, "s"),
    ];
    byId("resolus").replaceChildren(...made);
  }

  /**
   * @param {string} title
   * @param {Line[]} lines
   * @param {"s" | "span"} tag
   */
  #makeGone(title, lines, tag) {
    const list = makeLongList(lines, ({ code, feuille, cellule, qui, message }) =>
      make(tag, {}, `${code}, ${feuille} ${cellule}, ${qui} – ${message}`),
    );
    return lines.length ? [make("h3", {}, title), ...list] : [];
  }

  /** @param {Said} said */
  #layNotJudged({ titre, nombre, avis, colonnes, lignes }) {
    byId("non-evalues").replaceChildren(
      make(
        "details",
        {},
        make("summary", {}, nombre),
        make("p", { class: "note" }, avis),
        ...makeLongTable(titre, colonnes, lignes, (line) => makeRow(colonnes, line), {
          class: "simple",
        }),
      ),
    );
  }
}
