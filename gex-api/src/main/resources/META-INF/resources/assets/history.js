/** Price with flip and walls over days. */
import * as address from './address.js';
import * as api from './api.js';
import { Chart } from './chart.js';
import { button, h, panel, replace, segments } from './dom.js';
import { count, date, number, price, scaleOf, words } from './format.js';
import { historyChart } from './history-chart.js';
import { priceLegend } from './overview.js';
import { scroller, showTable } from './table.js';

const DAYS = [[1, '1 day'], [5, '5 days'], [30, '30 days'], [365, '1 year']];
const DEFAULT_DAYS = 5;
const DAY_MS = 86400e3;
const PAGE = 5000;
const PAGES = 6;

/** Observations since `from`, ascending: those of the newest pages. */
async function load(symbol, from, signal) {
  let points = [];
  let cursor = null;
  for (let page = 0; page < PAGES; page++) {
    const { items, next_cursor: next } = await api.history(symbol, { from, limit: PAGE, cursor }, signal);
    points = [...items, ...points];
    cursor = next;
    if (!next) break;
  }
  return points;
}

/** One row a New York day, the newest first. */
function byDay(points) {
  const days = new Map();
  for (const point of points) {
    const day = date(point.as_of);
    const row = days.get(day) ?? { day, n: 0, open: point.spot, low: point.spot, high: point.spot };
    days.set(day, Object.assign(row, { n: row.n + 1, low: Math.min(row.low, point.spot), high: Math.max(row.high, point.spot), last: point }));
  }
  return [...days.values()].reverse();
}

function showDays(host, points) {
  const rows = byDay(points);
  const { divisor, unit } = scaleOf(rows.map(row => row.last.net_gex));
  showTable(host, [
    { name: 'Day', unit: 'New York', kind: 'l', cell: r => r.day },
    { name: 'Observations', cell: r => count(r.n) },
    ...['open', 'high', 'low'].map(name => ({ name: words(name), unit: '$', cell: r => number(r[name], 2) })),
    { name: 'last', unit: '$', cell: r => number(r.last.spot, 2) },
    { name: 'Flip', unit: '$', cell: r => price(r.last.gamma_flip) },
    { name: 'Call wall', unit: 'strike', cell: r => price(r.last.call_wall) },
    { name: 'Put wall', unit: 'strike', cell: r => price(r.last.put_wall) },
    { name: 'Net GEX', unit: `${unit} / 1 %`, cell: r => h('span', { class: r.last.net_gex < 0 ? 'neg' : 'pos' }, number(r.last.net_gex / divisor, 3)) },
    { name: 'Regime', kind: 'l', cell: r => words(r.last.gamma_regime) },
  ], rows, { empty: 'Nothing was observed in this time.' });
}

function open(host, page) {
  const chartHost = h('div', { class: 'chart tall' }), days = h('div'), extent = h('small');
  const wanted = () => Number(address.get('days') ?? DEFAULT_DAYS);
  const start = () => new Date(Date.now() - wanted() * DAY_MS).toISOString();
  const save = () => api.saveCsv(`/gex/${page.symbol()}/history`, { from: start(), limit: PAGE }, `${page.symbol()}-history`).catch(error => page.notice(error.message));
  replace(host, panel('past', ['Spot, flip and walls ', extent], [priceLegend(),
    segments('Days', 'days', DAYS, wanted(), value => { address.set({ days: value === DEFAULT_DAYS ? null : value }); page.refresh(); }),
    button('Save as CSV', 'csv', save)], chartHost,
  h('p', { class: 'why' }, 'Levels as they were published, under the server\'s default convention. Above: dollars; below: net GEX, dollars per 1 % move.')),
  panel('days', ['By day ', h('small', {}, 'levels of the last observation')], null, scroller('days-title', days)));
  const chart = new Chart(chartHost);
  let known = { of: null, points: [] };

  /** Only what is new, once the same time of the same symbol has been read. */
  async function points(signal) {
    const of = `${page.symbol()} ${wanted()}`;
    const last = known.of === of ? known.points.at(-1)?.as_of : undefined;
    const added = await load(page.symbol(), last ?? start(), signal);
    const before = last ? known.points.filter(point => Date.parse(point.as_of) < Date.parse(last)) : [];
    known = { of, points: [...before, ...added] };
    return known.points;
  }

  async function refresh(signal) {
    const found = await points(signal);
    chart.show(historyChart(found, text => { extent.textContent = text; }));
    showDays(days, found);
    return found.length ? { symbol: page.symbol(), as_of: found.at(-1).as_of, stale: false } : null;
  }
  return { refresh };
}

export const historyView = { name: 'history', title: 'History', scope: 'read', perSymbol: true, open };
