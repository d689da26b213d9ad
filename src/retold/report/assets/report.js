"use strict";
(() => {
  // The page works without any of this. Here: light the whole of a place where CSS alone lights its first piece.
  const place = /^(.*)-(\d+)-(\d+)$/;
  let lit = [];
  const show = () => {
    lit.forEach((piece) => piece.classList.remove("lit"));
    lit = [];
    const found = place.exec(decodeURIComponent(location.hash.slice(1)));
    const at = found && document.getElementById(found[0]);
    if (!at) return;
    const [start, end] = [Number(found[2]), Number(found[3])];
    lit = [...at.closest(".sheet").querySelectorAll(".m")].filter((piece) => piece.dataset.s >= start && piece.dataset.s < end);
    lit.forEach((piece) => piece.classList.add("lit"));
  };
  addEventListener("hashchange", show);
  show();
  // A finding can be taken along: its sentence, its words with who printed them, and where in this file it stands.
  const flat = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const places = (finding) => {
    const sides = finding.querySelector(".sides-of");
    return [...(sides ? document.getElementById(sides.hash.slice(1)) : finding).querySelectorAll(".cites li")];
  };
  const citation = (finding) => [
    flat(finding.querySelector(".what")),
    ...places(finding).map((row) => {
      const who = [...row.querySelectorAll(".who a")].map(flat).join(", ");
      return `${who}: “${flat(row.querySelector(".words"))}”`;
    }),
    `${location.href.split("#")[0]}#${finding.id.replace(/^first-/, "")}`,
  ].join("\n");
  const addButton = (tools) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy with citation";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(citation(tools.closest(".finding")));
        button.textContent = "Copied";
      } catch {
        button.textContent = "Your browser does not allow copying from this page";
      }
    });
    tools.append(" ", button);
  };
  // Hundreds of findings get theirs a few at a time, so that the page answers in between.
  const waiting = [...document.querySelectorAll(".finding .tools")];
  const next = () => {
    waiting.splice(0, 40).forEach(addButton);
    if (waiting.length) setTimeout(next);
  };
  next();
  // Folded lists are unfolded on paper, and folded again afterwards.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((box) => { box.open = false; }));
})();
