// The letters: who gets one, who does not and why, how each looks, and paper.

import { button, byId, make, makeButton, makeRow } from "./dom.js";
import { makeLongTable } from "./steps.js";
import * as texts from "./texts.js";

/**
 * @typedef {{ textes: string[], niveau: string, qui: string, lettre: string, imprimable: boolean }} Row
 * @typedef {import("./engine.js").Said} Said
 * @typedef {(title: string) => Promise<string>} Draw gives the pages of a letter, as the package draws them
 */

/** The frame of a page: what stands in it is drawn by the package. */
const FRAME = `
  .page { position: relative; overflow: hidden; background: #fff; color: #000; }
  .zone { position: absolute; transform-origin: 0 0; }
  table { border-collapse: collapse; table-layout: fixed; width: 100%; }
  td { padding: 0 2.5pt; white-space: pre; line-height: 1.22; overflow-wrap: anywhere; }
  img { position: absolute; }
  .bord { position: absolute; font: 9pt Calibri, Carlito, sans-serif; white-space: pre; }
  .left { left: 50pt; } .right { right: 50pt; text-align: right; }
  .center { left: 0; right: 0; text-align: center; }
  @media screen { .page { box-shadow: 0 1px 6px #0006; margin-bottom: 12px; } }
  @media print { .page:not(:last-child) { break-after: page; } .page.large { page: paysage; } }
`;
/** The margins of a letter are in its page already. */
const NO_MARGIN = "@page { margin: 0; }";
const PX_PER_PT = 96 / 72;

export class Letters {
  /** @type {Draw} */
  #draw;
  /** @type {Row[]} */
  #rows = [];
  #shown = "";

  /** @param {Draw} draw */
  constructor(draw) {
    this.#draw = draw;
    button("imprimer").addEventListener("click", () => this.#print([this.#shown]));
    button("imprimer-tout").addEventListener("click", () => this.#print(this.#printable()));
    addEventListener("afterprint", () => byId("impression").replaceChildren());
    new ResizeObserver(() => this.#fitScreen()).observe(byId("lettres"));
  }

  /** Forgets the letters of a control that is no longer. */
  clear() {
    this.#rows = [];
    this.#shown = "";
    byId("compte-lettres").textContent = "";
    byId("liste-lettres").replaceChildren();
    byId("apercu").hidden = true;
    this.#allow();
  }

  /**
   * Shows what became of each row.
   * @param {Said} said
   */
  show({ faits, compte, colonnes, lignes, remarques }) {
    this.#rows = lignes;
    byId("compte-lettres").textContent = `${compte}. ${faits}`;
    const titles = [...colonnes, texts.LETTER];
    const made = (/** @type {Row} */ row) => {
      const element = makeRow(titles, [...row.textes, this.#see(row)]);
      if (row.niveau) element.classList.add(row.niveau.toLowerCase());
      return element;
    };
    const table = makeLongTable(texts.LETTERS_TABLE, titles, this.#rows, made, {
      class: "simple",
    });
    const remarks = remarques.map((/** @type {string} */ remark) => make("p", {}, remark));
    byId("liste-lettres").replaceChildren(...(lignes.length ? table : []), ...remarks);
    this.#allow();
    const first = this.#rows.find((row) => row.lettre);
    if (first) this.#preview(first, false);
  }

  #allow() {
    const any = this.#rows.some((row) => row.lettre);
    button("classeur-lettres").disabled = !any;
    button("imprimer-tout").disabled = !this.#printable().length;
  }

  #printable() {
    return this.#rows.filter((row) => row.imprimable).map((row) => row.lettre);
  }

  /** @param {Row} row */
  #see(row) {
    if (!row.lettre) return "";
    return makeButton(texts.SEE, () => this.#preview(row, true), {
      "aria-label": texts.SEE_LETTER(row.qui),
    });
  }

  /**
   * Shows a letter as its sheet looks.
   * @param {Row} row
   * @param {boolean} moves whether the person asked for it, and is taken to it
   */
  async #preview(row, moves) {
    const html = await this.#draw(row.lettre);
    if (!html) return;
    this.#shown = row.lettre;
    byId("titre-apercu").textContent = row.qui;
    button("imprimer").disabled = !row.imprimable;
    byId("apercu").hidden = false;
    const frame = this.#frame();
    frame.replaceChildren(make("style", {}, FRAME), ...pagesOf(html));
    fitPages(frame);
    this.#fitScreen();
    if (moves) byId("apercu").focus();
  }

  /** Gives the place of the preview, where the styles of this page do not reach. */
  #frame() {
    const host = byId("feuilles");
    return host.shadowRoot ?? host.attachShadow({ mode: "open" });
  }

  /** Makes the preview as wide as the screen allows. */
  #fitScreen() {
    const host = byId("feuilles");
    const page = /** @type {HTMLElement | null | undefined} */ (
      host.shadowRoot?.querySelector(".page")
    );
    if (!page || !host.clientWidth) return;
    const width = Number.parseFloat(page.style.width) * PX_PER_PT;
    const around = byId("apercu");
    const { paddingLeft, paddingRight } = getComputedStyle(around);
    const room =
      around.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    const scale = Math.min(1, room / width);
    host.style.setProperty("zoom", String(scale));
  }

  /**
   * Prints letters, each on pages of its own; the browser makes paper or a PDF of them.
   * @param {string[]} titles
   */
  async #print(titles) {
    const host = make("div");
    const frame = host.attachShadow({ mode: "open" });
    byId("impression").replaceChildren(make("style", {}, NO_MARGIN), host);
    frame.append(make("style", {}, FRAME));
    for (const title of titles) {
      const html = await this.#draw(title);
      if (!html) return byId("impression").replaceChildren();
      frame.append(...pagesOf(html));
    }
    fitPages(frame);
    print();
  }
}

/**
 * Takes up the pages that the package drew, whose every text is escaped.
 * @param {string} html
 */
const pagesOf = (html) => [...new DOMParser().parseFromString(html, "text/html").body.children];

/**
 * Makes pages smaller where a font that this computer lacks has made their text longer.
 * @param {ShadowRoot} frame
 */
function fitPages(frame) {
  for (const zone of /** @type {NodeListOf<HTMLElement>} */ (frame.querySelectorAll(".zone"))) {
    const room = Number(zone.dataset.hauteur) * PX_PER_PT;
    const scale = Number(/scale\(([\d.]+)\)/.exec(zone.style.transform)?.[1] ?? 1);
    const fitted = Math.min(scale, room / Math.max(1, zone.offsetHeight));
    if (fitted < scale) zone.style.transform = `scale(${fitted.toFixed(4)})`;
  }
}
