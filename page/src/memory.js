// The memory of the worker has a bound: a file made to burst it gets a sentence, not a dead tab.

const PAGE_BYTES = 65_536;
export const MEMORY_MAX = 1_280 * 1024 * 1024;

/** Refuses to make WebAssembly's memory larger than the bound; Python then lacks memory, and says so. */
export function limitMemory() {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * PAGE_BYTES > MEMORY_MAX) {
      throw new RangeError("mémoire bornée");
    }
    return grow.call(this, pages);
  };
}
