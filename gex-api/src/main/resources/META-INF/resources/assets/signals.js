/** What models say of news, pictures and the data of assets, with the headlines and pictures that they are about. */
import * as address from './address.js';
import * as api from './api.js';
import { button, h, menu, panel, replace } from './dom.js';
import { dateTime, NONE, number, percent, plus } from './format.js';
import { Pictures } from './pictures.js';
import { scroller, showTable } from './table.js';

export const MODELS = ['news-sentiment', 'chart-pattern', 'regime', 'ensemble', 'forecast'];
const LIMIT = 100;
const ALL = [['', 'all'], ...MODELS.map(name => [name, name])];

const kindOf = score => (score > 0 ? 'pos' : score < 0 ? 'neg' : 'none');
const likeliest = output => Math.max(...Object.values(output.probabilities));

function says({ output }) {
  if (output.reason) return h('span', { class: 'none' }, output.reason.toLowerCase().replaceAll('_', ' '));
  return h('span', { class: kindOf(output.score) }, output.label?.replaceAll('_', ' ') ?? NONE);
}

const probability = ({ output }) => (Object.keys(output.probabilities).length ? percent(likeliest(output), 0) : NONE);
const score = ({ output }) => (output.score === null ? NONE : plus(output.score, number(output.score, 2)));

const LATEST = [
  { name: 'Asset', kind: 'l', cell: r => r.asset },
  { name: 'Model', kind: 'l', cell: r => r.model },
  { name: 'Says', kind: 'l', cell: says },
  { name: 'Probability', cell: probability },
  { name: 'Score', unit: '−1 – 1', cell: score },
  { name: 'As of', kind: 'l', cell: r => dateTime(r.as_of) },
];

const columns = pictures => [
  { name: 'Time', kind: 'l', cell: r => dateTime(r.as_of) },
  { name: 'Asset', kind: 'l', cell: r => r.asset ?? NONE },
  { name: 'Model', kind: 'l', cell: r => `${r.model} ${r.model_version}` },
  { name: 'Says', kind: 'l', cell: says },
  { name: 'Probability', cell: probability },
  { name: 'Score', unit: '−1 – 1', cell: score },
  { name: 'About', kind: 'l wide', cell: r => (r.landing_key ? pictures.thumbnail(r.landing_key, `Chart of ${r.asset ?? r.source}, ${dateTime(r.as_of)}`) : r.title ?? r.source) },
];

function open(host, page) {
  const latest = h('div'), list = h('div'), tools = h('span', { class: 'actions' }), whose = h('small');
  const dialog = h('dialog', { 'aria-labelledby': 'picture-title' });
  const pictures = new Pictures(dialog);
  const choose = changes => { address.set({ cursor: null, ...changes }); page.refresh(); };
  const filter = () => ({ asset: address.get('asset'), model: address.get('model'), limit: LIMIT });
  replace(host,
    panel('latest', ['Latest ', h('small', {}, 'of each model on each asset')], null, scroller('latest-title', latest)),
    panel('signals', ['Signals ', whose], tools, scroller('signals-title', list)), dialog);

  function showTools(next) {
    const { asset, model } = filter();
    const csv = () => api.saveCsv('/signals', filter(), 'signals').catch(error => page.notice(error.message));
    replace(tools, menu('Model', ALL, model ?? '', value => choose({ model: value })),
      asset && button(`All assets, not only ${asset}`, 'all', () => choose({ asset: null })),
      address.get('cursor') && button('Newest', 'newest', () => choose({})),
      next && button('Older', 'older', () => choose({ cursor: next })), button('CSV', 'csv', csv));
  }

  async function refresh(signal) {
    const [service, newest, found] = await Promise.all([
      api.service(signal), api.latestSignals(signal), api.signals({ ...filter(), cursor: address.get('cursor') }, signal)]);
    pictures.url = service.captures_url;
    whose.textContent = `${filter().asset ?? 'all assets'}, at most ${LIMIT}`;
    const ofAsset = { ...LATEST[0], cell: r => button(r.asset, `asset ${r.asset} ${r.model}`, () => choose({ asset: r.asset }), { class: 'quiet' }) };
    showTable(latest, [ofAsset, ...LATEST.slice(1)], newest, { empty: 'No asset has a signal yet.' });
    showTools(found.next_cursor);
    showTable(list, columns(pictures), found.items, { empty: 'No signal matches. Signals appear when a worker has read news, pictures or data.' });
  }
  return { refresh, close: () => pictures.close() };
}

export const signalsView = { name: 'signals', title: 'Signals', scope: 'read', open };
