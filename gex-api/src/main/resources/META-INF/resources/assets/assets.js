/** All assets of the universe: instability, and of one asset the components, the features behind them and their inputs. */
import * as address from './address.js';
import * as api from './api.js';
import { button, h, panel, replace } from './dom.js';
import { count, dateTime, figure, NONE, number, words } from './format.js';
import { showFlowMap } from './flow-map.js';
import { regimeKind, showScore } from './overview.js';
import { scroller, showTable } from './table.js';

const at = instant => (instant ? dateTime(instant) : NONE);

/** Scores and features joined by asset, in the order of the classes. */
function rowsOf(scores, features) {
  const rows = new Map(features.map(each => [each.asset, { asset: each.asset, assetClass: each.asset_class, asOf: each.as_of }]));
  for (const score of scores) rows.set(score.symbol, { asset: score.symbol, asOf: score.as_of, ...rows.get(score.symbol), score });
  return [...rows.values()].sort((a, b) => (a.assetClass ?? '').localeCompare(b.assetClass ?? '') || a.asset.localeCompare(b.asset));
}

const missing = score => score.components.filter(component => component.value === null).map(component => words(component.name));

const assetColumns = onSelect => [
  { name: 'Asset', kind: 'l', cell: r => button(r.asset, `asset ${r.asset}`, () => onSelect(r.asset), { class: 'quiet' }) },
  { name: 'Class', kind: 'l', cell: r => words(r.assetClass) },
  { name: 'Instability', unit: '0 – 100', cell: r => (r.score?.index ?? null) === null ? NONE : h('span', { class: regimeKind(r.score) }, number(r.score.index, 1)) },
  { name: 'Regime', kind: 'l', cell: r => (r.score ? h('span', { class: regimeKind(r.score) }, words(r.score.regime)) : 'not scored yet') },
  { name: 'Pressure', kind: 'l', cell: r => words(r.score?.pressure) },
  { name: 'Abstaining', kind: 'l wide', cell: r => (r.score ? missing(r.score).join(', ') || 'none' : NONE) },
  { name: 'As of', kind: 'l', cell: r => at(r.asOf) },
];

const FEATURE_COLUMNS = [
  { name: 'Feature', kind: 'l', cell: r => words(r.name) },
  { name: 'Value', cell: r => figure(r.value) },
  { name: 'Unit', kind: 'l', cell: r => words(r.unit) },
  { name: 'Known at', kind: 'l', cell: r => at(r.as_of) },
  { name: 'Observations', cell: r => (r.inputs.newest.length
    ? h('details', {}, h('summary', { 'data-focus': `inputs ${r.name}` }, count(r.inputs.count)), h('ol', { class: 'ids' }, r.inputs.newest.map(id => h('li', {}, id)))) : count(r.inputs.count)) },
  { name: 'Reason', kind: 'l', cell: r => (r.reason ? words(r.reason) : '') },
];

function open(host, page) {
  const assets = h('div'), score = h('div'), features = h('div'), flow = h('div'), flowDate = h('small'), which = h('small'), whose = h('small');
  const select = asset => { address.set({ asset }); page.refresh(); };
  replace(host,
    panel('assets', ['Assets ', h('small', {}, 'instability of each, by class')], null, scroller('assets-title', assets)),
    panel('explanation', ['Components ', which], null, score),
    panel('features', ['Features ', whose], null, scroller('features-title', features)),
    panel('flow', ['How assets move together ', flowDate], null, scroller('flow-title', flow)));

  async function refresh(signal) {
    const [scores, known, moves] = await Promise.all([api.scores(signal), api.features(signal), api.marketFlow(signal)]);
    const rows = rowsOf(scores, known);
    const selected = rows.find(row => row.asset === address.get('asset')) ?? rows[0];
    showTable(assets, assetColumns(select), rows, { empty: 'No asset is known yet. Assets appear with their first observation.', mark: row => (row === selected ? 'here' : null) });
    const found = selected && await api.featuresOf(selected.asset, signal);
    which.textContent = selected ? `of ${selected.asset}, with weights` : '';
    whose.textContent = found ? `of ${selected.asset}, ${dateTime(found.as_of)}` : '';
    flowDate.textContent = moves ? `correlation of daily returns, ${moves.date}` : '';
    showFlowMap(flow, moves);
    showScore(score, selected?.score ?? null);
    showTable(features, FEATURE_COLUMNS, Object.entries(found?.features ?? {}).map(([name, feature]) => ({ name, ...feature })), { empty: 'No features yet.' });
  }
  return { refresh };
}

export const assetsView = { name: 'assets', title: 'Assets', scope: 'read', open };
