"use strict";
(() => {
  const KEPT = "factcheck-decisions/1", NAME = "factcheck-reviewer";
  const SETTLED = new Set(["acceptable", "house-style", "superseded", "false-alarm", "baseline", "ignored"]);
  const WORDS = { "confirmed": "confirmed, to be corrected", "acceptable": "acceptable", "house-style": "house style",
    "superseded": "superseded by a later reading", "false-alarm": "false alarm", "later": "to be decided later" };
  const byId = (id) => document.getElementById(id);
  let articles = [...document.querySelectorAll("article")];
  const homes = new Map(articles.map((article) => [article, article.parentNode]));
  const groups = [...document.querySelectorAll(".group")];
  const passages = JSON.parse(byId("passages").textContent);
  const filters = ["severity", "rule", "topic", "document", "other", "state"].map(byId).filter(Boolean);
  const search = byId("search"), reviewer = byId("reviewer");
  const texts = new Map();
  let local = {}, current = null, kept = true;

  const load = (key) => { try { return localStorage.getItem(key); } catch { kept = false; return null; } };
  const save = (key, text) => { try { localStorage.setItem(key, text); } catch { kept = false; } warn(); };
  const warn = () => {
    byId("trouble").hidden = kept;
    if (!kept) byId("trouble").textContent = "This browser keeps nothing for this page: export your decisions before you close it.";
  };
  const read = () => {
    try {
      const found = JSON.parse(load(KEPT) || "{}");
      return Object.fromEntries(Object.entries(found).filter(([, one]) => one && Object.hasOwn(WORDS, one.ruling)));
    } catch { return {}; }
  };

  const own = (article) => {
    const one = Object.hasOwn(local, article.dataset.finding) ? local[article.dataset.finding] : null;
    return one && String(one.time) > article.dataset.decided ? one : null;
  };
  const ruling = (article) => { const one = own(article); return one ? one.ruling : article.dataset.ruling; };

  function show(article) {
    const one = own(article), chosen = ruling(article), line = article.querySelector(".ruling");
    article.classList.toggle("settled", SETTLED.has(chosen));
    for (const button of article.querySelectorAll(".decide button")) {
      button.setAttribute("aria-pressed", String(button.dataset.ruling === chosen));
    }
    if (line.dataset.before === undefined) line.dataset.before = line.querySelector("span").textContent;
    line.querySelector("span").textContent = one ? WORDS[one.ruling] + (one.note ? ": " + one.note : "") : line.dataset.before;
    line.hidden = !one && !line.dataset.before;
    const remark = article.querySelector(".remark");
    if (remark !== document.activeElement) remark.value = one ? one.note : "";
  }

  function decide(article, chosen) {
    const id = article.dataset.finding;
    if (chosen === "" || (own(article) && own(article).ruling === chosen)) delete local[id];
    else {
      const note = article.querySelector(".remark").value.trim();
      local[id] = { ruling: chosen, note, reviewer: reviewer.value.trim(), time: now() };
    }
    store(article);
  }
  function remark(article) {
    const one = own(article), note = article.querySelector(".remark").value.trim();
    if (!one || one.note === note) return;
    local[article.dataset.finding] = { ...one, note, time: now() };
    store(article);
  }
  function store(article) {
    save(KEPT, JSON.stringify({ ...read(), ...local, ...(Object.hasOwn(local, article.dataset.finding) ? {} : { [article.dataset.finding]: null }) }));
    for (const same of articles) if (same.dataset.finding === article.dataset.finding) show(same);
    tell();
  }
  const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

  const words = (article) => {
    if (!texts.has(article)) texts.set(article, article.textContent.toLowerCase());
    return texts.get(article);
  };
  function inState(article, wanted) {
    const chosen = ruling(article);
    switch (wanted) {
      case "": return true;
      case "open": return !SETTLED.has(chosen);
      case "settled": return SETTLED.has(chosen);
      case "undecided": return !chosen || chosen === "reopened";
      case "decided": return Boolean(chosen) && chosen !== "reopened";
      case "new": case "changed": case "unchanged": return article.dataset.state === wanted;
      default: return chosen === wanted;
    }
  }
  function fits(article, wanted) {
    const { severity, rule, topic, document: first, other, state } = wanted;
    const inside = article.dataset.documents.split(" ");
    return (!severity || article.dataset.severity === severity) && (!rule || article.dataset.rule === rule) && (!topic || article.dataset.topic === topic)
      && (!first || inside.includes(first)) && (!other || inside.includes(other)) && inState(article, state)
      && wanted.words.every((word) => words(article).includes(word));
  }
  function filter() {
    const wanted = Object.fromEntries(filters.map((one) => [one.id, one.value]));
    wanted.words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const article of articles) article.hidden = !fits(article, wanted);
    for (const group of groups) group.hidden = !group.querySelector("article:not([hidden])");
    if (current && current.hidden) { current.classList.remove("current"); current = null; }
    byId("none").hidden = articles.length === 0 || articles.some((one) => !one.hidden);
    tell();
  }
  function tell() {
    const shown = articles.filter((one) => !one.hidden).length;
    const open = articles.filter((one) => !SETTLED.has(ruling(one))).length;
    const mine = articles.filter(own).length;
    byId("status").textContent = `${shown} of ${articles.length} shown · ${open} open · ${mine} decided here`;
  }

  function arrange(order) {
    const by = order === "severity" ? (one) => Number(one.dataset.rank) : (one) => Number(one.id.slice(1));
    articles.sort((one, other) => by(one) - by(other));
    const end = byId("none");
    for (const article of articles) {
      const home = homes.get(article), apart = order === "severity" || home === end.parentNode;
      apart ? end.before(article) : home.append(article);
      if (!apart && home.nextElementSibling !== end) end.before(home);
    }
    filter();
  }

  function go(step) {
    const shown = articles.filter((one) => !one.hidden);
    const at = shown.indexOf(current);
    const next = at < 0 ? shown[step > 0 ? 0 : shown.length - 1] : shown[at + step];
    if (next) { select(next); next.focus({ preventScroll: true }); next.scrollIntoView({ block: "start" }); }
  }
  function select(article) {
    if (current === article) return;
    if (current) current.classList.remove("current");
    current = article;
    current.classList.add("current");
  }

  function context(button) {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    const place = button.closest("li");
    if (open) { place.querySelector(".passage").remove(); return; }
    const letters = [...passages[Number(button.dataset.passage)]];
    const start = Number(button.dataset.start), end = Number(button.dataset.end);
    const passage = document.createElement("p"), mark = document.createElement("mark");
    passage.className = "passage";
    mark.textContent = letters.slice(start, end).join("");
    passage.append(letters.slice(0, start).join(""), mark, letters.slice(end).join(""));
    place.append(passage);
  }

  function exported() {
    const decisions = articles.filter(own).map((article) => ({
      finding: article.dataset.finding, rule: article.dataset.rule, ...own(article),
      title: article.querySelector(".title").textContent,
      values: article.dataset.values.split(" "), sides: article.dataset.sides.split(" "),
    }));
    return JSON.stringify({ schema: KEPT, decisions }, null, 2) + "\n";
  }
  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported()], { type: "application/json" }));
    link.download = "factcheck-decisions.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async function taken(file) {
    const told = byId("told");
    try {
      const found = JSON.parse(await file.text());
      if (found.schema !== KEPT || !Array.isArray(found.decisions)) throw new Error("not decisions exported from a report");
      const here = new Set(articles.map((one) => one.dataset.finding));
      let count = 0;
      for (const one of found.decisions) {
        if (!one || !here.has(one.finding) || !Object.hasOwn(WORDS, one.ruling)) continue;
        const mine = Object.hasOwn(local, one.finding) ? local[one.finding] : null;
        if (mine && String(mine.time) >= String(one.time)) continue;
        const [note, who, time] = [one.note, one.reviewer, one.time].map((text) => String(text ?? "").slice(0, 1000));
        local[one.finding] = { ruling: one.ruling, note, reviewer: who, time };
        count += 1;
      }
      save(KEPT, JSON.stringify({ ...read(), ...local }));
      articles.forEach(show);
      filter();
      told.textContent = `${count} of ${found.decisions.length} decisions taken over from ${file.name}.`;
    } catch (error) {
      told.textContent = `${file.name} was not taken over: ${error.message}.`;
    }
  }

  function pressed(event) {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && typing) { typing.blur(); if (current) current.focus({ preventScroll: true }); return; }
    if (!byId("keys").checked || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") search.focus();
    else if (current && /^[0-6]$/.test(event.key)) {
      decide(current, event.key === "0" ? "" : current.querySelectorAll(".decide button")[event.key - 1].dataset.ruling);
    } else if (current && event.key === "n") current.querySelector(".remark").focus();
    else if (current && event.key === "c") current.querySelectorAll(".context").forEach(context);
    else return;
    event.preventDefault();
  }
  function clicked(event) {
    const button = event.target.closest("button"), article = event.target.closest("article");
    if (article) select(article);
    if (!button) return;
    if (button.classList.contains("context")) context(button);
    else if (article && button.dataset.ruling) decide(article, button.dataset.ruling);
    else if (button.dataset.left) {
      byId("document").value = button.dataset.left;
      byId("other").value = button.dataset.right;
      filter();
      byId("findings").focus();
    }
  }

  document.documentElement.classList.add("js");
  local = read();
  reviewer.value = load(NAME) || "";
  for (const article of articles) {
    article.append(byId("decide").content.cloneNode(true));
    show(article);
  }
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", clicked);
  document.addEventListener("change", (event) => { if (event.target.matches(".remark")) remark(event.target.closest("article")); });
  document.addEventListener("focusin", (event) => { const article = event.target.closest("article"); if (article) select(article); });
  for (const one of filters) one.addEventListener("change", filter);
  search.addEventListener("input", filter);
  reviewer.addEventListener("change", () => save(NAME, reviewer.value.trim()));
  byId("export").addEventListener("click", download);
  byId("import").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", (event) => {
    if (event.target.files.length) taken(event.target.files[0]).then(() => { event.target.value = ""; });
  });
  if (byId("order")) byId("order").addEventListener("change", (event) => arrange(event.target.value));
  byId("clear").addEventListener("click", () => {
    for (const one of filters) one.value = one.id === "state" ? "open" : "";
    search.value = "";
    filter();
  });
  addEventListener("storage", (event) => { if (event.key === KEPT) { local = read(); articles.forEach(show); tell(); } });
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of folded) one.open = false; });
  warn();
  filter();
})();
