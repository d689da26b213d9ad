// Any two articles side by side, laid out as the pairs that the page brings along: from the articles in this page and the places they share.
(() => {
  const section = document.getElementById("common");
  if (section?.dataset.places === undefined) return;
  const fours = (n) => n.reduce((all, x, i) => (i % 4 ? all[all.length - 1].push(x) : all.push([x]), all), []);
  // Of the places of all pairs only those of the pair that is asked for are read.
  const sharedBy = (a, b) => {
    const row = section.dataset.places.split(";").find((pair) => pair.startsWith(`${a} ${b} `));
    return row ? fours(row.split(" ").slice(2).map(Number)) : [];
  };
  const sheets = [...document.querySelectorAll("#articles > .sheet")];
  const letters = sheets.map((sheet) => sheet.id.slice("article-".length));
  const LEAST = 3;
  const WORD = /[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+)*|[^\s\p{L}\p{N}_]/gu;
  const key = (word) => word.toLowerCase().replace(/[’‘`]/g, "'").replace(/[“”„«»]/g, '"').replace(/[–—‐‑]/g, "-");
  const make = (tag, of = {}, ...inside) => {
    const node = tag.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4)) : document.createElement(tag);
    Object.entries(of).forEach(([name, value]) => node.setAttribute(name, value));
    node.append(...inside);
    return node;
  };
  const named = (letter) => [make("b", {}, letter), " ", document.querySelector(`#name-${letter} bdi`).cloneNode(true)];

  // The passages that come in the same order in both and hold the most text; the others cross them.
  const inOrder = (places) => {
    const best = [];
    places.forEach((p, n) => {
      let [weight, back] = [0, -1];
      for (let m = 0; m < n; m += 1) {
        if (places[m][1] <= p[0] && places[m][3] <= p[2] && best[m][0] > weight) [weight, back] = [best[m][0], m];
      }
      best.push([weight + p[1] - p[0], back]);
    });
    let at = best.reduce((top, row, n) => (top < 0 || row[0] > best[top][0] ? n : top), -1);
    const line = new Set();
    for (; at >= 0; at = best[at][1]) line.add(at);
    return line;
  };

  // An article as paragraphs: their text, and which stretches of it belong to which shared passage.
  const read = (sheet, places, side) => {
    const out = [];
    sheet.querySelectorAll(".row").forEach((row) => {
      const part = { text: "", runs: [] };
      row.querySelector(".text").childNodes.forEach((node) => {
        const at = node.dataset && node.dataset.s ? Number(node.dataset.s) : -1;
        const of = at < 0 ? -1 : places.findIndex((p) => at >= p[side] && at < p[side + 1]);
        const last = part.runs[part.runs.length - 1];
        const start = part.text.length;
        part.text += node.textContent;
        if (!node.textContent) return;
        if (last && last.of === of) last.end = part.text.length;
        else part.runs.push({ of, start, end: part.text.length, only: [] });
      });
      if (!row.classList.contains("furniture") || part.runs.some((run) => run.of >= 0)) out.push(part);
    });
    return out;
  };
  const words = (parts, of) => parts.flatMap((part, n) => part.runs.filter((run) => run.of === of).flatMap((run) =>
    [...part.text.slice(run.start, run.end).matchAll(WORD)].map((m) =>
      ({ key: key(m[0]), n, run, start: run.start + m.index, end: run.start + m.index + m[0].length }))));

  // Longest common subsequence of the words of a passage; what is the same at both ends is not looked at twice.
  const matched = (a, b) => {
    const pairs = [];
    let [low, highA, highB] = [0, a.length, b.length];
    while (low < highA && low < highB && a[low].key === b[low].key) { pairs.push([a[low], b[low]]); low += 1; }
    while (highA > low && highB > low && a[highA - 1].key === b[highB - 1].key) { highA -= 1; highB -= 1; pairs.push([a[highA], b[highB]]); }
    const [rows, columns] = [highA - low, highB - low];
    if (rows && columns && rows * columns < 4e6) {
      const length = new Uint16Array((rows + 1) * (columns + 1));
      const at = (i, j) => i * (columns + 1) + j;
      for (let i = rows - 1; i >= 0; i -= 1) {
        for (let j = columns - 1; j >= 0; j -= 1) {
          length[at(i, j)] = a[low + i].key === b[low + j].key
            ? length[at(i + 1, j + 1)] + 1 : Math.max(length[at(i + 1, j)], length[at(i, j + 1)]);
        }
      }
      for (let i = 0, j = 0; i < rows && j < columns;) {
        if (a[low + i].key === b[low + j].key) { pairs.push([a[low + i], b[low + j]]); i += 1; j += 1; }
        else if (length[at(i + 1, j)] >= length[at(i, j + 1)]) i += 1;
        else j += 1;
      }
    }
    return pairs.sort((x, y) => x[0].n - y[0].n || x[0].start - y[0].start);
  };
  const edits = (all, kept) => all.filter((w) => !kept.has(w)).forEach((w) => {
    const last = w.run.only[w.run.only.length - 1];
    if (last && !all.some((x) => x.run === w.run && x.start >= last.end && x.end <= w.start && kept.has(x))) last.end = w.end;
    else w.run.only.push({ start: w.start, end: w.end });
  });

  // Neighbouring paragraphs that share words become one row; what stands between rows becomes rows without common words.
  const rowsOf = (joined, sizeA, sizeB) => {
    const rows = [];
    let [atA, atB] = [0, 0];
    const add = (a, b, count) => rows.push({ a, b, count });
    const groups = [];
    joined.forEach(([a, b, count]) => {
      const held = groups[groups.length - 1];
      if (held && (a < held.a[1] || b < held.b[1])) {
        held.a[1] = Math.max(held.a[1], a + 1); held.b[1] = Math.max(held.b[1], b + 1); held.count += count;
      } else groups.push({ a: [a, a + 1], b: [b, b + 1], count });
    });
    groups.forEach((g) => {
      if (g.a[0] > atA || g.b[0] > atB) add([atA, g.a[0]], [atB, g.b[0]], 0);
      add(g.a, g.b, g.count);
      [atA, atB] = [g.a[1], g.b[1]];
    });
    if (atA < sizeA || atB < sizeB) add([atA, sizeA], [atB, sizeB], 0);
    return rows;
  };
  const runNodes = (part, run, line, other) => {
    const text = part.text.slice(run.start, run.end);
    if (run.of < 0) return [make("i", {}, text)];
    if (!line.has(run.of)) return [make("span", { class: "far", title: `Elsewhere in ${other}` }, text)];
    let at = run.start;
    const out = [];
    run.only.forEach((o) => {
      out.push(part.text.slice(at, o.start), make("ins", {}, part.text.slice(o.start, o.end)));
      at = o.end;
    });
    return [...out, part.text.slice(at, run.end)];
  };
  const cell = (parts, [from, to], line, letter, other) => make("td", {}, ...parts.slice(from, to).map((part, n) => make(
    "p", n ? {} : { "data-l": letter }, ...part.runs.flatMap((run) => runNodes(part, run, line, other)))));

  const before = (parts) => parts.reduce((sums, part) => [...sums, sums[sums.length - 1] + part.text.length], [0]);
  const map = (id, parts, places, line, rows, [a, b]) => {
    const sums = parts.map(before);
    const longest = Math.max(...sums.map((s) => s[s.length - 1]), 1);
    const scale = (n) => Math.round(1000 * n / longest);
    const svg = make("svg:svg", { class: "map", viewBox: "0 0 1000 64", preserveAspectRatio: "none", role: "group",
      "aria-label": `Map of the words in common: ${a} above, ${b} below` });
    svg.append(make("svg:path", { class: "bar", d: `M0 6H${scale(sums[0][sums[0].length - 1])}M0 58H${scale(sums[1][sums[1].length - 1])}` }));
    places.forEach((_, k) => {
      const ends = parts.map((side, s) => {
        const runs = side.flatMap((part, n) => part.runs.filter((run) => run.of === k).map((run) => [sums[s][n] + run.start, sums[s][n] + run.end, n]));
        return runs.length ? [scale(runs[0][0]), Math.max(scale(runs[0][0]) + 3, scale(runs[runs.length - 1][1])), runs[0][2]] : null;
      });
      if (!ends[0] || !ends[1]) return;
      const row = Math.max(0, rows.findIndex((r) => ends[0][2] >= r.a[0] && ends[0][2] < r.a[1]));
      const path = make("svg:path", { class: line.has(k) ? "band" : "band far",
        d: `M${ends[0][0]} 9L${ends[1][0]} 55H${ends[1][1]}L${ends[0][1]} 9Z` });
      svg.append(make("svg:a", { href: `#${id}-${row + 1}`, "aria-label": `Words in common, row ${row + 1}` }, path));
    });
    return svg;
  };

  const lay = (a, b) => {
    const id = `pair-${a}-${b}`;
    const places = sharedBy(a, b).sort((p, q) => p[0] - q[0]);
    const line = inOrder(places);
    const parts = [read(sheets[letters.indexOf(a)], places, 0), read(sheets[letters.indexOf(b)], places, 2)];
    const counts = new Map();
    let total = 0;
    places.forEach((_, k) => {
      if (!line.has(k)) return;
      const [ours, theirs] = parts.map((side) => words(side, k));
      const pairs = matched(ours, theirs);
      edits(ours, new Set(pairs.map((p) => p[0])));
      edits(theirs, new Set(pairs.map((p) => p[1])));
      pairs.filter(([x]) => /[\p{L}\p{N}]/u.test(x.key)).forEach(([x, y]) => {
        total += 1;
        counts.set(`${x.n} ${y.n}`, (counts.get(`${x.n} ${y.n}`) || 0) + 1);
      });
    });
    const joined = [...counts].map(([k, n]) => [...k.split(" ").map(Number), n]).filter((r) => r[2] >= LEAST);
    const rows = rowsOf(joined, parts[0].length, parts[1].length);
    const body = make("tbody", {}, ...rows.map((r, n) => make("tr", { id: `${id}-${n + 1}` },
      cell(parts[0], r.a, line, a, b),
      make("td", { class: "count" }, ...(r.count ? [String(r.count), make("span", { class: "sr" }, " words in common")] : [])),
      cell(parts[1], r.b, line, b, a))));
    const column = (letter) => make("th", { scope: "col" }, ...named(letter));
    const table = make("table", { class: "side" }, make("caption", { class: "sr" }, `${a} and ${b} side by side`),
      make("thead", {}, make("tr", {}, column(a), make("th", { scope: "col" }, make("span", { class: "sr" }, "Words in common")), column(b))), body);
    const told = places.length ? `${total.toLocaleString("en")} words in common, quotations included` : "no words in common that retold found";
    const head = make("h3", { tabindex: "-1" }, ...named(a), " and ", ...named(b), " ", make("span", { class: "n" }, told));
    return make("article", { class: "pair", id }, head, ...(places.length ? [map(id, parts, places, line, rows, [a, b])] : []), table);
  };

  const room = make("div", { id: "any-pair" });
  const choice = (label, chosen) => {
    const options = letters.map((letter) => make("option", { value: letter }, `${letter} ${document.querySelector(`#name-${letter} bdi`).textContent}`));
    const select = make("select", {}, ...options);
    select.value = chosen;
    return [make("label", {}, `${label} `, select), select];
  };
  const show = (x, y) => {
    const [a, b] = [x, y].sort((p, q) => letters.indexOf(p) - letters.indexOf(q));
    const id = `pair-${a}-${b}`;
    if (a === b || !letters.includes(a) || !letters.includes(b)) return;
    [one.value, two.value] = [a, b];
    const here = document.getElementById(id);
    if (!here || room.contains(here)) room.replaceChildren(lay(a, b));
    const pair = document.getElementById(id);
    pair.closest("details")?.setAttribute("open", "");
    pair.scrollIntoView();
    pair.querySelector("h3").setAttribute("tabindex", "-1");
    pair.querySelector("h3").focus({ preventScroll: true });
  };
  const [first, one] = choice("Any two articles:", letters[0]);
  const [second, two] = choice("and", letters[1]);
  const go = make("button", { type: "submit" }, "Show side by side");
  const form = make("form", { class: "choose any" }, first, " ", second, " ", go);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const hash = `#pair-${one.value}-${two.value}`;
    if (location.hash === hash) show(one.value, two.value);
    else location.hash = hash;
  });
  const lead = section.querySelector(".lead");
  lead.after(form, room);
  const asked = () => {
    const pair = /^#pair-([A-Z]+)-([A-Z]+)$/.exec(location.hash);
    if (pair) show(pair[1], pair[2]);
  };
  addEventListener("hashchange", asked);
  asked();
})();
