// A browser, headless, with one page open: the page's own file, and all that it asks for.

import puppeteer from "puppeteer-core";

const PATHS = { chromium: "/usr/bin/chromium", firefox: "/usr/bin/firefox-esr" };
/** How long what must come is waited for, however slow the machine is: nothing is judged by it. */
export const PATIENCE_MS = 600_000;

/**
 * Opens a file of this computer.
 * @param {"chromium" | "firefox"} kind
 * @param {string} url
 * @param {{ scheme?: "light" | "dark", width?: number, height?: number }} options
 */
export async function open(kind, url, { scheme = "light", width = 1366, height = 768 } = {}) {
  const browser = await puppeteer.launch({
    browser: kind === "firefox" ? "firefox" : "chrome",
    executablePath: PATHS[kind],
    headless: true,
    args: kind === "chromium" ? ["--no-sandbox", "--disable-dev-shm-usage"] : [],
    timeout: PATIENCE_MS,
    protocolTimeout: PATIENCE_MS * 2,
  });
  const page = await browser.newPage();
  const seen = {
    requests: /** @type {string[]} */ ([]),
    errors: /** @type {string[]} */ ([]),
    dialogs: /** @type {string[]} */ ([]),
  };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("dialog", (dialog) => {
    seen.dialogs.push(dialog.message());
    dialog.dismiss();
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) seen.errors.push(message.text());
  });
  await page.setViewport({ width, height });
  if (kind === "chromium") {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  }
  await page.goto(url, { timeout: PATIENCE_MS });
  return { browser, page, seen };
}

/**
 * Waits until the page can be asked.
 * @param {import("puppeteer-core").Page} page
 */
export const ready = (page) =>
  page.waitForFunction('document.body.dataset.etat === "pret"', { timeout: PATIENCE_MS });
