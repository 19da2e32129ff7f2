// The worker as the page sees it: asked one thing at a time, stopped and started again at will.

/**
 * @typedef {Record<string, any>} Said
 * @typedef {{ said: Said, data: Uint8Array<ArrayBuffer>, memory: number }} Told
 * @typedef {{ action: string, words: Record<string, string>, data: Uint8Array | null }} Asked
 * @typedef {{ path: string[], items: any[] }} Piece some lines of a long list, and where they go
 * @typedef {{ resolve: (told: any) => void, reject: (error: Error) => void, pieces: Piece[] }} Waiting
 */

/** What was asked is no longer: the worker was stopped. */
export class Stopped extends Error {}

/** A worker that has grown beyond this for nothing starts afresh. */
const MEMORY_KEPT = 512 * 1024 * 1024;

export class Engine {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #rank = 0;
  /** @type {Promise<void>} */
  #ready = Promise.resolve();
  /**
   * What puts the present workbook before the worker again, after a stop.
   * @type {Asked | null}
   */
  #workbook = null;

  /** Starts the worker, and gives what is settled once it can be asked. */
  start() {
    const code = atobText(part("ouvrier"));
    this.#ready = code
      .then((text) => {
        const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
        this.#worker = new Worker(url);
        this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
        this.#worker.addEventListener("error", (event) => this.#fail(event.message));
        return this.#send(["pyodide", "asm", "wasm", "stdlib", "site"]);
      })
      .then(async () => {
        if (this.#workbook) await this.#post({ asked: this.#workbook });
      });
    return this.#ready;
  }

  /**
   * Hands the worker what it is made of, a part at a time: the screen is never held up.
   * @param {string[]} names
   */
  async #send(names) {
    for (const name of names) {
      await this.#post({ name, packed: part(name) });
    }
    await this.#post({ starts: true });
  }

  /**
   * Asks for an action of the package's door.
   * @param {string} action
   * @param {Record<string, string>} words
   * @param {Uint8Array | null} data
   * @returns {Promise<Told>}
   */
  async ask(action, words = {}, data = null) {
    await this.#ready;
    /** @type {Told} */
    const told = await this.#post({ asked: { action, words, data } });
    if (told.said.erreur && told.memory > MEMORY_KEPT) this.stop();
    return told;
  }

  /**
   * Keeps what to ask again so that the workbook is back after a stop.
   * @param {Asked} asked
   */
  keep(asked) {
    this.#workbook = asked;
  }

  /**
   * Keeps the day on which the workbook is looked at.
   * @param {string} date
   */
  redate(date) {
    if (this.#workbook)
      this.#workbook = { ...this.#workbook, words: { ...this.#workbook.words, date } };
  }

  /** Stops what is under way, at once, and starts again. */
  stop() {
    this.#worker?.terminate();
    this.#fail("");
    return this.start();
  }

  /** @param {object} message */
  #post(message) {
    const rank = ++this.#rank;
    return new Promise((resolve, reject) => {
      this.#waiting.set(rank, { resolve, reject, pieces: [] });
      this.#worker?.postMessage({ rank, ...message });
    });
  }

  /** @param {{ rank: number, piece?: Piece, told?: Told, failure?: string }} message */
  #receive({ rank, piece, told, failure }) {
    const waiting = this.#waiting.get(rank);
    if (piece) {
      waiting?.pieces.push(piece);
      return;
    }
    this.#waiting.delete(rank);
    if (told) for (const { path, items } of waiting?.pieces ?? []) put(told.said, path, items);
    if (failure === undefined) waiting?.resolve(told);
    else waiting?.reject(new Error(failure));
  }

  /** @param {string} why */
  #fail(why) {
    const error = why ? new Error(why) : new Stopped();
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/**
 * Puts some lines back in the list that they are of.
 * @param {Said} said
 * @param {string[]} path
 * @param {any[]} items
 */
function put(said, path, items) {
  const list = path.reduce((part, key) => part[key], /** @type {any} */ (said));
  list.push(...items);
}

/**
 * Gives a part of the page as it is written: base64 of a gzip.
 * @param {string} name
 */
function part(name) {
  return document.querySelector(`script[data-nom="${name}"]`)?.textContent ?? "";
}

/**
 * Gives a part of the page as text.
 * @param {string} name
 */
export const partText = (name) => atobText(part(name));

/** @param {string} packed */
async function atobText(packed) {
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
