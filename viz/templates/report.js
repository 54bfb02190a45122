// Reading needs none of this: it opens lists from numbers, finds and sorts rows.
"use strict";
(() => {
  const lists = [...document.querySelectorAll("details.list")];

  function find(list, wanted) {
    const needle = wanted.trim().toLocaleLowerCase();
    let shown = 0;
    for (const row of list.querySelectorAll("tbody tr")) {
      row.hidden = needle !== "" && !row.textContent.toLocaleLowerCase().includes(needle);
      shown += row.hidden ? 0 : 1;
    }
    list.querySelector("output").value = shown.toLocaleString("en");
  }

  function sort(list, header) {
    const headers = [...header.parentElement.children];
    const column = headers.indexOf(header);
    const down = header.getAttribute("aria-sort") === "ascending";
    for (const other of headers) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const number = header.hasAttribute("data-number");
    const value = (text) => Number(text.replace("%", ""));
    const compare = new Intl.Collator("zh-CN", { numeric: true }).compare;
    const body = list.querySelector("tbody");
    const keyed = [...body.rows].map((row) => [row.cells[column].textContent, row]);
    keyed.sort(([a], [b]) => (down ? -1 : 1) * (number ? value(a) - value(b) : compare(a, b)));
    body.append(...keyed.map(([, row]) => row));
  }

  for (const list of lists) {
    const input = list.querySelector("input");
    list.querySelector(".find").hidden = false;
    list.addEventListener("toggle", () => find(list, input.value), { once: true });
    input.addEventListener("input", () => find(list, input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      input.value = "";
      find(list, "");
    });
    for (const header of list.querySelectorAll("th")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      header.replaceChildren(button);
      button.addEventListener("click", () => sort(list, header));
    }
  }

  // A number leads to its rows: open the list, and show the rows of the place it speaks of.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const list = document.querySelector(`[id="${link.hash.slice(1)}"] details.list`);
    if (!list) return;
    list.open = true;
    const input = list.querySelector("input");
    input.value = list.hasAttribute("data-complete") ? link.dataset.find || "" : "";
    find(list, input.value);
  });

  const every = document.getElementById("every-list");
  if (lists.length) every.hidden = false;
  every.addEventListener("click", () => {
    const open = lists.some((list) => !list.open);
    for (const list of lists) list.open = open;
    every.textContent = open ? every.dataset.close : every.dataset.open;
  });

  const asked = location.hash && document.getElementById(location.hash.slice(1));
  const first = asked && asked.querySelector("details.list");
  if (first) first.open = true;
})();
