// What axe-core finds in each state of the page.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as work from "./page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const SERIOUS = ["serious", "critical"];

/**
 * How each state of the page is reached, from the one before.
 * @type {Record<string, (page: Page) => Promise<unknown>>}
 */
export const STATES = {
  home: async () => undefined,
  help: (page) => work.click(page, "#ouvrir-aide"),
  constats: async (page) => {
    await work.click(page, "#fermer-aide");
    await work.done(page, () => work.click(page, "#essayer"));
    await work.click(page, "#liste tbody button");
  },
  summary: (page) => work.click(page, "#onglet-synthese"),
  letters: async (page) => {
    await work.click(page, "#onglet-lettres");
    await work.until(page, '!document.getElementById("apercu").hidden');
    await work.until(page, 'document.body.dataset.etat === "pret"');
  },
  documents: (page) => work.click(page, "#onglet-documents"),
  implied: (page) => work.done(page, () => work.click(page, "#affectations")),
  refusal: async (page) => {
    await page.evaluate(() => dispatchEvent(new DragEvent("drop", { cancelable: true })));
    await work.until(page, 'document.getElementById("erreur").textContent');
  },
  takeover: async (page) => {
    await work.click(page, "#autre");
    await work.click(page, "#reprendre");
    await work.give(page, work.SOURCE, "#fichiers-reprise");
  },
};

/**
 * Gives what would keep somebody from using the page.
 * @param {Page} page
 */
export async function findSeriousFaults(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document));
  return found.violations
    .filter((/** @type {any} */ one) => SERIOUS.includes(one.impact))
    .map(
      (/** @type {any} */ one) =>
        `${one.id}: ${one.nodes.map((/** @type {any} */ node) => node.html).slice(0, 3)}`,
    );
}
