"use strict";
(() => {
  const form = document.getElementById("filter");
  const findings = [...document.querySelectorAll(".finding")];
  const groups = [...document.querySelectorAll(".findings")];
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const words = new Map(findings.map((one) => [one, plain(one.textContent)]));

  const filter = () => {
    const outcomes = new Set([...form.elements.outcome].filter((box) => box.checked).map((box) => box.value));
    const regime = form.elements.regime.value;
    const weight = form.elements.weight.value;
    const wanted = plain(form.elements.text.value).split(/\s+/).filter(Boolean);
    let number = 0;
    for (const one of findings) {
      const { outcome, decided, regime: its, weight: heavy } = one.dataset;
      const shown = (outcomes.has(outcome) || outcomes.has(decided))
        && (!regime || regime === its)
        && (!weight || weight === heavy)
        && wanted.every((word) => words.get(one).includes(word));
      one.hidden = !shown;
      number += shown;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    }
    const count = document.getElementById("shown");
    count.value = count.dataset.words.replace("{number}", number).replace("{all}", findings.length);
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    for (let one = target; one; one = one.parentElement) {
      if (one.tagName === "DETAILS") one.open = true;
    }
    const own = target.querySelector(":scope > details");
    if (own) own.open = true;
    target.scrollIntoView();
  };

  const fold = (open) => {
    for (const one of findings) {
      if (!one.hidden) one.querySelector("details").open = open;
    }
  };

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  document.getElementById("unfold").addEventListener("click", () => fold(true));
  document.getElementById("fold").addEventListener("click", () => fold(false));
  addEventListener("hashchange", reveal);
  form.hidden = false;
  filter();
  reveal();
})();
