// The summary: the charts that the package draws, its tables, its notes.

import { byId, make } from "./dom.js";

/**
 * @typedef {{ nom: string, titres: string[] }} Group
 * @typedef {{ titre: string, groupes: Group[], chiffres: boolean[], lignes: string[][], raison: string }} Table
 * @typedef {import("./engine.js").Said} Said
 */

/**
 * Shows the figures of a control.
 * @param {Said} said
 */
export function showSummary({ graphiques, tableaux, notes }) {
  byId("synthese").replaceChildren(
    make("div", { class: "graphiques" }, ...graphiques.map(chart)),
    ...tableaux.map(table),
    make("h3", {}, notes.titre),
    ...notes.lignes.map((/** @type {string} */ note) => make("p", { class: "note" }, note)),
  );
}

/**
 * Takes up a drawing of the package, whose every text is escaped.
 * @param {{ titre: string, svg: string }} drawn
 */
function chart({ svg }) {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  return make("figure", {}, document.importNode(drawing, true));
}

/** @param {Table} said */
function table({ titre, groupes, chiffres, lignes, raison }) {
  const caption = make("caption", {}, titre);
  if (raison) return make("table", { class: "chiffree" }, caption, row([raison], [false]));
  const named = groupes.map(({ nom, titres }) => {
    const colspan = String(titres.length);
    return nom ? make("th", { scope: "colgroup", colspan }, nom) : make("td", { colspan });
  });
  const titles = groupes
    .flatMap(({ titres }) => titres)
    .map((t) => make("th", { scope: "col" }, t));
  const head = make("thead", {}, make("tr", {}, ...named), make("tr", {}, ...titles));
  const body = make("tbody", {}, ...lignes.map((line) => row(line, chiffres)));
  const made = make("table", { class: "chiffree" }, caption, head, body);
  return make("div", { class: "defile", tabindex: "0", role: "group", "aria-label": titre }, made);
}

/**
 * @param {string[]} line
 * @param {boolean[]} figures which columns are figures
 */
function row(line, figures) {
  const cells = line.map((text, rank) =>
    rank === 0
      ? make("th", { scope: "row" }, text)
      : make("td", { class: figures[rank] ? "chiffre" : "" }, text),
  );
  return make("tr", {}, ...cells);
}
