// The page as a person works with it: what the tests do and what they read, in any browser.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { open, PATIENCE_MS, ready } from "./browser.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

export { PATIENCE_MS };

/** The page that was built, and the folder that ``expected.py`` wrote. */
export const PAGE = new URL("../dist/pial_xl.html", import.meta.url).href;
export const EXPECTED = process.env.ATTENDUS ?? "";
export const NAME = "PIAL.xlsm";
/** A file that is not ours, and the folder where what it gives is said. */
export const TAKEN = join(EXPECTED, "reprise");
export const SOURCE = join(TAKEN, "besoins.xlsx");
/** The folder of a short workbook, its grids, and what is said of them. */
export const DRAWN = join(EXPECTED, "grilles");

/**
 * Opens the page, ready to be asked.
 * @param {"chromium" | "firefox"} kind
 * @param {Parameters<typeof open>[2] & { before?: () => void }} options
 */
export async function openPage(kind, options = {}) {
  const opened = await open(kind, "about:blank", options);
  if (options.before) await opened.page.evaluateOnNewDocument(options.before);
  await opened.page.goto(PAGE, { timeout: PATIENCE_MS });
  await ready(opened.page);
  return opened;
}

/**
 * Gives what CPython says of a workbook.
 * @param {number} rank
 */
export const expected = async (rank) =>
  JSON.parse(await readFile(join(folder(rank), "attendu.json"), "utf-8"));

/** @param {number} rank */
const folder = (rank) => join(EXPECTED, String(rank).padStart(2, "0"));

/** @param {number} rank */
export const workbook = (rank) => join(folder(rank), NAME);

/**
 * Waits for what the page shows.
 * @param {Page} page
 * @param {string} condition
 */
export const until = (page, condition) => page.waitForFunction(condition, { timeout: PATIENCE_MS });

/**
 * Has the page do something, and waits until it is done.
 * @param {Page} page
 * @param {() => Promise<unknown>} action
 */
export async function done(page, action) {
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.worked = false;
    const watch = new MutationObserver(() => {
      seen.worked ||= document.body.dataset.etat === "travail";
    });
    watch.observe(document.body, { attributes: true });
  });
  await action();
  await until(page, 'globalThis.worked && document.body.dataset.etat === "pret"');
}

/**
 * Puts a real file of this computer in one of the page's own inputs.
 * @param {Page} page
 * @param {string} path
 * @param {string} selector
 */
export async function give(page, path, selector = "#fichier") {
  const input = await page.$(selector);
  await done(page, async () => {
    await /** @type {any} */ (input).uploadFile(path);
  });
}

/**
 * Sets the reference date.
 * @param {Page} page
 * @param {string} day
 */
export const setDay = (page, day) =>
  done(page, () =>
    page.$eval(
      "#date",
      (field, value) => {
        /** @type {HTMLInputElement} */ (field).value = value;
        field.dispatchEvent(new Event("change"));
      },
      day,
    ),
  );

/**
 * Clicks, without moving: what is under another element is not clicked by puppeteer.
 * @param {Page} page
 * @param {string} selector
 */
export const click = (page, selector) =>
  page.$eval(selector, (element) => /** @type {HTMLElement} */ (element).click());

/**
 * Gives the text of an element.
 * @param {Page} page
 * @param {string} selector
 */
export const textOf = (page, selector) =>
  page.$eval(selector, (element) => element.textContent ?? "");

/**
 * Waits until what hangs on the size of the screen has been laid out again.
 * @param {Page} page
 */
export const laidOut = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/**
 * Gives the sentence that says what is wrong, without the button that may follow it.
 * @param {Page} page
 */
export const complaint = (page) =>
  page.$eval("#erreur p", (element) => element.firstChild?.textContent ?? "");

/**
 * Gives every line that is shown, all of them laid out.
 * @param {Page} page
 * @returns {Promise<string[][]>}
 */
export const shownLines = (page) =>
  page.evaluate(() => {
    const more = document.querySelector("#liste > p > button");
    while (more instanceof HTMLButtonElement && !more.hidden) more.click();
    return [...document.querySelectorAll("#liste tbody tr:not(.explication)")].map((row) => {
      const texts = [...row.children].map((cell) => cell.textContent ?? "");
      return [row.querySelector(".badge")?.textContent ?? "", ...texts.slice(1, 5)];
    });
  });

/**
 * Gives the lines that a control should show.
 * @param {any} control
 */
export const linesOf = (control) =>
  control.constats.map((/** @type {any} */ line) => [
    line.niveau,
    line.qui,
    `${line.feuille} ${line.cellule}`,
    line.message,
    line.que_faire,
  ]);

/**
 * Gives the texts of the cells of the letter that is shown.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export const letterTexts = (page) =>
  page.evaluate(() => {
    const root = document.getElementById("feuilles")?.shadowRoot;
    return [...(root?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent ?? "");
  });

/**
 * Shows the letter of a row, and waits until it is there.
 * @param {Page} page
 * @param {number} rank among the rows that have one
 */
export const showLetter = (page, rank) =>
  done(page, () =>
    page.evaluate((place) => {
      const buttons = document.querySelectorAll("#liste-lettres button");
      /** @type {HTMLElement} */ (buttons[place]).click();
    }, rank),
  );
