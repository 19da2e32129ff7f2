// The timetables: grids that go out and come back, and the allocations that they imply.

import { button, byId, field, make, makeRow } from "./dom.js";
import { makeLongList, makeLongTable } from "./steps.js";
import * as texts from "./texts.js";

/**
 * @typedef {import("./engine.js").Said} Said
 * @typedef {{ titre: string, lignes: string[] }} Section
 * @typedef {{ file: (file: File) => void, show: () => Promise<Said | null>, accept: (numbers: number[]) => void }} Asks
 *   what is asked of the package: to take grids back, what the timetable implies, to write some of it
 */

export class Timetables {
  /** The boxes that are laid out, by their number. @type {Map<number, HTMLInputElement>} */
  #boxes = new Map();
  /** The numbers that are accepted. @type {Set<number>} */
  #accepted = new Set();
  /** The numbers that one button accepts together. @type {number[]} */
  #all = [];

  /** @param {Asks} asks */
  constructor({ file, show, accept }) {
    const input = field("fichier-grilles");
    button("choisir-grilles").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const given = input.files?.[0];
      input.value = "";
      if (given) file(given);
    });
    button("affectations").addEventListener("click", async () => this.#show(await show()));
    button("accepter-tout").addEventListener("click", () => {
      this.#accepted = new Set(this.#all);
      for (const [number, box] of this.#boxes) box.checked = this.#accepted.has(number);
      this.#allow();
    });
    button("accepter").addEventListener("click", () => accept([...this.#accepted].sort(byRank)));
  }

  /** Forgets what was shown of a workbook or a day that are no longer. */
  clear() {
    this.#forget([]);
    byId("reprises").replaceChildren();
    byId("liste-affectations").replaceChildren();
    this.#allow();
  }

  /** @param {number[]} all */
  #forget(all) {
    this.#boxes.clear();
    this.#accepted.clear();
    this.#all = all;
  }

  /**
   * Says what was done.
   * @param {Said} said
   */
  tell({ compte, sections }) {
    byId("reprises").replaceChildren(make("p", {}, compte), ...sections.map(section));
  }

  /**
   * Shows what the timetable implies, with a box for each difference.
   * @param {Said | null} said
   */
  #show(said) {
    if (!said) return;
    this.#forget(said.tout);
    const titles = [texts.ACCEPT, ...said.colonnes];
    const row = (/** @type {string[]} */ line, /** @type {number} */ rank) =>
      makeRow(titles, [this.#box(line, rank + 1), ...line]);
    const table = makeLongTable(said.titre, titles, said.lignes, row, {
      class: "simple affectations",
    });
    byId("liste-affectations").replaceChildren(
      make("p", {}, said.faits),
      ...said.phrases.map((/** @type {string} */ text) => make("p", { class: "note" }, text)),
      ...(said.lignes.length ? table : []),
    );
    this.#allow();
  }

  /**
   * @param {string[]} line
   * @param {number} number
   */
  #box(line, number) {
    const label = texts.ACCEPT_LINE(line.filter(Boolean).join(", "));
    const checked = this.#accepted.has(number);
    const box = make("input", { type: "checkbox", "aria-label": label, checked });
    box.addEventListener("change", () => {
      if (box.checked) this.#accepted.add(number);
      else this.#accepted.delete(number);
      this.#allow();
    });
    this.#boxes.set(number, box);
    return box;
  }

  #allow() {
    button("accepter-tout").hidden = !this.#all.length;
    button("accepter").hidden = !this.#boxes.size;
    button("accepter").disabled = !this.#accepted.size;
  }
}

/**
 * @param {number} a
 * @param {number} b
 */
const byRank = (a, b) => a - b;

/** @param {Section} said */
function section({ titre, lignes }) {
  const list = makeLongList(lignes, (text) => text);
  return make("div", {}, make("p", {}, make("strong", {}, titre)), ...list);
}
