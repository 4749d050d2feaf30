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
  const WIDE = 960;
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

  // On a wide screen a chart may have a width of its own, to be scaled as a whole.
  function widthOf(chart) {
    const width = Number(chart.dataset.width);
    return width && window.innerWidth >= WIDE ? { autosize: false, width } : { autosize: true, width: null };
  }

  function draw(chart) {
    if (!waiting.delete(chart)) return;
    const { data, layout } = figures[chart.dataset.figure];
    const narrow = chart.clientWidth < NARROW ? layout.meta?.narrow : {};
    Plotly.newPlot(chart, data, { ...layout, ...narrow, ...widthOf(chart) }, CONFIG);
    chart.dataset.drawn = "";
    chart.dispatchEvent(new Event("drawn", { bubbles: true }));
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

  // --- Each chart as a picture to save: with its title, its source and its key -------------------

  const offer = document.getElementById("save-picture");
  const PICTURE = { width: 960, scale: 2, edge: 32, line: 1.3 };
  const TYPEFACE = '"Samenwerking Sans", "Segoe UI", system-ui, sans-serif';

  function offerToSave(chart) {
    if (!offer) return;
    const heading = chart.closest("section, article")?.querySelector("h1, h2, h3, h4");
    const title = heading?.textContent.trim() || chart.dataset.figure;
    const save = offer.content.cloneNode(true);
    const button = save.querySelector("button");
    button.querySelector(".visually-hidden").append(title);
    button.addEventListener("click", async () => {
      button.disabled = true;
      await savePicture(chart, title, fileName(title)).finally(() => { button.disabled = false; });
    });
    chart.after(save);
  }

  function fileName(title) {
    const plain = title.normalize("NFKD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase();
    return `${offer.dataset.file}-${plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}.png`;
  }

  async function savePicture(chart, title, name) {
    draw(chart);
    const drawn = await drawnApart(figures[chart.dataset.figure], chart);
    const caption = chart.closest("figure")?.querySelector("figcaption")?.textContent ?? "";
    const canvas = composed(drawn, title, caption.replace(/\s+/g, " ").trim(), keyOf(chart));
    const picture = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(picture);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // The chart at the width of a picture, whatever the width of the screen.
  async function drawnApart(figure, chart) {
    const { data, layout } = structuredClone(figure);
    const size = { width: PICTURE.width, height: layout.height ?? chart.clientHeight };
    const wide = { ...layout, ...size, autosize: false, paper_bgcolor: "#ffffff" };
    const options = { ...size, format: "svg", imageDataOnly: true };
    const svg = await Plotly.toImage({ data, layout: wide, config: CONFIG }, options);
    const image = new Image(size.width, size.height);
    const style = `<style>${await typeface()}</style>`;
    image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace(/<svg[^>]*>/, `$&${style}`))}`;
    await image.decode();
    return image;
  }

  // A picture made of SVG has only the letters that are in it.
  async function typeface() {
    const file = await fetch(document.querySelector("link[rel=preload][as=font]").href);
    const reader = new FileReader();
    const read = new Promise((resolve) => { reader.onload = resolve; });
    reader.readAsDataURL(await file.blob());
    await read;
    return `@font-face{font-family:"Samenwerking Sans";font-weight:200 900;src:url(${reader.result})}`;
  }

  // On the page the colours of bars are explained once, outside the charts.
  function keyOf(chart) {
    const bars = chart._fullData.filter((trace) => trace.type === "bar");
    return bars.map(({ name, marker }) => ({ name, fill: marker.color, line: marker.line.color }));
  }

  function composed(drawn, title, caption, key) {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const rows = (size, weight, color, text) => wrapped(pen, { size, weight, color, text });
    const above = [...rows(28, 600, "#154273", title), ...rows(19, 400, "#1b2a3a", caption)];
    const below = rows(15, 400, "#4a5866", offer.dataset.source);
    const height = (lines) => lines.reduce((sum, { size }) => sum + size * PICTURE.line, 0);
    const heights = { above: height(above) + 24, key: key.length ? 36 : 0, drawn: drawn.height };
    const total = heights.above + heights.key + heights.drawn + height(below) + 24;
    canvas.width = (PICTURE.width + 2 * PICTURE.edge) * PICTURE.scale;
    canvas.height = Math.ceil(total + 2 * PICTURE.edge) * PICTURE.scale;
    pen.scale(PICTURE.scale, PICTURE.scale);
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.translate(PICTURE.edge, PICTURE.edge);
    write(pen, above, 0);
    writeKey(pen, key, heights.above);
    pen.drawImage(drawn, 0, heights.above + heights.key, drawn.width, drawn.height);
    write(pen, below, heights.above + heights.key + heights.drawn + 24);
    return canvas;
  }

  function wrapped(pen, { size, weight, color, text }) {
    const font = `${weight} ${size}px ${TYPEFACE}`;
    pen.font = font;
    const lines = [""];
    text.split(" ").forEach((word) => {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width <= PICTURE.width) lines[lines.length - 1] = longer;
      else lines.push(word);
    });
    return lines.filter(Boolean).map((line) => ({ size, font, color, text: line }));
  }

  function write(pen, lines, top) {
    pen.textBaseline = "top";
    lines.reduce((y, { size, font, color, text }) => {
      Object.assign(pen, { font, fillStyle: color });
      pen.fillText(text, 0, y);
      return y + size * PICTURE.line;
    }, top);
  }

  function writeKey(pen, key, top) {
    Object.assign(pen, { font: `400 16px ${TYPEFACE}`, textBaseline: "middle" });
    key.reduce((x, { name, fill, line }) => {
      Object.assign(pen, { fillStyle: fill, strokeStyle: line });
      pen.fillRect(x, top, 20, 20);
      pen.strokeRect(x + 0.5, top + 0.5, 19, 19);
      pen.fillStyle = "#1b2a3a";
      pen.fillText(name, x + 28, top + 11);
      return x + 28 + pen.measureText(name).width + 22;
    }, 0);
  }

  charts.forEach(offerToSave);

  // --- On paper -----------------------------------------------------------------------------------

  function drawForPaper(chart) {
    draw(chart);
    Plotly.relayout(chart, { autosize: false, width: Number(chart.dataset.printWidth) });
  }

  function drawForScreen(chart) {
    Plotly.relayout(chart, widthOf(chart));
  }

  window.addEventListener("beforeprint", () => charts.forEach(drawForPaper));
  window.addEventListener("afterprint", () => charts.forEach(drawForScreen));
})();
