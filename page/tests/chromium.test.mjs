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
  it("controls the file again each time that it is saved", async () => {
    // A native picker cannot be driven: a stand-in gives a file that the test saves again.
    const { browser, page } = await work.openPage("chromium", {
      before: () => {
        const seen = /** @type {any} */ (globalThis);
        seen.showOpenFilePicker = async () => [{ getFile: async () => seen.saved }];
      },
    });
    const save = async (/** @type {number} */ rank) => {
      const bytes = (await readFile(work.workbook(rank))).toString("base64");
      await page.evaluate((packed) => {
        const seen = /** @type {any} */ (globalThis);
        const data = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
        seen.saved = new File([data], "PIAL.xlsm", { lastModified: (seen.moment ?? 0) + 1 });
        seen.moment = seen.saved.lastModified;
      }, bytes);
    };
    await save(4);
    await work.done(page, () => work.click(page, "#choisir"));
    assert.match(await work.textOf(page, "#veille"), /chaque fois que vous l'enregistrez/);
    await work.done(page, () => save(0));
    assert.match(await work.textOf(page, "#etat"), /résolu/);
    await browser.close();
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
