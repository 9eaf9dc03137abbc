/** The models that are served: versions, drift, and of one model the card. */
import * as address from './address.js';
import * as api from './api.js';
import { button, h, pairs, panel, replace } from './dom.js';
import { count, dateTime, figure, NONE, number, words } from './format.js';
import { markdown } from './markdown.js';
import { scroller, showTable } from './table.js';

const state = drift => (drift === null ? h('span', { class: 'none' }, 'not evaluated yet')
  : drift.alarm ? h('span', { class: 'neg' }, 'in alarm') : h('span', { class: 'pos' }, 'quiet'));

const columns = onSelect => [
  { name: 'Model', kind: 'l', cell: r => button(r.model, `model ${r.model}`, () => onSelect(r.model), { class: 'quiet' }) },
  { name: 'Version', kind: 'l', cell: r => r.model_version },
  { name: 'Device', kind: 'l', cell: r => r.device },
  { name: 'From', kind: 'l', cell: r => r.source },
  { name: 'Made', kind: 'l', cell: r => dateTime(r.as_of) },
  { name: 'Activated', kind: 'l', cell: r => dateTime(r.ingest_ts) },
  { name: 'Drift', kind: 'l', cell: r => state(r.drift) },
  { name: 'Evaluated', kind: 'l', cell: r => (r.drift ? dateTime(r.drift.as_of) : NONE) },
];

const MEASURES = [
  { name: 'Measure', kind: 'l', cell: r => words(r.name) },
  { name: 'Side', kind: 'l', cell: r => words(r.side) },
  { name: 'Stability index', cell: r => h('span', { class: r.psi > r.threshold ? 'neg' : null }, number(r.psi, 3)) },
  { name: 'Threshold', cell: r => number(r.threshold, 3) },
];

function open(host, page) {
  const models = h('div'), drift = h('div'), facts = h('div'), card = h('article', { class: 'report', tabindex: 0 });
  const whose = h('small'), window = h('small');
  const select = model => { address.set({ model }); page.refresh(); };
  replace(host,
    panel('models', ['Models ', h('small', {}, 'served now, or by the last worker that ran')], null, scroller('models-title', models)),
    panel('card', ['Card ', whose], null, card),
    panel('facts', 'Figures', null, facts),
    panel('drift', ['Drift ', window], null, drift));

  async function refresh(signal) {
    const served = await api.models(signal);
    const selected = served.find(each => each.model === address.get('model')) ?? served[0];
    showTable(models, columns(select), served, { empty: 'No model is served yet. A model appears when a worker has activated a version of it.', mark: row => (row === selected ? 'here' : null) });
    whose.textContent = selected ? `of ${selected.model} ${selected.model_version}` : '';
    window.textContent = selected?.drift ? `${count(selected.drift.items)} items up to ${dateTime(selected.drift.as_of)}` : '';
    replace(card, selected ? markdown(selected.card) : h('p', { class: 'empty' }, 'No card.'));
    replace(facts, selected ? pairs([...Object.entries(selected.metrics).map(([name, value]) => [words(name), figure(value)]),
      ['classes', selected.labels.map(words).join(', ') || 'none'], ['SHA-256', selected.sha256]]) : h('p', { class: 'empty' }, 'None.'));
    showTable(drift, MEASURES, selected?.drift?.measures ?? [], { empty: selected ? 'Its drift has not been evaluated yet.' : 'None.' });
  }
  return { refresh };
}

export const modelsView = { name: 'models', title: 'Models', scope: 'read', open };
