// Charts (MSK-60): each is drawn from the table beside it, which is there for whoever cannot see the drawing or runs no scripts.
//   <figure class="chart" data-chart="lines|bars"><figcaption>…</figcaption><div class="plot" data-drawn role="img" aria-label="…"></div>
//     <details><summary>…</summary><table>first column: labels, others: one series each, but for th data-undrawn; numbers in data-value</table></details></figure>
const echarts = window.echarts;
const drawn = new Map();
// rows of bars that are drawn with all their figures, and heights in pixels
const FEW = 4;
const LEAST = 160;
const FRAME = 64;
const BAR = 20;

// the library writes fonts as style attributes, which the content security policy refuses; the same through the style object is allowed
const set = SVGElement.prototype.setAttribute;
SVGElement.prototype.setAttribute = function setAttribute(name, value) {
  if (name === 'style') this.style.cssText = value;
  else set.call(this, name, value);
};

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = (value) => Number(value).toLocaleString(document.documentElement.lang.startsWith('zh') ? 'zh-TW' : 'en');

function data(table) {
  const columns = [...table.tHead.rows[0].cells].slice(1).filter((cell) => !('undrawn' in cell.dataset));
  const rows = [...table.tBodies[0].rows];
  return {
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    links: rows.map((row) => row.cells[0].querySelector('a')?.href),
    series: columns.map((column) => ({
      name: column.textContent.trim(),
      values: rows.map((row) => Number(row.cells[column.cellIndex]?.dataset.value ?? 0)),
    })),
  };
}

function options(kind, { labels, series }) {
  const bars = kind === 'bars';
  const ink = colour('--cl-ink');
  const muted = colour('--cl-muted');
  const text = { color: ink, fontFamily: colour('--cl-font'), fontSize: 13 };
  const axis = { axisLabel: { color: muted }, axisLine: { lineStyle: { color: muted } }, splitLine: { lineStyle: { color: colour('--cl-line') } } };
  const values = { type: 'value', minInterval: 1, ...axis, axisLabel: { color: muted, formatter: number, hideOverlap: true }, splitNumber: bars ? 3 : 5 };
  const categories = { type: 'category', data: labels, triggerEvent: true, ...axis };
  return {
    // nothing moves unless something happened
    animation: false,
    color: [colour('--cl-accent'), colour('--cl-warn'), colour('--cl-ok'), muted, colour('--cl-bad')],
    textStyle: text,
    // drawn as text: HTML with style attributes would be refused by the content security policy
    tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: number, axisPointer: { type: bars ? 'shadow' : 'line' } },
    legend: { show: series.length > 1, bottom: 0, textStyle: { color: ink } },
    grid: { left: 8, right: bars ? 72 : 24, top: 12, bottom: series.length > 1 ? 36 : 8, containLabel: true },
    xAxis: bars ? values : categories,
    yAxis: bars ? { ...categories, inverse: true } : values,
    series: series.map(({ name, values: numbers }, i) => ({
      name,
      type: bars ? 'bar' : 'line',
      data: numbers,
      barMaxWidth: 18,
      showSymbol: numbers.length < 32,
      // told apart without colour as well
      symbol: ['circle', 'rect', 'triangle', 'diamond', 'pin'][i % 5],
      lineStyle: { type: ['solid', 'dashed', 'dotted'][i % 3], width: 2 },
      label: bars ? { show: true, position: 'right', color: ink, formatter: ({ value }) => number(value) } : undefined,
    })),
  };
}

function draw(figure) {
  const plot = figure.querySelector('.plot');
  const table = figure.querySelector('table');
  if (!plot || !table?.tBodies[0]) return;
  const rows = table.tBodies[0].rows.length;
  if (rows === 0) return;
  const all = data(table);
  // more bars than can be told apart: the first figure is drawn, the table has the others
  const shown = figure.dataset.chart === 'bars' && rows > FEW ? { ...all, series: all.series.slice(0, 1) } : all;
  let chart = drawn.get(plot);
  if (!chart) {
    // a plot takes room only where it is drawn
    plot.classList.add('drawn');
    chart = echarts.init(plot, null, { renderer: 'svg' });
    drawn.set(plot, chart);
  }
  if (figure.dataset.chart === 'bars') {
    const height = `${Math.max(LEAST, FRAME + rows * Math.max(BAR, shown.series.length * BAR))}px`;
    if (plot.style.height !== height) {
      plot.style.height = height;
      chart.resize();
    }
  }
  chart.setOption(options(figure.dataset.chart, shown), true);
  // a bar, a point or its name opens what it counts, as the link in the table does
  chart.off('click');
  chart.on('click', ({ dataIndex, value }) => {
    const link = all.links[dataIndex ?? all.labels.indexOf(value)];
    if (link) location.assign(link);
  });
}

function drawAll() {
  for (const [plot, chart] of drawn) {
    if (plot.isConnected) continue;
    chart.dispose();
    drawn.delete(plot);
  }
  document.querySelectorAll('figure[data-chart]').forEach(draw);
}

if (echarts) {
  drawAll();
  // live.js puts fresh tables in place of the old ones
  new MutationObserver((changes) => {
    if (changes.some((change) => [...change.addedNodes].some((node) => node.nodeType === 1 && (node.matches?.('figure[data-chart]') || node.querySelector?.('figure[data-chart]'))))) drawAll();
  }).observe(document.body, { childList: true, subtree: true });
  addEventListener('resize', () => drawn.forEach((chart) => chart.resize()));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
}
