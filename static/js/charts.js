// Makes the pictures of a dashboard tell their numbers to whoever points at them. The page has them
// already, drawn by the server: what is needed is fetched once one of them comes into view, and
// only where there is something to point with.
(() => {
  "use strict";

  const { library, locale, styles } = document.currentScript.dataset;
  const CONFIG = {
    displayModeBar: false,
    displaylogo: false,
    locale: "nl",
    plotlyServerURL: "",
    showSendToCloud: false,
    showTips: false,
  };
  const charts = [...document.querySelectorAll("[data-figure]")];
  const figures = {};
  let fetched = null;

  function readFigures() {
    document.querySelectorAll("script[id^='pictures-']").forEach((script) => {
      Object.assign(figures, JSON.parse(script.textContent).figures);
    });
  }

  function added(tag, attributes) {
    const element = Object.assign(document.createElement(tag), attributes);
    return new Promise((resolve, reject) => {
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });
  }

  // The id and class tell plotly that its styles are there: its own would be refused by the policy.
  async function fetchLibrary() {
    readFigures();
    const style = { id: "plotly.js-style-global", className: "no-inline-styles", rel: "stylesheet" };
    await added("link", { ...style, href: styles });
    await added("script", { src: library });
    await added("script", { src: locale });
    // Plotly measures its texts, so the typeface has to be there.
    await document.fonts.load("15px 'Samenwerking Sans'");
  }

  // --- Unseen over the picture of the server: in the same measures, scaled as that is ----------------

  function drawnBy(chart) {
    return [...chart.querySelectorAll(":scope > svg")].find((svg) => svg.checkVisibility());
  }

  function draw(chart) {
    const svg = drawnBy(chart);
    if (!svg) return;
    const { data, layout } = structuredClone(figures[chart.dataset.figure]);
    const isNarrow = svg.classList.contains("picture-narrow");
    const { width, height } = svg.viewBox.baseVal;
    const size = { width, height, autosize: false };
    const stage = chart.querySelector(".chart-live") ?? document.createElement("div");
    stage.className = "chart-live";
    chart.append(stage);
    Plotly.newPlot(stage, data, { ...layout, ...(isNarrow && layout.meta.narrow), ...size }, CONFIG);
    stage.dataset.width = width;
    fit(chart);
    chart.dataset.drawn = "";
  }

  function fit(chart) {
    const stage = chart.querySelector(".chart-live");
    const svg = drawnBy(chart);
    if (!stage || !svg) return;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    stage.style.transform = `scale(${scale})`;
    if (Number(stage.dataset.width) !== svg.viewBox.baseVal.width) draw(chart);
  }

  const sizes = new ResizeObserver((changed) => changed.forEach(({ target }) => fit(target)));

  const views = new IntersectionObserver((seen) => {
    seen.filter(({ isIntersecting }) => isIntersecting).forEach(async ({ target }) => {
      views.unobserve(target);
      fetched ??= fetchLibrary();
      await fetched;
      draw(target);
      sizes.observe(target);
    });
  });

  if (window.matchMedia("(any-hover: hover)").matches) {
    window.addEventListener("load", () => charts.forEach((chart) => views.observe(chart)));
  }
})();
