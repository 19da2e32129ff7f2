// Tabs, by the mouse and by the arrows of the keyboard.

const STEPS = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 });

/**
 * Makes the tabs of a list work.
 * @param {(panel: string) => void} onShow told the id of each panel that is shown
 */
export function setUpTabs(onShow) {
  const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role="tab"]')]);

  /** @param {HTMLElement} chosen */
  function show(chosen) {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (panel) panel.hidden = !isChosen;
    }
    onShow(chosen.getAttribute("aria-controls") ?? "");
  }

  tabs.forEach((tab, rank) => {
    tab.addEventListener("click", () => show(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const step = STEPS[key];
      if (step === undefined) return;
      const next = tabs[(rank + step + tabs.length) % tabs.length];
      next.focus();
      show(next);
    });
  });
  return () => show(tabs[0]);
}
