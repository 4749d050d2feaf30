// A button under each chart that saves it as a picture: with its title, its source and its key.
(() => {
  "use strict";

  const offer = document.getElementById("save-picture");
  const figures = [...document.querySelectorAll("[data-figure]")];
  const answers = [...document.querySelectorAll("[data-answers]")];
  const PICTURE = { width: 960, scale: 2, edge: 32, line: 1.3 };
  const TYPEFACE = '"Samenwerking Sans", "Segoe UI", system-ui, sans-serif';

  function offerToSave(chart) {
    if (!offer) return;
    const heading = chart.closest("section, article")?.querySelector("h1, h2, h3, h4");
    const title = heading?.textContent.trim() || (chart.dataset.figure ?? chart.dataset.answers);
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
    const drawn = await imageOf(await chart.drawnApart(PICTURE.width));
    const figure = chart.closest("figure");
    const caption = textOf(figure?.querySelector("figcaption"));
    const notes = [...(figure?.querySelectorAll(".in-picture") ?? [])].map(textOf);
    const canvas = composed(drawn, { title, caption, notes, key: keyOf(chart) });
    const picture = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(picture);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  function textOf(element) {
    return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  // The SVG with our typeface in it, as an image.
  async function imageOf({ svg, width, height }) {
    const image = new Image(width, height);
    const style = `<style>${await typeface()}</style>`;
    image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace(/<svg[^>]*>/, `$&${style}`))}`;
    await image.decode();
    return image;
  }

  // --- A picture of answers: rows of the page, laid in one SVG ------------------------------------

  const ROW = { height: 34, letters: 15, name: 300, bar: 430 };

  function answersApart(picture, width) {
    const lines = [...picture.querySelectorAll(".answers-heading, .answers-row")];
    const height = ROW.height * lines.length;
    const root = node("svg", { width, height, "font-family": TYPEFACE, "font-size": ROW.letters });
    lines.forEach((line, index) => {
      const top = index * ROW.height;
      const isRow = line.matches(".answers-row");
      const name = isRow ? line.querySelector(".answers-name") : line;
      root.append(written(name, { x: 0, y: top + 22, "font-weight": isRow ? 400 : 600 }));
      if (isRow) root.append(...barOf(line, top), saidOf(line, width, top));
    });
    return { svg: new XMLSerializer().serializeToString(root), width, height };
  }

  function barOf(line, top) {
    const drawn = line.querySelector("svg");
    if (!drawn) return [];
    const bar = drawn.cloneNode(true);
    Object.entries({ x: ROW.name, y: top + 4, width: ROW.bar, height: ROW.height - 8 })
      .forEach(([key, value]) => bar.setAttribute(key, value));
    // Numbers that the style sheet hides where there is no room for them.
    bar.querySelectorAll("text").forEach((text) => {
      const needed = Number(text.getAttribute("class").replace("from-", ""));
      if (needed > ROW.bar / ROW.letters) text.remove();
    });
    return [bar];
  }

  function saidOf(line, width, top) {
    return written(line.querySelector(".answers-said"), { x: width, y: top + 22, "text-anchor": "end" });
  }

  function written(element, place) {
    const text = node("text", { ...place, fill: "#1b2a3a" });
    text.textContent = element.textContent.trim();
    return text;
  }

  function node(name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  // --- A figure: as the page has it for wide places, as wide as the saved picture ------------------

  function figureApart(chart, width) {
    const drawn = chart.querySelector(".picture-wide").cloneNode(true);
    const { width: from, height } = drawn.viewBox.baseVal;
    const size = { width, height: Math.round(height * width / from) };
    Object.entries({ ...size, "font-family": TYPEFACE })
      .forEach(([key, value]) => drawn.setAttribute(key, value));
    return { ...size, svg: new XMLSerializer().serializeToString(drawn) };
  }

  figures.forEach((chart) => {
    chart.drawnApart = (width) => figureApart(chart, width);
  });
  answers.forEach((picture) => {
    picture.drawnApart = (width) => answersApart(picture, width);
  });

  // A picture made of SVG has only the letters that are in it.
  async function typeface() {
    const file = await fetch(document.querySelector("link[rel=preload][as=font]").href);
    const reader = new FileReader();
    const read = new Promise((resolve) => { reader.addEventListener("load", resolve); });
    reader.readAsDataURL(await file.blob());
    await read;
    return `@font-face{font-family:"Samenwerking Sans";font-weight:200 900;src:url(${reader.result})}`;
  }

  // The colours of bars are explained once, outside the picture: by the list beside it.
  function keyOf(chart) {
    const items = chart.closest("figure")?.querySelectorAll(".key-colours li") ?? [];
    return [...items].map((item) => {
      const swatch = item.querySelector(".swatch");
      const { backgroundColor: fill, boxShadow } = getComputedStyle(swatch);
      const line = boxShadow === "none" ? fill : "#5a6775";
      return { name: item.textContent.replace(swatch.textContent, "").trim(), fill, line };
    });
  }

  function composed(drawn, { title, caption, notes, key }) {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const rows = (size, weight, color, text) => wrapped(pen, { size, weight, color, text });
    const above = [...rows(28, 600, "#154273", title), ...rows(19, 400, "#1b2a3a", caption)];
    const below = [...notes, offer.dataset.source].flatMap((text) => rows(15, 400, "#4a5866", text));
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

  [...figures, ...answers].forEach(offerToSave);
})();
