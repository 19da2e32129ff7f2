// The documents: what is handed over, or kept in the pole, asked for one at a time.

import { button, byId, field, make } from "./dom.js";

/**
 * @typedef {{ code: string, texte: string }} Aesh
 * @typedef {(action: string, words?: Record<string, string>) => void} Download
 * @typedef {(file: File) => void} Compare
 */

/**
 * Makes the buttons of the tab work.
 * @param {Download} download has the browser keep a file that the package gives
 * @param {Compare} compare does so with what changed since a file
 */
export function setUpDocuments(download, compare) {
  button("a-signaler").addEventListener("click", () => download("a_signaler"));
  button("note").addEventListener("click", () => download("note"));
  button("grilles").addEventListener("click", () => download("grilles"));
  for (const asked of document.querySelectorAll("button[data-liste]")) {
    const liste = asked.getAttribute("data-liste") ?? "";
    asked.addEventListener("click", () => download("liste_par_code", { liste }));
  }
  const earlier = field("fichier-ancien");
  button("comparer").addEventListener("click", () => earlier.click());
  earlier.addEventListener("change", () => {
    const file = earlier.files?.[0];
    earlier.value = "";
    if (file) compare(file);
  });
  byId("absence").addEventListener("submit", (event) => {
    event.preventDefault();
    const [aesh, du, au] = ["absent", "absent-du", "absent-au"].map((id) => field(id).value);
    download("absence", { aesh, du, au });
  });
}

/**
 * Offers the AESH of a workbook; the one that was chosen stays so.
 * @param {Aesh[]} aesh
 */
export function showAesh(aesh) {
  const chosen = field("absent").value;
  const options = aesh.map(({ code, texte }) =>
    make("option", { value: code, selected: code === chosen }, texte),
  );
  byId("absent").replaceChildren(...options);
}
