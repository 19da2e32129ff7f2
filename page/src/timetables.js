// The timetables: grids that go out and come back, and the allocations that they imply.

import { button, byId, field, make, makeTable } from "./dom.js";
import * as texts from "./texts.js";

/**
 * @typedef {import("./engine.js").Said} Said
 * @typedef {{ titre: string, lignes: string[] }} Section
 * @typedef {{ file: (file: File) => void, show: () => Promise<Said | null>, accept: (numbers: number[]) => void }} Asks
 *   what is asked of the package: to take grids back, what the timetable implies, to write some of it
 */

export class Timetables {
  /** @type {HTMLInputElement[]} */
  #boxes = [];
  /** The numbers that one box accepts together. @type {number[]} */
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
      for (const [rank, box] of this.#boxes.entries()) box.checked = this.#all.includes(rank + 1);
      this.#allow();
    });
    button("accepter").addEventListener("click", () => accept(this.#accepted()));
  }

  /** Forgets what was shown of a workbook or a day that are no longer. */
  clear() {
    this.#boxes = [];
    this.#all = [];
    byId("reprises").replaceChildren();
    byId("liste-affectations").replaceChildren();
    this.#allow();
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
    this.#all = said.tout;
    this.#boxes = said.lignes.map((/** @type {string[]} */ line) => this.#box(line));
    const rows = said.lignes.map((/** @type {string[]} */ line, /** @type {number} */ rank) => [
      this.#boxes[rank],
      ...line,
    ]);
    const table = makeTable(said.titre, [texts.ACCEPT, ...said.colonnes], rows, {
      class: "simple affectations",
    });
    byId("liste-affectations").replaceChildren(
      make("p", {}, said.faits),
      ...said.phrases.map((/** @type {string} */ text) => make("p", { class: "note" }, text)),
      ...(rows.length ? [table] : []),
    );
    this.#allow();
  }

  /** @param {string[]} line */
  #box(line) {
    const label = texts.ACCEPT_LINE(line.filter(Boolean).join(", "));
    const box = make("input", { type: "checkbox", "aria-label": label });
    box.addEventListener("change", () => this.#allow());
    return box;
  }

  #accepted() {
    return this.#boxes.flatMap((box, rank) => (box.checked ? [rank + 1] : []));
  }

  #allow() {
    button("accepter-tout").hidden = !this.#all.length;
    button("accepter").hidden = !this.#boxes.length;
    button("accepter").disabled = !this.#accepted().length;
  }
}

/** @param {Section} said */
function section({ titre, lignes }) {
  const items = lignes.map((text) => make("li", {}, text));
  return make("div", {}, make("p", {}, make("strong", {}, titre)), make("ul", {}, ...items));
}
