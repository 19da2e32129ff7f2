// What the page must do, in each browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as work from "./page.mjs";

const DAY = "2026-11-24";
const COUNT = 20;
/** The workbooks whose letters are looked at. */
const LETTERS = [0, 4, 8, COUNT];

/**
 * Gives the workbooks that a browser is tried on: those of the letters in each, the others in one,
 * for it is the same Python that reads them.
 * @param {"chromium" | "firefox"} kind
 */
function workbooksOf(kind) {
  const parity = kind === "chromium" ? 1 : 0;
  const ranks = [...Array(COUNT + 1).keys()];
  return ranks.filter((rank) => LETTERS.includes(rank) || rank % 2 === parity);
}

/**
 * Tries the page.
 * @param {"chromium" | "firefox"} kind
 */
export function tryPage(kind) {
  /** @type {Awaited<ReturnType<typeof work.openPage>>} */
  let opened;
  /** @type {import("puppeteer-core").Page} */
  let page;

  before(async () => {
    opened = await work.openPage(kind);
    page = opened.page;
  });
  after(() => opened?.browser.close());

  describe("a control", () => {
    it("of the fictitious PIAL is one click", async () => {
      await work.done(page, () => work.click(page, "#essayer"));
      const { controle } = await work.expected(0);
      assert.deepEqual(await work.shownLines(page), work.linesOf(controle));
      await work.click(page, "#autre");
    });

    for (const rank of workbooksOf(kind)) {
      it(`of workbook ${rank} finds what CPython finds, in the same words`, async () => {
        const { controle } = await work.expected(rank);
        await work.give(page, work.workbook(rank));
        if (rank === 0) await work.setDay(page, DAY);
        assert.deepEqual(await work.shownLines(page), work.linesOf(controle));
        assert.ok((await work.textOf(page, "#etat")).includes(controle.bilan));
      });
    }

    it("that is filtered leaves the lines that the filter counts", async () => {
      const { controle } = await work.expected(COUNT);
      for (const { cle, valeurs } of controle.filtres) {
        const [first] = valeurs;
        const place = controle.filtres.findIndex((/** @type {any} */ one) => one.cle === cle);
        await page.evaluate(
          ([rank, value]) => {
            const select = document.querySelectorAll("#filtres select")[Number(rank)];
            /** @type {HTMLSelectElement} */ (select).value = String(value);
            select.dispatchEvent(new Event("change"));
          },
          [place, first.valeur],
        );
        assert.equal((await work.shownLines(page)).length, first.nombre);
        await work.click(page, "#effacer");
      }
      assert.equal((await work.shownLines(page)).length, controle.constats.length);
    });

    it("that is searched leaves the lines with these words, accents or not", async () => {
      await page.type("#recherche", "CREEZ");
      for (const line of await work.shownLines(page)) assert.match(line.join(" "), /cr[ée]ez/i);
      await work.click(page, "#effacer");
    });

    it("says why, with the source", async () => {
      const { controle } = await work.expected(COUNT);
      await work.click(page, "#liste tbody button");
      const said = await work.textOf(page, "#liste .explication");
      assert.ok(said.includes(controle.constats[0].source));
      assert.match(said, /Règle/);
      await work.click(page, "#liste tbody button");
      assert.equal(await page.$("#liste .explication"), null);
    });

    it("of the workbook before says what is new and what is solved", async () => {
      await work.give(page, work.workbook(0));
      assert.match(await work.textOf(page, "#etat"), /Depuis le contrôle précédent/);
      assert.match(await work.textOf(page, "#resolus"), /Résolus/);
    });
  });

  describe("letters", () => {
    for (const rank of LETTERS) {
      it(`of workbook ${rank} say what CPython's say`, async () => {
        const { lettres, textes } = await work.expected(rank);
        await work.give(page, work.workbook(rank));
        await work.click(page, "#onglet-lettres");
        await work.until(page, '!document.getElementById("apercu").hidden');
        await work.until(page, 'document.body.dataset.etat === "pret"');
        assert.ok((await work.textOf(page, "#compte-lettres")).startsWith(lettres.compte));
        for (const [place, texts] of Object.values(textes).entries()) {
          await work.showLetter(page, place);
          assert.deepEqual(await work.letterTexts(page), texts);
        }
        await work.click(page, "#onglet-constats");
      });
    }

    it("print a page each", async () => {
      const { textes } = await work.expected(COUNT);
      await work.click(page, "#onglet-lettres");
      await work.until(page, '!document.getElementById("apercu").hidden');
      await work.until(page, 'document.body.dataset.etat === "pret"');
      await page.evaluate(() => {
        globalThis.print = () => document.body.setAttribute("data-imprime", "");
      });
      await work.click(page, "#imprimer-tout");
      await work.until(page, 'document.body.hasAttribute("data-imprime")');
      const pdf = await page.pdf({ preferCSSPageSize: true, timeout: work.PATIENCE_MS });
      const told = execFileSync("pdfinfo", ["-"], { input: pdf, encoding: "utf-8" });
      assert.match(told, new RegExp(`Pages: +${Object.keys(textes).length}\n`));
      assert.match(told, /\(A4\)/);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      assert.equal(await work.textOf(page, "#impression"), "");
      await work.click(page, "#onglet-constats");
    });
  });

  describe("files", () => {
    for (const [id, name] of [
      ["rapport", "Contrôles PIAL.xlsx"],
      ["classeur-lettres", "Lettres de mission 2026-2027.xlsx"],
      ["a-signaler", "À signaler 2026-2027.xlsx"],
      ["note", "Note de situation.xlsx"],
    ]) {
      it(`come out: ${name}`, async () => {
        const kept = await download(`#${id}`);
        assert.equal(kept.name, name);
        assert.equal(kept.begins, "PK");
      });
    }

    it("of before give what has changed since", async () => {
      await work.give(page, work.workbook(4), "#fichier-ancien");
      assert.equal(await page.evaluate("globalThis.kept"), "Ce qui a changé.xlsx");
    });

    it("that are broken get the command's sentence, and the workbook stays", async () => {
      const place = join(work.EXPECTED, "casses");
      const sentences = JSON.parse(await readFile(join(place, "attendu.json"), "utf-8"));
      for (const [name, sentence] of Object.entries(sentences)) {
        await work.give(page, join(place, name));
        assert.equal(await work.complaint(page), sentence);
        assert.equal(await work.textOf(page, "#classeur"), work.NAME);
      }
    });
  });

  /**
   * Clicks, and gives what the browser would keep.
   * @param {string} selector
   */
  async function download(selector) {
    await page.evaluate(() => {
      const seen = /** @type {any} */ (globalThis);
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        /** @type {Blob} */ (blob).text().then((text) => {
          seen.begins = text.slice(0, 2);
        });
        return make(blob);
      };
      HTMLAnchorElement.prototype.click = function () {
        seen.kept = this.download;
      };
    });
    await work.done(page, () => work.click(page, selector));
    await work.until(page, "globalThis.begins");
    return page.evaluate(() => {
      const { kept: name, begins } = /** @type {any} */ (globalThis);
      return { name, begins };
    });
  }

  describe("another file", () => {
    /** @type {any} */
    let told;

    before(async () => {
      told = JSON.parse(await readFile(join(work.TAKEN, "attendu.json"), "utf-8"));
    });

    /** Gives what each column is shown to be taken for. */
    const shown = () =>
      page.$$eval("#contenu-reprise > table select", (choices) =>
        choices.map((choice) => /** @type {HTMLSelectElement} */ (choice).value),
      );

    /** @param {any} said */
    const guessed = (said) =>
      said.feuilles.flatMap((/** @type {any} */ sheet) =>
        sheet.colonnes.map((/** @type {any} */ column) => column.prise),
      );

    it("that is controlled may be taken over, in one click", async () => {
      await work.give(page, work.SOURCE);
      assert.equal(await work.complaint(page), told.erreur);
      await work.done(page, () => work.click(page, "#erreur button"));
      assert.deepEqual(await shown(), guessed(told.avant));
    });

    it("is read again once the person says what a column is", async () => {
      const [, header, target] = told.choix;
      const choice = `#contenu-reprise [aria-label*="${header}"]`;
      await work.done(page, () => page.select(choice, target));
      assert.deepEqual(await shown(), guessed(told.choisi));
    });

    it("leaves what is shown when one beside it cannot be read, or is taken away", async () => {
      const before = await shown();
      await work.give(page, join(work.EXPECTED, "casses", "texte.xlsx"), "#fichier-annuaire");
      assert.notEqual(await work.textOf(page, "#erreur"), "");
      assert.deepEqual(await shown(), before);
      assert.equal((await page.$$("#fichiers-donnes li")).length, 1);
      await work.give(page, work.SOURCE, "#fichiers-reprise");
      await work.done(page, () => work.click(page, "#fichiers-donnes li:last-child button"));
      assert.deepEqual(await shown(), guessed(told.avant));
      const [, header, target] = told.choix;
      const choice = `#contenu-reprise [aria-label*="${header}"]`;
      await work.done(page, () => page.select(choice, target));
    });

    it("makes a workbook that is kept, and controlled as CPython does", async () => {
      assert.equal((await download("#reprise-ecrire")).name, told.nom);
      await work.setDay(page, DAY);
      assert.equal(await work.textOf(page, "#classeur"), told.nom);
      assert.deepEqual(await work.shownLines(page), work.linesOf(told.controle));
    });
  });

  describe("the worker", () => {
    it("is stopped by a button, and has the workbook again", async () => {
      await page.evaluate(() => {
        const stop = /** @type {HTMLButtonElement} */ (document.getElementById("arreter"));
        const watch = new MutationObserver(() => {
          if (stop.hidden) return;
          watch.disconnect();
          stop.click();
        });
        watch.observe(stop, { attributes: true });
      });
      await work.click(page, "#rapport");
      await work.until(page, 'document.body.dataset.etat === "preparation"');
      await work.until(page, 'document.body.dataset.etat === "pret"');
      assert.equal((await download("#rapport")).name, "Contrôles PIAL 2026-2027.xlsx");
    });
  });

  describe("safety", () => {
    it("asks for nothing but this file and what it holds", () => {
      const own = (/** @type {string} */ url) =>
        url === work.PAGE || /^(blob|data|about):/.test(url);
      assert.deepEqual(
        opened.seen.requests.filter((url) => !own(url)),
        [],
      );
    });

    it("cannot ask for anything", async () => {
      const answer = await page.evaluate(() =>
        fetch("https://example.org/").then(
          () => "asked",
          () => "refused",
        ),
      );
      assert.equal(answer, "refused");
    });

    it("runs nothing of what cells hold", async () => {
      assert.equal(
        await page.evaluate("document.querySelectorAll('main img, main script').length"),
        0,
      );
      assert.deepEqual(opened.seen.dialogs, []);
    });

    it("keeps nothing", async () => {
      const kept = await page.evaluate(async () => {
        const bases = (await indexedDB.databases?.().catch(() => [])) ?? [];
        return [localStorage.length, sessionStorage.length, bases.length, document.cookie];
      });
      assert.deepEqual(kept, [0, 0, 0, ""]);
    });
  });

  describe("the keyboard", () => {
    it("goes from a tab to the next by the arrows", async () => {
      await page.focus("#onglet-constats");
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.$eval("#synthese", (panel) => panel.hasAttribute("hidden")), false);
      assert.equal(await page.evaluate("document.activeElement.id"), "onglet-synthese");
      await page.keyboard.press("ArrowLeft");
    });

    it("opens and closes the help", async () => {
      await page.focus("#ouvrir-aide");
      await page.keyboard.press("Enter");
      assert.equal(await page.$eval("#aide", (dialog) => dialog.hasAttribute("open")), true);
      await page.keyboard.press("Escape");
      assert.equal(await page.$eval("#aide", (dialog) => dialog.hasAttribute("open")), false);
    });
  });

  it("says nothing wrong in the console", () => {
    const refused = /Content.Security.Policy|Refused to connect|violates/;
    assert.deepEqual(
      opened.seen.errors.filter((text) => !refused.test(text)),
      [],
    );
  });
}
