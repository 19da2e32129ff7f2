// Long lists, laid out a screenful at a time: the screen is never held up, however many lines there
// are.

import { make, makeButton, makeTable } from "./dom.js";
import * as texts from "./texts.js";

/** How many lines are laid out at once. */
const STEP = 50;
/** What lays out all that a button would. @type {WeakMap<Element, () => void>} */
const rests = new WeakMap();

/**
 * Lays the first items out in their place, and gives the button that lays out the next ones.
 * @template T
 * @param {HTMLElement} place
 * @param {T[]} items
 * @param {(item: T, rank: number) => HTMLElement} made
 */
export function layBySteps(place, items, made) {
  let count = 0;
  const lay = () => {
    const next = items.slice(count, count + STEP).map((item, rank) => made(item, count + rank));
    place.append(...next);
    count += next.length;
    more.hidden = count >= items.length;
    more.textContent = texts.MORE(items.length - count);
    return next[0];
  };
  const more = makeButton("", () => {
    const first = lay();
    // Where the person goes on from, by the keyboard: the button may be gone.
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  });
  rests.set(more, () => {
    while (!more.hidden) lay();
  });
  lay();
  return make("p", { class: "suite" }, more);
}

// On paper there is no button to press: what is in sight is printed whole.
addEventListener("beforeprint", () => {
  for (const more of document.querySelectorAll(".suite button")) {
    const layRest = rests.get(more);
    if (layRest && more.checkVisibility()) layRest();
  }
});

/**
 * Makes a table whose rows come by steps.
 * @template T
 * @param {string} caption
 * @param {string[]} titles
 * @param {T[]} items
 * @param {(item: T, rank: number) => HTMLElement} made gives the row of an item
 * @param {Record<string, string | boolean>} attributes
 */
export function makeLongTable(caption, titles, items, made, attributes) {
  const table = makeTable(caption, titles, [], attributes);
  return [table, layBySteps(table.tBodies[0], items, made)];
}

/**
 * Makes a list of texts that come by steps.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Node | string} made
 */
export function makeLongList(items, made) {
  const list = make("ul");
  return [list, layBySteps(list, items, (item) => make("li", {}, made(item)))];
}
