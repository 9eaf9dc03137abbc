/** Correlations of all ordered pairs of assets, with lag and common stress on each. */
import { h, replace } from './dom.js';
import { count, NONE, number, percent, words } from './format.js';

const STRONGEST = 35; // percent of the colour of a correlation of 1 or −1

const lagOf = pair => (pair.lag_days === 0 ? 'largest on the same day'
  : `largest (${number(pair.lag_correlation, 2)}) when ${pair.from} ${pair.lag_days > 0 ? 'precedes' : 'follows'} by ${count(Math.abs(pair.lag_days))} days`);

const title = pair => `${pair.from} and ${pair.to}: ${pair.correlation === null ? words(pair.reason)
  : `${number(pair.correlation, 2)}, ${lagOf(pair)}, both stressed on ${pair.stress_overlap === null ? NONE : percent(pair.stress_overlap, 0)} of days`}, ${count(pair.days)} days`;

function cell(pair) {
  if (!pair) return h('td');
  const value = pair.correlation;
  const shown = h('td', { title: title(pair) }, number(value, 2));
  if (value !== null) shown.style.background = `color-mix(in srgb, var(--${value < 0 ? 'put' : 'call'}) ${Math.round(Math.abs(value) * STRONGEST)}%, transparent)`;
  return shown;
}

/** Shows `flow`, an answer of /scores/market or null, in `host`. */
export function showFlowMap(host, flow) {
  if (!flow) return replace(host, h('p', { class: 'empty' }, 'Not known yet: it needs two assets with 61 closes.'));
  const assets = [...new Set(flow.pairs.flatMap(pair => [pair.from, pair.to]))].sort();
  const pairs = new Map(flow.pairs.map(pair => [`${pair.from} ${pair.to}`, pair]));
  replace(host, h('table', { class: 'matrix' },
    h('thead', {}, h('tr', {}, h('td'), assets.map(asset => h('th', { scope: 'col' }, asset)))),
    h('tbody', {}, assets.map(from => h('tr', {}, h('th', { scope: 'row' }, from), assets.map(to => cell(pairs.get(`${from} ${to}`))))))));
}
