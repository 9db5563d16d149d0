"use strict";
(() => {
  const form = document.getElementById("filters");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /* A link to a folded instrument, or to a finding that is filtered out, shows it. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches("details")) target.open = true;
    if (target.closest("[hidden]") && form) {
      form.reset();
      apply();
    }
    target.scrollIntoView();
  };

  /* What is folded is printed too. */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
  addEventListener("hashchange", reveal);

  const cards = [...document.querySelectorAll("#cards > .card")];
  const shown = document.getElementById("shown");
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, plain(card.textContent));
    return texts.get(card);
  };

  const matches = (card, wanted) =>
    wanted.every(([name, value]) =>
      name === "text"
        ? plain(value).split(/\s+/).every((word) => textOf(card).includes(word))
        : card.dataset[name].split("|").includes(value));

  function apply() {
    const wanted = [...new FormData(form)].filter(([, value]) => value.trim());
    let count = 0;
    for (const card of cards) {
      card.hidden = !matches(card, wanted);
      if (!card.hidden) count += 1;
    }
    const number = (n) => n.toLocaleString(document.documentElement.lang, { numberingSystem: "latn" });
    shown.textContent = shown.dataset.message
      .replace("%(shown)s", number(count)).replace("%(total)s", number(cards.length));
    return wanted;
  }

  /* The filters stand in the address, so that a view can be sent to somebody. */
  const keep = () => {
    const query = new URLSearchParams(apply());
    history.replaceState(null, "", query.size ? `#findings?${query}` : "#findings");
  };

  const restore = () => {
    const [place, query] = location.hash.slice(1).split("?");
    if (place !== "findings" || !query) return;
    for (const [name, value] of new URLSearchParams(query)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    document.getElementById("findings").scrollIntoView();
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", keep);
    form.addEventListener("reset", () => setTimeout(keep));
    form.addEventListener("submit", (event) => event.preventDefault());
    restore();
    apply();
  }
  if (location.hash) reveal();
})();
