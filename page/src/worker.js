// The worker: Python, and the door of the package. It does one thing after another.
//
// It is a classic worker made from a blob: Chromium refuses a module one to a page of file://.

import { unpack } from "./archive.js";
import { limitMemory } from "./memory.js";

/**
 * @typedef {{ action: string, words: Record<string, string>, data: Uint8Array | null }} Asked
 * @typedef {(action: string, words: string, data: Uint8Array | undefined) => any} Ask
 */

/** How many lines go at once: to take thousands of them would hold the screen of the page up. */
const PIECE = 200;
/** Where Python believes that its files come from: nowhere. */
const NOWHERE = "https://page.invalid/";
const DOOR = `
import gc
from pial_xl.page import Door

_door = Door()
# What is imported stays: looking through it again would take a sixth of each answer.
gc.collect()
gc.freeze()
gc.disable()

def ask(action, words, data=None):
    return _door.ask(action, words, data.to_bytes() if data is not None else b"")
`;

/** @type {Ask} */
let ask;
/** @type {any} */
let python;

/** @param {Uint8Array} bytes */
const moduleUrl = (bytes) =>
  URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type: "text/javascript" }));

/**
 * Gives a part of the page as bytes.
 * @param {string} packed base64 of a gzip
 */
async function unpacked(packed) {
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(packed)
    : Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([/** @type {BlobPart} */ (bytes)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Starts Python, whose only files are those of the page.
 * @param {Record<string, string>} packed
 */
async function start(packed) {
  const names = ["pyodide", "asm", "wasm", "stdlib", "site"];
  const parts = await Promise.all(names.map((name) => unpacked(packed[name])));
  const [pyodide, asm, wasm, stdlib, site] = parts;
  limitMemory();
  // Pyodide tries this to know what worker it is in; the policy of the page refuses it, and Firefox
  // says so in its console.
  globalThis.importScripts = () => {
    throw new Error("rien n'est importé d'ailleurs");
  };
  globalThis.fetch = async (target) => {
    const url = String(target instanceof Request ? target.url : target);
    if (url.endsWith("pyodide.asm.wasm")) {
      return new Response(/** @type {BodyInit} */ (wasm), {
        headers: { "content-type": "application/wasm" },
      });
    }
    if (url.endsWith("python_stdlib.zip")) return new Response(/** @type {BodyInit} */ (stdlib));
    throw new Error(`rien n'est demandé au réseau : ${url}`);
  };
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
    [pyodide, asm].map((bytes) => import(moduleUrl(bytes))),
  );
  python = await loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    createPyodideModule,
    lockFileContents: {
      info: {
        abi_version: "2026_0",
        arch: "wasm32",
        platform: "emscripten_5_0_3",
        python: "3.14.2",
        version: PYODIDE_VERSION,
      },
      packages: {},
    },
    fsInit: async (/** @type {any} */ fs, /** @type {any} */ { sitePackages }) => {
      for (const [name, data] of unpack(site)) {
        const path = `${sitePackages}/${name}`;
        fs.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        fs.writeFile(path, data, { canOwn: true });
      }
    },
  });
  python.runPython(DOOR);
  ask = python.globals.get("ask");
}

/** @param {Asked} asked */
function answer({ action, words, data }) {
  const told = ask(action, JSON.stringify(words), data ?? undefined);
  const [said, bytes] = told.toJs();
  told.destroy();
  return { said: JSON.parse(said), data: bytes, memory: python._module.HEAP8.length };
}

/**
 * Takes the long lists out of what is said, and gives them a piece at a time, with where each goes.
 * @param {Record<string, any>} said
 * @param {string[]} path
 * @returns {Generator<{ path: string[], items: any[] }>}
 */
function* takePieces(said, path = []) {
  for (const [key, value] of Object.entries(said)) {
    const place = [...path, key];
    if (Array.isArray(value) && value.length > PIECE) {
      for (let begin = 0; begin < value.length; begin += PIECE)
        yield { path: place, items: value.slice(begin, begin + PIECE) };
      said[key] = [];
    } else if (value && typeof value === "object") yield* takePieces(value, place);
  }
}

/** What came of the page so far. @type {Record<string, string>} */
const parts = {};

addEventListener("message", async ({ data: { rank, name, packed, starts, asked } }) => {
  try {
    if (name) {
      parts[name] = packed;
      postMessage({ rank });
    } else if (starts) {
      await start(parts);
      postMessage({ rank });
    } else {
      const told = answer(asked);
      for (const piece of takePieces(told.said)) postMessage({ rank, piece });
      postMessage({ rank, told }, { transfer: [told.data.buffer] });
      python.runPython("gc.collect()");
    }
  } catch (error) {
    postMessage({ rank, failure: String(error instanceof Error ? error.message : error) });
  }
});
