// Files that come in, from the input, a picker or a drop; that are watched, where a browser can; and
// that go out.

import { field, make } from "./dom.js";

/**
 * @typedef {{ file: File, handle: FileSystemFileHandle | null, zone: string }} Given
 *   a file, the handle by which it may be read again, and the id of the place where it was dropped
 */

/** How often a watched file is looked at, and how long it must have stayed the same. */
const LOOK_MS = 1_000;
/** Looks after which a file that is not there is gone: a program that saves puts it back sooner. */
const GONE_LOOKS = 5;

/**
 * Has the person give a file, by any way that this browser has.
 * @param {(given: Given | null) => void} onFile told null for a drop without a file
 * @returns {() => void} what asks for a file
 */
export function setUpFiles(onFile) {
  const input = field("fichier");
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) onFile({ file, handle: null, zone: "" });
    input.value = "";
  });
  setUpDrop(onFile);
  return () => pick(onFile, () => input.click());
}

/**
 * Asks for a file so that it can be read again, else by the ordinary way.
 * @param {(given: Given) => void} onFile
 * @param {() => void} ordinary
 */
async function pick(onFile, ordinary) {
  const picker = /** @type {any} */ (globalThis).showOpenFilePicker;
  if (!picker) return ordinary();
  let handle;
  try {
    [handle] = await picker({
      types: [
        {
          accept: {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"],
            "application/vnd.ms-excel.sheet.macroEnabled.12": [".xlsm"],
          },
        },
      ],
    });
  } catch (error) {
    // The person closed the picker; or a policy of the computer forbids this one.
    if (!(error instanceof DOMException && error.name === "AbortError")) ordinary();
    return;
  }
  onFile({ file: await handle.getFile(), handle, zone: "" });
}

/** @param {(given: Given | null) => void} onFile */
function setUpDrop(onFile) {
  const zones = [...document.querySelectorAll(".depot")];
  const mark = (/** @type {boolean} */ isOver) => {
    for (const zone of zones) zone.classList.toggle("dessus", isOver);
  };
  const zoneOf = (/** @type {EventTarget | null} */ target) =>
    zones.find((zone) => target instanceof Node && zone.contains(target))?.id ?? "";
  addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => mark(event.relatedTarget !== null));
  addEventListener("drop", async (event) => {
    event.preventDefault();
    mark(false);
    const zone = zoneOf(event.target);
    const item = [...(event.dataTransfer?.items ?? [])].find(({ kind }) => kind === "file");
    // Both are asked for at once: what is dropped is gone once this event is over.
    const asking = /** @type {any} */ (item)?.getAsFileSystemHandle?.();
    const file = item?.getAsFile() ?? null;
    const handle = await Promise.resolve(asking).catch(() => null);
    if (handle?.kind === "directory" || !file) onFile(null);
    else onFile({ file, handle: handle ?? null, zone });
  });
}

/** Looks at a file, and tells when another program has saved it. */
export class Watch {
  #timer = 0;

  /**
   * Watches a file in the place of the one before.
   * @param {FileSystemFileHandle} handle
   * @param {File} file as it was read
   * @param {(file: File) => Promise<boolean>} onSaved tells whether the file was looked at, sound
   *   or not: it is then left alone until it is saved again
   * @param {(isThere: boolean) => void} onGone told when the file is gone, and when it is back
   */
  start(handle, file, onSaved, onGone) {
    this.stop();
    let read = stamp(file);
    let seen = read;
    let missed = 0;
    const look = async () => {
      const now = await handle.getFile().catch(() => null);
      if (!now && ++missed === GONE_LOOKS) onGone(false);
      if (now && missed >= GONE_LOOKS) onGone(true);
      if (now) missed = 0;
      // A program that saves may take its time: what still changes, or is not there, waits.
      if (now && stamp(now) !== read && stamp(now) === seen && (await onSaved(now))) {
        read = stamp(now);
      }
      if (now) seen = stamp(now);
      if (this.#timer) this.#timer = window.setTimeout(look, LOOK_MS);
    };
    this.#timer = window.setTimeout(look, LOOK_MS);
  }

  /** Looks no more. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}

/** @param {File} file */
const stamp = (file) => `${file.lastModified} ${file.size}`;

/**
 * Has the browser keep a file.
 * @param {string} title
 * @param {Uint8Array<ArrayBuffer>} data
 */
export function keepFile(title, data) {
  const url = URL.createObjectURL(new Blob([data]));
  make("a", { href: url, download: title }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
