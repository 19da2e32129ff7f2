// The page in Chromium, which Chrome and Edge are made of.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
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

describe("for everybody", () => {
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [1366, 390]) {
      it(`has no serious fault of access, ${scheme}, ${width} wide`, async () => {
        const { browser, page } = await work.openPage("chromium", { scheme, width });
        for (const [state, reach] of Object.entries(STATES)) {
          await reach(page);
          assert.deepEqual(await findSeriousFaults(page), [], state);
          const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          assert.ok(Number(over) <= 0, `${state}: wider than the screen by ${over}`);
        }
        await browser.close();
      });
    }
  }
});
