// Draws the pictures of a dashboard from the JSON that the page carries. Without this script the
// tables say the same.
(() => {
  "use strict";

  const CONFIG = {
    displayModeBar: false,
    displaylogo: false,
    locale: "nl",
    plotlyServerURL: "",
    responsive: true,
    showSendToCloud: false,
    showTips: false,
  };
  const NARROW = 480;
  // Each script of pictures has what its figures share, and the figures by name.
  const figures = {};
  document.querySelectorAll("script[id^='pictures-']").forEach((script) => {
    const pictures = JSON.parse(script.textContent);
    Object.entries(pictures.figures).forEach(([name, figure]) => {
      figure.layout.template = pictures.template;
      figures[name] = figure;
    });
  });
  const charts = [...document.querySelectorAll("[data-figure]")];
  const waiting = new Set(charts);

  function draw(chart) {
    if (!waiting.delete(chart)) return;
    const { data, layout } = figures[chart.dataset.figure];
    const narrow = chart.clientWidth < NARROW ? layout.meta?.narrow : {};
    Plotly.newPlot(chart, data, { ...layout, ...narrow, autosize: true }, CONFIG);
    chart.dataset.drawn = "";
    if (!waiting.size) performance.mark("charts-drawn");
  }

  // What is in view comes first; the others follow one by one, so that the page stays quick to use.
  function drawInTurn() {
    const [next] = waiting;
    if (!next) return;
    draw(next);
    setTimeout(drawInTurn);
  }

  function isInView(chart) {
    const box = chart.getBoundingClientRect();
    return box.top < window.innerHeight && box.bottom > 0;
  }

  // Plotly measures its texts, so the typeface has to be there.
  document.fonts.load("15px 'Samenwerking Sans'").finally(() => {
    charts.filter(isInView).forEach(draw);
    setTimeout(drawInTurn);
  });

  // --- What is needed to save a chart as a picture (save-pictures.js) ------------------------------

  // The chart as SVG of this width, whatever the width of the screen; with its height.
  async function drawnApart(chart, width) {
    draw(chart);
    const { data, layout } = structuredClone(figures[chart.dataset.figure]);
    const size = { width, height: layout.height ?? chart.clientHeight };
    const wide = { ...layout, ...size, autosize: false, paper_bgcolor: "#ffffff" };
    const options = { ...size, format: "svg", imageDataOnly: true };
    return { ...size, svg: await Plotly.toImage({ data, layout: wide, config: CONFIG }, options) };
  }

  charts.forEach((chart) => { chart.drawnApart = (width) => drawnApart(chart, width); });

  // --- On paper -----------------------------------------------------------------------------------

  function drawForPaper(chart) {
    draw(chart);
    Plotly.relayout(chart, { autosize: false, width: Number(chart.dataset.printWidth) });
  }

  function drawForScreen(chart) {
    Plotly.relayout(chart, { autosize: true, width: null });
  }

  window.addEventListener("beforeprint", () => charts.forEach(drawForPaper));
  window.addEventListener("afterprint", () => charts.forEach(drawForScreen));
})();
