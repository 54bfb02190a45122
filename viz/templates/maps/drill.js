// One building unfolded: stairwells, floors, flats, from what lies in the page. Text only, never markup.
"use strict";
const DATA = JSON.parse(document.getElementById("data").textContent);

function made(tag, look, text) {
  const node = document.createElement(tag);
  if (look) node.className = look;
  if (text !== undefined) node.textContent = text;
  return node;
}

const Drill = (() => {
  const panel = document.getElementById("drill");
  let from = null;
  let onClose = () => {};

  function flats(detail) {
    const box = made("div", "wells");
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", detail.name);
    const counts = new Map();
    for (const [well, floors] of detail.wells) {
      const table = made("table");
      table.append(made("caption", "", well));
      for (const [floor, level] of floors) {
        const row = made("tr");
        const head = made("th", "", floor);
        head.scope = "row";
        row.append(head);
        for (const [room, state] of level) {
          const [look, sign, title] = DATA.states[state];
          counts.set(state, (counts.get(state) || 0) + 1);
          const cell = made("td", "flat " + look, room + sign);
          cell.title = title;
          cell.append(made("span", "sr", title));
          row.append(cell);
        }
        table.append(row);
      }
      box.append(table);
    }
    const key = made("ul", "key");
    for (const state of [...counts.keys()].sort((a, b) => a - b)) {
      const [look, sign, title] = DATA.states[state];
      const line = made("li");
      line.append(made("span", "flat " + look, sign), made("span", "", title), made("b", "", counts.get(state)));
      key.append(line);
    }
    return [key, box, ...(detail.note ? [made("p", "foot", detail.note)] : [])];
  }

  function places(detail) {
    const table = made("table");
    for (const [name, whole, occupied, gap] of detail.rows) {
      const row = made("tr");
      const head = made("th", "", name);
      head.scope = "row";
      row.append(head, made("td", "n", `${whole} / ${occupied}`), made("td", gap ? "n gap" : "n", gap));
      table.append(row);
    }
    const box = made("div", "rows");
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", detail.name);
    box.append(table);
    return [box, made("p", "foot", detail.note)];
  }

  function mark(id) {
    for (const button of document.querySelectorAll("[data-cell]")) {
      button.setAttribute("aria-pressed", String(button.dataset.cell === id));
    }
  }

  function close() {
    panel.hidden = true;
    mark(null);
    onClose();
    if (from && from.focus) from.focus();
  }

  function open(id, opener) {
    const detail = DATA.details[id];
    if (!detail) return;
    from = opener;
    const head = made("div", "head");
    const button = made("button", "", DATA.words.close + " ×");
    button.type = "button";
    button.addEventListener("click", close);
    const title = made("h2", "", detail.name + " ");
    title.tabIndex = -1;
    title.append(made("small", "", `${detail.whole} / ${detail.occupied}`));
    head.append(title, button);
    panel.replaceChildren(head, ...(detail.wells ? flats(detail) : places(detail)));
    panel.hidden = false;
    panel.parentElement.scrollTop = 0;
    mark(id);
    if (panel.getBoundingClientRect().bottom < 0 || panel.getBoundingClientRect().top > innerHeight) panel.scrollIntoView();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cell]");
    if (!button) return;
    open(button.dataset.cell, button);
    document.dispatchEvent(new CustomEvent("drilled", { detail: button.dataset.cell }));
  });
  return { open, close, closed: (then) => { onClose = then; } };
})();
