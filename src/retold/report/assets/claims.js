// Claims can be searched, narrowed and put in another order; without scripts they stand in the order of how many tell them.
(() => {
  const section = document.getElementById("claims");
  const tables = section ? [...section.querySelectorAll(".matrix")] : [];
  if (!tables.length) return;
  const make = (tag, of = {}, ...inside) => {
    const node = document.createElement(tag);
    Object.entries(of).forEach(([name, value]) => node.setAttribute(name, value));
    node.append(...inside);
    return node;
  };
  const select = (label, options) => {
    const box = make("select", {}, ...options.map(([value, text]) => make("option", { value }, text)));
    return [make("label", {}, `${label} `, box), box];
  };
  const letters = [...document.querySelectorAll("#articles > .sheet")].map((sheet) => sheet.id.slice("article-".length));
  const search = make("input", { type: "search", size: "16" });
  const find = make("label", {}, "Find ", search);
  const [toldBy, teller] = select("told by", [["", "any article"], ...letters.map((l) => [l, l]), ...letters.map((l) => [`-${l}`, `all but ${l}`])]);
  const [inVoice, voice] = select("in a voice that", [["", "any"], ...[...section.querySelectorAll(".key [data-st]")].map((k) => [k.dataset.st, k.textContent.trim().split(/\s+/).slice(1).join(" ")])]);
  const [inOrder, order] = select("order", [["told", "most told first"], ["few", "fewest origins first"], ["many", "most origins first"]]);
  const told = make("span", { role: "status", class: "n" });
  const bar = make("div", { class: "choose any" }, find, toldBy, inVoice, inOrder, told);
  section.querySelector(".key").after(bar);
  const differing = section.querySelector("#only-differing");
  if (differing) {
    bar.lastChild.before(differing.closest("label"));
    section.querySelector("p.choose")?.remove();
  }
  const says = (r) => {
    if (!r.text.includes(search.value.trim().toLowerCase())) return false;
    const telling = r.told.filter(([, stance]) => !voice.value || stance === voice.value);
    const letter = teller.value.replace("-", "");
    if (teller.value.startsWith("-") && r.told.some(([by]) => by === letter)) return false;
    return telling.some(([by]) => teller.value !== letter || !letter || by === letter);
  };
  const ranks = { told: () => 0, few: (r) => r.origins, many: (r) => -r.origins };
  const read = () => tables.map((table) => [...table.tBodies[0].rows].map((row, place) => ({
    row, place,
    text: row.textContent.toLowerCase(),
    origins: Number(row.querySelector(".origins > b")?.textContent ?? 0),
    // Who tells it in which voice: each link leads to the words of one article.
    told: [...row.querySelectorAll("[class^='st-']")].flatMap((voiced) => {
      const stance = voiced.className.slice("st-".length);
      const cell = voiced.closest("[data-a]");
      return cell ? [[cell.dataset.a.split(" ")[0], stance]] : [...voiced.querySelectorAll(".letter")].map((link) => [link.textContent, stance]);
    }),
  })));
  // Large tables are read when they are first asked for, not while the page opens.
  let rows = null;
  let ordered = "told";
  const apply = () => {
    rows = rows ?? read();
    const narrowed = search.value.trim() || teller.value || voice.value;
    let [shown, all] = [0, 0];
    rows.forEach((list, n) => {
      let here = 0;
      list.forEach((r) => {
        r.row.hidden = !says(r);
        here += !r.row.hidden && (!differing?.checked || r.row.classList.contains("disputed"));
      });
      shown += here;
      all += list.length;
      if (narrowed && here) tables[n].closest("details")?.setAttribute("open", "");
      if (order.value !== ordered) tables[n].tBodies[0].append(...[...list].sort((a, b) => ranks[order.value](a) - ranks[order.value](b) || a.place - b.place).map((r) => r.row));
    });
    ordered = order.value;
    told.textContent = `${shown} of ${all} claims`;
  };
  [search, teller, voice, order, differing].forEach((control) => control?.addEventListener("input", apply));
  const all = tables.reduce((sum, table) => sum + table.tBodies[0].rows.length, 0);
  told.textContent = `${all} of ${all} claims`;
})();
