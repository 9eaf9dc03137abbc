/** A symbol at a glance: key figures, exposure by strike, profile, latest observations, alerts, instability, data quality, expiries. */
import * as address from './address.js';
import { alertItem } from './alert-feed.js';
import * as api from './api.js';
import { Chart } from './chart.js';
import { h, pairs, panel, replace, segments } from './dom.js';
import { showFigures } from './figures.js';
import { count, NONE, number, percent, price, scaleOf, words } from './format.js';
import { historyChart } from './history-chart.js';
import { profileChart } from './profile-chart.js';
import { strikeChart } from './strike-chart.js';
import { scroller, showTable } from './table.js';

export const RANGES = [[0.02, '±2 %'], [0.05, '±5 %'], [0.1, '±10 %'], [0.2, '±20 %'], [9, 'all']];
export const range = () => Number(address.get('range') ?? 0.1);
const HISTORY_POINTS = 240;
const ALERTS = 8;

function showExpiries(host, rows) {
  const { divisor, unit } = scaleOf(rows.flatMap(r => [r.net_gex, r.gross_gex]));
  const signed = value => h('span', { class: value < 0 ? 'neg' : 'pos' }, number(value / divisor, 3));
  showTable(host, [
    { name: 'Expiry', unit: 'date', kind: 'l', cell: r => r.expiry },
    { name: 'Root', kind: 'l', cell: r => r.root },
    { name: 'Settles', kind: 'l', cell: r => r.settlement },
    { name: 'Days', cell: r => number(r.days, r.days < 10 ? 2 : 1) },
    { name: 'Forward', unit: '$', cell: r => number(r.forward, 2) },
    { name: 'Source', unit: 'strikes', kind: 'l', cell: r => (r.forward_source === 'PARITY' ? `parity ${r.parity_strikes}` : words(r.forward_source)) },
    { name: 'ATM IV', unit: '% p.a.', cell: r => (r.atm_iv === null ? NONE : number(r.atm_iv * 100, 1)) },
    { name: 'Net GEX', unit: `${unit} / 1 %`, cell: r => signed(r.net_gex) },
    { name: 'Gross GEX', unit: `${unit} / 1 %`, cell: r => number(r.gross_gex / divisor, 3) },
    { name: 'Max pain', unit: 'strike', cell: r => price(r.max_pain) },
    { name: 'Call OI', unit: 'contracts', cell: r => count(r.call_open_interest) },
    { name: 'Put OI', unit: 'contracts', cell: r => count(r.put_open_interest) },
  ], rows, { empty: 'No expiry is alive.' });
}

/** What a component rests on: its measure, the features read with their units, and their time. */
function explained(component) {
  const read = (component.features ?? []).map(f => `${words(f.name)} ${f.value} ${words(f.unit)}`).join(', ');
  const basis = component.reason ? words(component.reason) : `${words(component.measure ?? component.name)}: ${words(component.method)}, as of ${component.as_of}`;
  return read ? `${basis} (${read})` : basis;
}

/** The colour of a regime. */
export const regimeKind = score => ({ STABLE: 'pos', FRAGILE: 'near', EXPLOSIVE: 'neg' }[score.regime] ?? 'none');

export function showScore(host, score) {
  if (!score) return replace(host, h('p', { class: 'why' }, 'Not scored yet.'));
  const kind = regimeKind(score);
  replace(host,
    h('p', { class: 'headline' }, h('strong', { class: kind }, score.index === null ? NONE : number(score.index, 1)),
      h('span', { class: kind }, words(score.regime)), h('span', {}, `pressure ${words(score.pressure)}`)),
    h('table', { class: 'components' }, h('tbody', {}, score.components.map(c => h('tr', { title: explained(c) },
      h('th', { scope: 'row' }, words(c.name)),
      c.value === null ? h('td', { class: 'none', colspan: 2 }, `abstains: ${words(c.reason)}`)
        : [h('td', {}, h('meter', { min: 0, max: 1, value: c.value, 'aria-label': `${words(c.name)} ${number(c.value, 2)} of 1` })), h('td', { class: 'n' }, number(c.value, 2))],
      h('td', { class: 'n none' }, c.value === null ? '' : percent(c.weight, 0)))))),
    h('p', { class: 'why' }, score.pressure_rule));
}

function showQuality(host, { quality, observation_ids: ids }) {
  const counts = map => Object.entries(map).sort((a, b) => b[1] - a[1]).map(([name, n]) => [words(name), count(n), 'sub']);
  const sources = counts(quality.iv_sources);
  replace(host, pairs([
    ['received', count(quality.received)], ['used', count(quality.used)],
    ...(sources.length ? [['vols of the used, by source', ''], ...sources] : []),
    ['dropped', count(quality.received - quality.used)], ...counts(quality.dropped),
    ['observations in the book', count(ids.length)],
  ]));
}

const legend = (...kinds) => h('div', { class: 'legend', 'aria-hidden': 'true' }, kinds.map(([kind, name]) => [h('i', { class: kind }), name, ' ']));
export const priceLegend = () => legend(['spot', 'spot'], ['flip', 'flip'], ['call', 'call wall'], ['put', 'put wall']);

/** The elements of the view, by name. */
function build(host, onRange) {
  const e = {
    figures: h('dl', { class: 'figures', 'aria-label': 'Key figures' }), strikeUnit: h('small'), strikes: h('div', { class: 'chart tall' }),
    profileUnit: h('small'), profile: h('div', { class: 'chart' }), history: h('div', { class: 'chart' }), alerts: h('ol', { class: 'alert-list' }),
    score: h('div'), quality: h('div'), expiries: h('div'),
  };
  replace(host, e.figures,
    panel('strikes', ['Gamma exposure by strike ', e.strikeUnit], [legend(['call', 'calls'], ['put', 'puts'], ['net', 'net']),
      segments('Range around spot', 'range', RANGES, range(), onRange)], e.strikes),
    panel('profile', ['Net GEX if spot moved to… ', e.profileUnit], null, e.profile),
    panel('history', ['Latest observations ', h('small', {}, '$ · net GEX in $ per 1 % move')], priceLegend(), e.history),
    panel('alerts', 'Alerts', h('a', { href: address.of('alerts') }, 'all'), scroller('alerts-title', e.alerts)),
    panel('score', ['Instability ', h('small', {}, '0 – 100')], null, e.score),
    panel('quality', ['Data quality ', h('small', {}, 'contracts')], null, e.quality),
    panel('expiries', 'By expiry', null, scroller('expiries-title', e.expiries)));
  return e;
}

function open(host, page) {
  let snapshot = null;
  const e = build(host, value => { address.set({ range: value === 0.1 ? null : value }); drawStrikes(); });
  const charts = { strikes: new Chart(e.strikes), profile: new Chart(e.profile), history: new Chart(e.history) };
  const drawStrikes = () => { if (snapshot) charts.strikes.show(strikeChart(snapshot, range(), unit => { e.strikeUnit.textContent = unit; })); };
  const showAlerts = () => {
    const alerts = page.feed.list({ symbol: page.symbol() }).slice(0, ALERTS);
    replace(e.alerts, alerts.length ? alerts.map(alert => alertItem(alert)) : h('li', { class: 'empty' }, 'None so far.'));
  };
  page.feed.addEventListener('change', showAlerts);

  async function refresh(signal) {
    const optional = promise => promise.catch(error => { if (signal.aborted) throw error; return null; });
    const [answer, score, past] = await Promise.all([api.gex(page.symbol(), address.question(), signal),
      optional(api.score(page.symbol(), signal)), optional(api.history(page.symbol(), { limit: HISTORY_POINTS }, signal))]);
    snapshot = answer;
    showFigures(e.figures, snapshot, score);
    drawStrikes();
    charts.profile.show(profileChart(snapshot, unit => { e.profileUnit.textContent = unit; }));
    charts.history.show(historyChart(past?.items ?? []));
    showAlerts();
    showScore(e.score, score);
    showQuality(e.quality, snapshot);
    showExpiries(e.expiries, snapshot.by_expiry);
    return snapshot;
  }
  return { refresh, close: () => page.feed.removeEventListener('change', showAlerts) };
}

export const overviewView = { name: 'overview', title: 'Overview', scope: 'read', perSymbol: true, open };
