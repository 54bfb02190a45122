// The network: every place is given, nothing moves. What is drawn is ours, so that a gap looks like one on
// any screen and in grey.
(() => {
  const holder = document.getElementById("map");
  if (!holder) return;
  const { colours: C, says, tiles } = DATA;
  const width = Number(holder.dataset.width);
  const height = Number(holder.dataset.height);
  const FONT = getComputedStyle(document.documentElement).fontFamily;
  holder.style.width = width + "px";
  holder.style.height = height + "px";

  const hatches = {};
  function hatch(ctx, name) {
    if (!hatches[name]) {
      const [ground, line] = C[name];
      const step = name === "l0" ? 4 : 6;
      const tile = document.createElement("canvas");
      tile.width = tile.height = step * 2;
      const pen = tile.getContext("2d");
      pen.scale(2, 2);
      pen.fillStyle = ground;
      pen.fillRect(0, 0, step, step);
      pen.strokeStyle = line;
      pen.lineWidth = name === "l0" ? 1.9 : 1.3;
      for (const shift of [-step, 0, step]) {
        pen.beginPath();
        pen.moveTo(shift, step);
        pen.lineTo(shift + step, 0);
        pen.stroke();
      }
      hatches[name] = ctx.createPattern(tile, "repeat");
      hatches[name].setTransform(new DOMMatrix().scale(0.5));
    }
    return hatches[name];
  }

  function text(ctx, words, x, y, most, bold, size) {
    ctx.font = `${bold ? "bold " : ""}${size || 12}px ${FONT}`;
    ctx.textBaseline = "middle";
    let shown = String(words);
    if (ctx.measureText(shown).width > most) {
      while (shown.length > 1 && ctx.measureText(shown + "…").width > most) shown = shown.slice(0, -1);
      shown += "…";
    }
    ctx.fillText(shown, x, y);
    return ctx.measureText(shown).width;
  }

  function frame(ctx, x, y, w, h, fill, line, dashed, thick) {
    ctx.fillStyle = fill;
    ctx.fillRect(x, y, w, h);
    ctx.strokeStyle = line;
    ctx.lineWidth = thick || 1;
    ctx.setLineDash(dashed ? [4, 3] : []);
    ctx.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
    ctx.setLineDash([]);
  }

  const painters = {
    branch(ctx, o, x, y) {
      frame(ctx, x, y, o.w, o.h, C.action, C.action);
      ctx.fillStyle = "#FFF";
      text(ctx, o.label, x + 7, y + o.h / 2, o.w - 12, true, 13);
    },
    hole(ctx, o, x, y) {
      frame(ctx, x, y, o.w, o.h, C.tint, C.gap, true, 2);
      ctx.fillStyle = C.gap;
      text(ctx, o.label, x + 7, y + o.h / 2, o.w - 12, true, 13);
    },
    row(ctx, o, x, y) {
      frame(ctx, x, y, o.w, o.h, C.panel, o.idle ? C.line : "#8FA3B5");
      ctx.fillStyle = o.idle ? C.second : C.ink;
      text(ctx, o.label, x + 7, y + o.h / 2, o.w - 12, false);
    },
    gap(ctx, o, x, y) {
      frame(ctx, x, y, o.w, o.h, C.tint, C.gap, true, 1.6);
      ctx.fillStyle = C.gap;
      const lines = o.label.split("\n");
      lines.forEach((line, place) => text(ctx, line, x + 7, y + o.h / 2 + (place - (lines.length - 1) / 2) * 15, o.w - 10, !place));
    },
    person(ctx, o, x, y) {
      ctx.beginPath();
      ctx.arc(x + o.w / 2, y + o.h / 2, o.gap ? 4 : 3.6, 0, 7);
      ctx.fillStyle = o.gap ? C.panel : C.action;
      ctx.fill();
      ctx.strokeStyle = o.gap ? C.gap : C.panel;
      ctx.lineWidth = o.gap ? 2 : 1;
      ctx.stroke();
    },
    cell(ctx, o, x, y) {
      const [whole, broken, none] = o.counts;
      const all = whole + broken + none;
      const gap = broken + none;
      frame(ctx, x, y, o.w, o.h, gap ? C.tint : C.panel, gap ? C.gap : "#8FA3B5", gap > 0, gap ? 1.5 : 1);
      ctx.fillStyle = C.ink;
      text(ctx, o.label, x + 5, y + 11, o.w - 8, false);
      const bar = o.w - (gap ? 48 : 10);
      let left = x + 5;
      if (!all) {
        ctx.fillStyle = C.second;
        text(ctx, says.none, left, y + 26, o.w - 8, false);
        return;
      }
      if (gap) {
        ctx.fillStyle = C.gap;
        ctx.textAlign = "right";
        text(ctx, says.missing.replace("#", gap), x + o.w - 4, y + 26, 42, true);
        ctx.textAlign = "left";
      }
      for (const [count, fill] of [[whole, C.l3[0]], [broken, "l1"], [none, "l0"]]) {
        if (!count) continue;
        const long = Math.max((bar * count) / all, 3);
        ctx.fillStyle = fill.length === 2 ? hatch(ctx, fill) : fill;
        ctx.fillRect(left, y + 21, Math.min(long, x + 5 + bar - left), 10);
        left += long;
      }
      ctx.strokeStyle = gap ? C.gap : C.l3[0];
      ctx.lineWidth = 0.8;
      ctx.strokeRect(x + 5, y + 21, bar, 10);
    },
  };

  let current = null;
  function painter(node) {
    return ({ ctx, x, y, state }) => ({
      drawNode() {
        const left = x - node.w / 2;
        const top = y - node.h / 2;
        painters[node.kind](ctx, node, left, top);
        if (state.selected || state.hover || node.id === current) {
          ctx.strokeStyle = C.action;
          ctx.lineWidth = node.id === current ? 2.5 : 1.5;
          ctx.strokeRect(left - 2, top - 2, node.w + 4, node.h + 4);
        }
      },
      nodeDimensions: { width: node.w, height: node.h },
    });
  }
  for (const node of DATA.nodes) node.ctxRenderer = painter(node);

  const network = new vis.Network(holder, { nodes: DATA.nodes, edges: DATA.edges }, DATA.options);
  network.on("beforeDrawing", (ctx) => {
    for (const tile of tiles) {
      frame(ctx, tile.x, tile.y, tile.w, tile.h, tile.hole ? "#FFF9F2" : "#F8FAFC", tile.hole ? C.gap : C.line, tile.hole);
      const left = tile.x + 139;
      const line = tile.y + 20;
      ctx.fillStyle = C.ink;
      const wide = text(ctx, tile.name, left, line, 150, true, 13);
      if (!tile.occupied) continue;
      ctx.fillStyle = C.second;
      text(ctx, `${says.tile} ${tile.whole} / ${tile.occupied}`, left + wide + 10, line, 160, false);
      if (!tile.gap) continue;
      ctx.fillStyle = C.gap;
      ctx.textAlign = "right";
      text(ctx, says.missing.replace("#", tile.gap), tile.x + tile.w - 10, line, 90, true, 16);
      ctx.textAlign = "left";
    }
  });
  network.moveTo({ position: { x: width / 2, y: height / 2 }, scale: 1 });
  network.once("afterDrawing", () => performance.mark("map-drawn"));

  const cells = DATA.nodes.filter((node) => node.kind === "cell");
  const said = document.getElementById("said");
  function go(node) {
    current = node.id;
    said.textContent = node.title;
    network.redraw();
    const place = holder.getBoundingClientRect();
    const top = place.top + node.y - node.h;
    if (top < 0 || top + node.h * 2 > innerHeight) scrollBy(0, top - innerHeight / 3);
  }
  function nearest(dx, dy) {
    const here = cells.find((node) => node.id === current);
    if (!here) return cells[0];
    let best = here;
    let least = Infinity;
    for (const node of cells) {
      const along = (node.x - here.x) * dx + (node.y - here.y) * dy;
      const aside = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
      if (along > 1 && along + aside * 3 < least) {
        least = along + aside * 3;
        best = node;
      }
    }
    return best;
  }
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  holder.addEventListener("keydown", (event) => {
    if (ARROWS[event.key] && cells.length) {
      event.preventDefault();
      go(nearest(...ARROWS[event.key]));
    } else if ((event.key === "Enter" || event.key === " ") && current) {
      event.preventDefault();
      Drill.open(current, holder);
    }
  });
  network.on("click", ({ nodes }) => {
    const node = cells.find((one) => one.id === nodes[0]);
    if (!node) return;
    go(node);
    Drill.open(node.id, holder);
  });
  document.addEventListener("drilled", (event) => {
    const node = cells.find((one) => one.id === event.detail);
    if (!node) return;
    network.selectNodes([node.id]);
    go(node);
  });
  Drill.closed(() => {
    network.unselectAll();
    current = null;
    network.redraw();
  });
  // For whoever looks at the page from outside: a test, a script.
  holder.dataset.drawn = String(cells.length);
})();
