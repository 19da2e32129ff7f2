// Takes pictures of the page, for somebody to look at: node tests/pictures.mjs FOLDER [STATE…]

import { join } from "node:path";
import { STATES } from "./access.mjs";
import * as work from "./page.mjs";

const [folder, ...wanted] = process.argv.slice(2);
const { browser, page } = await work.openPage("chromium");
for (const [state, reach] of Object.entries(STATES)) {
  if (wanted.length && !wanted.includes(state)) continue;
  await page.setViewport({ width: 1366, height: 768 });
  await reach(page);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const [width, height] of [
      [1366, 768],
      [390, 844],
    ]) {
      await page.setViewport({ width, height });
      await page.evaluate("new Promise(requestAnimationFrame)");
      await page.screenshot({ path: join(folder, `${state}-${scheme}-${width}.png`) });
    }
  }
}
await browser.close();
