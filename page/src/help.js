// The help, and the licenses of what the page carries.

import { button, byId } from "./dom.js";
import { partText } from "./engine.js";

/** Makes the buttons of the help work. */
export function setUpHelp() {
  const help = /** @type {HTMLDialogElement} */ (byId("aide"));
  button("ouvrir-aide").addEventListener("click", () => help.showModal());
  button("fermer-aide").addEventListener("click", () => help.close());
  button("licences").addEventListener("click", async () => {
    const shown = byId("texte-licences");
    shown.hidden = !shown.hidden;
    shown.textContent = shown.hidden ? "" : await partText("licences");
  });
}
