// What a link leads to is told before one goes there: at the foot of the window, for the pointer, the keyboard and the finger.
(() => {
  const LINKS = ".matrix td a[href^='#'], .letter, .sheet aside a, .lineage a";
  const place = /^(.*)-(\d+)-(\d+)$/;
  const bar = document.createElement("div");
  bar.id = "told";
  bar.setAttribute("role", "tooltip");
  bar.hidden = true;
  document.getElementById("main").append(bar);
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  // Links of a drawing have no hash of their own.
  const to = (link) => link.getAttribute("href");
  const find = (link) => {
    const id = decodeURIComponent(to(link).slice(1));
    const found = place.exec(id);
    const at = document.getElementById(id);
    if (!at) return null;
    if (!found) return at.querySelector(".what") ? [null, flat(at.querySelector(".what").textContent)] : null;
    const sheet = at.closest(".sheet");
    const pieces = [...sheet.querySelectorAll(".m")].filter((p) => +p.dataset.s >= +found[2] && +p.dataset.s < +found[3]);
    const words = link.dataset.words || flat(pieces.map((p) => p.textContent).join(""));
    return [sheet.querySelector(".name"), words.length > 400 ? `${words.slice(0, 400)}…` : words];
  };
  let [shown, timer] = [null, 0];
  const hide = () => {
    bar.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  };
  const show = (link) => {
    clearTimeout(timer);
    if (link === shown) return;
    hide();
    // What the browser would tell by itself is told here instead.
    if (link.title) {
      link.dataset.words = link.title;
      link.removeAttribute("title");
    }
    const found = find(link);
    if (!found) return;
    const [name, words] = found;
    bar.replaceChildren();
    if (name) {
      const who = document.createElement("span");
      who.append(...[...name.childNodes].map((node) => node.cloneNode(true)));
      bar.append(who);
    }
    const said = document.createElement("bdi");
    said.className = name ? "says" : "";
    said.textContent = name ? `“${words}”` : words;
    const go = document.createElement("a");
    go.href = to(link);
    go.textContent = name ? "Go to the words" : "Go to the finding";
    bar.append(said, go);
    bar.hidden = false;
    shown = link;
    link.setAttribute("aria-describedby", bar.id);
  };
  const later = () => { timer = setTimeout(hide, 400); };
  const of = (event) => (event.target instanceof Element ? event.target.closest(LINKS) : null);
  let finger = false;
  addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch"; });
  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = of(event);
    if (link) show(link);
    else if (event.target instanceof Element && event.target.closest("#told")) clearTimeout(timer);
  });
  addEventListener("pointerout", (event) => { if (event.pointerType !== "touch" && (of(event) || event.target === bar)) later(); });
  addEventListener("focusin", (event) => { if (!finger && of(event)) show(of(event)); });
  addEventListener("focusout", (event) => { if (of(event)) later(); });
  // The first touch tells, the second goes.
  addEventListener("click", (event) => {
    const link = of(event);
    if (finger && link && link !== shown) {
      event.preventDefault();
      show(link);
    } else if (!event.target.closest?.("#told") || event.target.closest("a")) hide();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
