// Elements made from texts. Nothing here, nor anywhere in this page, makes HTML from a text of a
// workbook: a text is a text node.

/**
 * Gives the element of that id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`aucun élément ${id}`);
  return found;
}

/**
 * Gives the button of that id.
 * @param {string} id
 */
export const button = (id) => /** @type {HTMLButtonElement} */ (byId(id));

/**
 * Gives the field of that id.
 * @param {string} id
 */
export const field = (id) => /** @type {HTMLInputElement} */ (byId(id));

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | boolean>} attributes those that are false are left out
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...content);
  return element;
}

/**
 * Makes a button that does something.
 * @param {string} label
 * @param {() => void} action
 * @param {Record<string, string | boolean>} attributes
 */
export function makeButton(label, action, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", action);
  return made;
}

/**
 * Makes a table that stays one for a screen reader when a narrow screen lays its cells out in blocks.
 * @param {string} caption
 * @param {string[]} titles
 * @param {(Node | string)[][]} rows
 * @param {Record<string, string | boolean>} attributes
 */
export function makeTable(caption, titles, rows, attributes = {}) {
  const heads = titles.map((title) => make("th", { scope: "col", role: "columnheader" }, title));
  const body = rows.map((cells) => makeRow(titles, cells));
  return make(
    "table",
    { role: "table", ...attributes },
    make("caption", {}, caption),
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
    make("tbody", { role: "rowgroup" }, ...body),
  );
}

/**
 * @param {string[]} titles
 * @param {(Node | string)[]} cells
 */
export function makeRow(titles, cells) {
  const made = cells.map((cell, rank) =>
    make("td", { role: "cell", "data-titre": titles[rank] }, cell),
  );
  return make("tr", { role: "row" }, ...made);
}
