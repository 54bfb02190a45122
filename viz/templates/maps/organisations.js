// Opening and shutting the whole tree; one branch opens by itself.
"use strict";
(() => {
  const tree = [...document.querySelectorAll(".tree details")];
  for (const [id, open] of [["open", true], ["shut", false]]) {
    document.getElementById(id).addEventListener("click", () => {
      for (const node of tree) node.open = open;
    });
  }
  // On paper nothing is shut.
  addEventListener("beforeprint", () => {
    for (const node of document.querySelectorAll("details")) node.open = true;
  });
  document.documentElement.dataset.drawn = String(document.querySelectorAll(".tree .name").length);
})();
