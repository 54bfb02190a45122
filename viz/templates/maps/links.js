// Choosing somebody, showing types, picture or table. All that is said lies in the page; text only, never markup.
"use strict";
(() => {
  const DATA = JSON.parse(document.getElementById("data").textContent);
  const { details, glyphs, titles, says } = DATA;
  const net = document.getElementById("net");
  const panel = document.getElementById("who");
  const said = document.getElementById("said");
  const pairs = document.getElementById("pairs");
  const picture = document.getElementById("picture");

  function made(tag, look, text) {
    const node = document.createElement(tag);
    if (look) node.className = look;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function strip(types) {
    const list = made("ul", "strip6");
    list.style.gridTemplateColumns = `repeat(${Math.min(types.length, 6)}, 1fr)`;
    types.forEach(([state, recent, below], place) => {
      const item = made("li", state);
      item.title = titles[place];
      item.append(made("b", state === "now" ? `on${place % 6}` : "", glyphs[place]), made("span", "sr", titles[place]));
      item.append(made("span", "n", state === "now" ? says.times.replace("#", recent) : state === "never" ? says.lacks : "—"));
      item.append(made("span", "", below));
      list.append(item);
    });
    return list;
  }

  function grid(lines) {
    const table = made("table", "grid6");
    const head = made("thead");
    const top = made("tr");
    top.append(made("td"));
    glyphs.forEach((glyph, place) => {
      const cell = made("th", "", glyph);
      cell.scope = "col";
      cell.title = titles[place];
      top.append(cell);
    });
    top.append(made("td"));
    head.append(top);
    const body = made("tbody");
    for (const [name, counts, known, how, gap] of lines) {
      const row = made("tr");
      const first = made("th", "", name);
      first.scope = "row";
      row.append(first);
      counts.forEach((count, place) => {
        row.append(made("td", "c" + (count ? ` on${place % 6}` : known[place] ? " some" : ""), count || (known[place] ? "·" : "")));
      });
      row.append(made("td", "how" + (gap ? " gap" : ""), how));
      body.append(row);
    }
    table.append(head, body);
    return table;
  }

  function part(title, lines, look) {
    if (!lines.length) return [];
    const list = made("ul", "things" + (look ? ` ${look}` : ""));
    for (const [first, below] of lines) {
      const item = made("li", "", first);
      if (below) item.append(made("small", "", below));
      list.append(item);
    }
    return [made("h3", "", title), list];
  }

  let chosen = null;

  function nodes() {
    return [...document.querySelectorAll("[data-node]")];
  }

  function choose(id) {
    const detail = details[id];
    if (!detail) return;
    chosen = id;
    for (const node of nodes()) node.setAttribute("aria-pressed", String(node.dataset.node === id));
    const near = new Set([id]);
    if (net) {
      net.classList.add("picked");
      for (const strand of net.querySelectorAll(".strand")) {
        const on = strand.dataset.a === id || strand.dataset.b === id;
        strand.classList.toggle("on", on);
        if (on && getComputedStyle(strand).display !== "none") near.add(strand.dataset.a).add(strand.dataset.b);
      }
      for (const node of net.querySelectorAll(".row")) node.classList.toggle("near", near.has(node.dataset.node));
    }
    const title = made("h2", "", detail.name);
    const content = [title, made("p", "sub", detail.sub), strip(detail.types)];
    if (detail.places.length) content.push(made("h3", "", says.with_places), grid(detail.places));
    const named = detail.place ? says.with_partners : detail.members.length ? says.with_pairs : says.with_others;
    if (detail.others.length) content.push(made("h3", "", named), grid(detail.others));
    if (detail.more) content.push(made("p", "foot", says.pairs_more.replace("#", detail.more)));
    content.push(...part(says.last_event, detail.last ? [detail.last] : []));
    content.push(...part(says.gives, detail.gives), ...part(says.needs, detail.needs));
    content.push(...part(says.agreements, detail.agreements), ...part(says.projects, detail.projects));
    content.push(...part(says.who_needs, detail.wanted, "wanted"), ...part(says.who_gives, detail.offered, "wanted"));
    content.push(...part(says.group_members.replace("#", detail.members.length), detail.members.map((name) => [name])));
    panel.replaceChildren(...content);
    panel.parentElement.scrollTop = 0;
    said.textContent = detail.name;
  }

  function none() {
    chosen = null;
    for (const node of nodes()) node.setAttribute("aria-pressed", "false");
    if (net) {
      net.classList.remove("picked");
      for (const strand of net.querySelectorAll(".on")) strand.classList.remove("on");
      for (const node of net.querySelectorAll(".near")) node.classList.remove("near");
    }
    panel.replaceChildren(...first);
  }
  const first = [...panel.childNodes];

  document.addEventListener("click", (event) => {
    const node = event.target.closest("[data-node]");
    if (node) {
      walk(node);
      if (chosen === node.dataset.node) none();
      else choose(node.dataset.node);
    }
  });

  // One stop for the tabulator in the picture; the arrows walk from there.
  const inside = net ? [...net.querySelectorAll("[data-node]")] : [];
  if (inside.length) inside[0].tabIndex = 0;
  function walk(node) {
    if (!inside.includes(node)) return;
    for (const one of inside) one.tabIndex = one === node ? 0 : -1;
  }
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (net) {
    net.addEventListener("keydown", (event) => {
      const here = event.target.closest("[data-node]");
      if (!here) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(here.dataset.node);
      }
      const way = ARROWS[event.key];
      if (!way) return;
      event.preventDefault();
      const at = (node) => [Number(node.dataset.x), Number(node.dataset.y)];
      const [x, y] = at(here);
      let best = null;
      let least = Infinity;
      for (const node of inside) {
        const [u, v] = at(node);
        const along = (u - x) * way[0] + (v - y) * way[1];
        const aside = Math.abs((u - x) * way[1]) + Math.abs((v - y) * way[0]);
        if (along > 1 && along + aside * 3 < least) {
          least = along + aside * 3;
          best = node;
        }
      }
      if (best) {
        walk(best);
        best.focus();
      }
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) none();
    if (event.key === "t" && !event.ctrlKey && !event.metaKey && !event.altKey && pairs) show(pairs.hidden ? "pairs" : "picture");
  });

  function show(view) {
    pairs.hidden = view !== "pairs";
    picture.hidden = view === "pairs";
    for (const button of document.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    }
  }
  if (pairs) {
    show("picture");
    for (const button of document.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => show(button.dataset.view));
    }
    pairs.classList.add(`hide${titles.length}`);
    const boxes = [...document.querySelectorAll("[data-type]")];
    const filter = () => {
      const shown = new Set();
      for (const box of boxes) {
        for (const view of [net, pairs]) view.classList.toggle(`hide${box.dataset.type}`, !box.checked);
        if (box.checked) shown.add(box.dataset.type);
      }
      let listed = 0;
      for (const row of pairs.querySelectorAll("tr[data-types]")) {
        row.hidden = !row.dataset.types.split(" ").some((type) => shown.has(type));
        if (!row.hidden && (!gaps.checked || row.classList.contains("one"))) listed += 1;
      }
      const count = document.getElementById("listed");
      count.textContent = count.dataset.says.replace("#", listed);
    };
    const gaps = document.getElementById("gaps-only");
    for (const box of boxes) box.addEventListener("change", filter);
    filter();
    gaps.addEventListener("change", () => {
      for (const view of [net, pairs]) view.classList.toggle("gaps-only", gaps.checked);
      filter();
    });
  }
  // On paper nothing is shut.
  addEventListener("beforeprint", () => {
    for (const node of document.querySelectorAll("details")) node.open = true;
  });
  // For whoever looks at the page from outside: a test, a script.
  document.documentElement.dataset.drawn = String(inside.length);
})();
