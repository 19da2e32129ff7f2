// Reads the zips that our own script made: every part is stored as it is.

const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const PART_LENGTH = 30;

/**
 * Gives the parts of a zip, by name.
 * @param {Uint8Array} zip
 * @returns {Generator<[string, Uint8Array]>}
 */
export function* unpack(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const text = new TextDecoder();
  const end = zip.byteLength - END_LENGTH;
  const count = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let rank = 0; rank < count; rank++) {
    const size = view.getUint32(entry + 20, true);
    const nameLength = view.getUint16(entry + 28, true);
    const extraLength = view.getUint16(entry + 30, true);
    const noteLength = view.getUint16(entry + 32, true);
    const part = view.getUint32(entry + 42, true);
    const name = text.decode(zip.subarray(entry + ENTRY_LENGTH, entry + ENTRY_LENGTH + nameLength));
    const begin =
      part + PART_LENGTH + view.getUint16(part + 26, true) + view.getUint16(part + 28, true);
    yield [name, zip.subarray(begin, begin + size)];
    entry += ENTRY_LENGTH + nameLength + extraLength + noteLength;
  }
}
