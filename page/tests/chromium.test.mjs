// The page in Chromium, which Chrome and Edge are made of.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { findSeriousFaults, STATES } from "./access.mjs";
import * as work from "./page.mjs";
import { tryPage } from "./scenarios.mjs";

describe("Chromium", () => tryPage("chromium"));

describe("beside Excel", () => {
  /** @type {Awaited<ReturnType<typeof work.openPage>>} */
  let opened;
  before(async () => {
    // A native picker cannot be driven: a stand-in gives a file that the test saves again.
    opened = await work.openPage("chromium", {
      before: () => {
        const seen = /** @type {any} */ (globalThis);
        const getFile = async () =>
          seen.saved ?? Promise.reject(new DOMException("", "NotFoundError"));
        seen.showOpenFilePicker = async () => [{ getFile }];
      },
    });
  });
  after(() => opened?.browser.close());

  /**
   * Saves the file: a workbook, or the beginning of one.
   * @param {number} rank
   * @param {number} [length]
   */
  const save = async (rank, length) => {
    const bytes = (await readFile(work.workbook(rank))).subarray(0, length).toString("base64");
    await opened.page.evaluate((packed) => {
      const seen = /** @type {any} */ (globalThis);
      const data = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
      seen.moment = (seen.moment ?? 0) + 1;
      seen.saved = new File([data], "PIAL.xlsm", { lastModified: seen.moment });
    }, bytes);
  };

  it("controls the file again each time that it is saved", async () => {
    const { page } = opened;
    await save(4);
    await work.done(page, () => work.click(page, "#choisir"));
    assert.match(await work.textOf(page, "#veille"), /chaque fois que vous l'enregistrez/);
    await work.done(page, () => save(0));
    assert.match(await work.textOf(page, "#etat"), /résolu/);
  });

  it("says once that a file half saved is damaged, and controls it once whole", async () => {
    const { page } = opened;
    await work.done(page, () => save(4, 30_000));
    assert.match(await work.complaint(page), /abîmé/);
    await page.evaluate(() => {
      const seen = /** @type {any} */ (globalThis);
      seen.again = 0;
      new MutationObserver(() => seen.again++).observe(document.body, { attributes: true });
    });
    await work.until(page, "new Promise((done) => setTimeout(() => done(true), 2500))");
    assert.equal(await page.evaluate("globalThis.again"), 0);
    await work.done(page, () => save(4));
    assert.equal(await work.textOf(page, "#erreur"), "");
  });

  it("says that a file is gone, and that it is back", async () => {
    const { page } = opened;
    const told = (/** @type {string} */ words) =>
      work.until(page, `document.getElementById("veille").textContent.includes("${words}")`);
    await page.evaluate(() => {
      /** @type {any} */ (globalThis).saved = null;
    });
    await told("n'est plus à sa place");
    await save(4);
    await told("chaque fois que vous l'enregistrez");
  });
});

describe("timetables", () => {
  it("come back from grids, and what they imply is accepted, as CPython does", async () => {
    const told = JSON.parse(await readFile(join(work.DRAWN, "attendu.json"), "utf-8"));
    const { browser, page } = await work.openPage("chromium");
    await work.give(page, join(work.DRAWN, work.NAME));
    await work.setDay(page, "2026-11-24");
    await work.click(page, "#onglet-documents");
    await work.give(page, join(work.DRAWN, "grilles.xlsx"), "#fichier-grilles");
    assert.equal(await work.textOf(page, "#reprises"), told.lues.compte);

    await work.done(page, () => work.click(page, "#affectations"));
    const shown = await page.$$eval("#liste-affectations tbody tr", (rows) =>
      rows.map((row) => [...row.children].slice(1).map((cell) => cell.textContent ?? "")),
    );
    assert.deepEqual(shown, told.affectations.lignes);
    await work.click(page, "#liste-affectations input");
    await work.done(page, () => work.click(page, "#accepter"));
    assert.equal(await work.textOf(page, "#reprises"), told.acceptees.compte);
    assert.equal(await work.textOf(page, "#classeur"), told.acceptees.nom);
    await browser.close();
  });
});

describe("for everybody", () => {
  /** @type {Awaited<ReturnType<typeof work.openPage>>} */
  let opened;
  before(async () => {
    opened = await work.openPage("chromium");
  });
  after(() => opened?.browser.close());

  for (const [state, reach] of Object.entries(STATES)) {
    it(`has no serious fault of access, nor is wider than a screen: ${state}`, async () => {
      const { page } = opened;
      await page.setViewport({ width: 1366, height: 768 });
      await reach(page);
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        for (const width of [1366, 390]) {
          await page.setViewport({ width, height: 768 });
          await work.laidOut(page);
          const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          assert.ok(Number(over) <= 0, `${width} wide: over by ${over}`);
          assert.deepEqual(await findSeriousFaults(page), [], `${scheme}, ${width} wide`);
        }
      }
    });
  }
});
