"use strict";
(() => {
  // The page works without this: it only lights the whole of a place where CSS alone can light its first piece.
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
  // Folded lists are unfolded on paper, and folded again afterwards.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((box) => { box.open = false; }));
})();
