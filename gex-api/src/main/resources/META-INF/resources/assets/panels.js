/** Tables and side panels: expiries, score components, convention, data quality. */
import { byId, h, replace } from './dom.js';
import { count, NONE, number, percent, price, scaleOf, words } from './format.js';

export function showExpiries(table, snapshot) {
  const rows = snapshot.by_expiry;
  const { divisor, unit } = scaleOf(rows.flatMap(r => [r.net_gex, r.gross_gex]));
  const money = value => number(value / divisor, 3);
  const heads = [['Expiry', 'date', 'l'], ['Root', '', 'l'], ['Settles', '', 'l'], ['Days', ''], ['Forward', ''], ['Source', 'strikes', 'l'],
    ['ATM IV', '% p.a.'], ['Net GEX', `${unit} / 1 %`], ['Gross GEX', `${unit} / 1 %`], ['Max pain', 'strike'], ['Call OI', 'contracts'], ['Put OI', 'contracts']];
  replace(table,
    h('thead', {}, h('tr', {}, heads.map(([name, note, kind]) => h('th', { scope: 'col', class: kind }, name, h('span', {}, note || '\u00a0'))))),
    h('tbody', {}, rows.map(r => h('tr', {},
      h('th', { scope: 'row', class: 'l' }, r.expiry), h('td', { class: 'l' }, r.root), h('td', { class: 'l' }, r.settlement),
      h('td', { class: 'n' }, number(r.days, r.days < 10 ? 2 : 1)), h('td', { class: 'n' }, price(Math.round(r.forward * 100) / 100)),
      h('td', { class: 'l' }, r.forward_source === 'PARITY' ? `parity ${r.parity_strikes}` : words(r.forward_source)),
      h('td', { class: 'n' }, r.atm_iv === null ? NONE : number(r.atm_iv * 100, 1)),
      h('td', { class: `n ${r.net_gex < 0 ? 'neg' : 'pos'}` }, money(r.net_gex)), h('td', { class: 'n' }, money(r.gross_gex)),
      h('td', { class: 'n' }, price(r.max_pain)), h('td', { class: 'n' }, count(r.call_open_interest)), h('td', { class: 'n' }, count(r.put_open_interest))))));
}

export function showScore(host, score) {
  if (!score) return replace(host, h('p', { class: 'why' }, 'Not scored yet.'));
  const kind = { STABLE: 'pos', FRAGILE: 'near', EXPLOSIVE: 'neg' }[score.regime] ?? 'none';
  replace(host,
    h('p', { class: 'headline' }, h('strong', { class: kind }, score.index === null ? NONE : number(score.index, 1)),
      h('span', { class: kind }, words(score.regime)), h('span', {}, `pressure ${words(score.pressure)}`)),
    h('table', { class: 'components' }, h('tbody', {}, score.components.map(c => h('tr', { title: c.reason ? words(c.reason) : `${words(c.method)}, as of ${c.as_of}` },
      h('th', { scope: 'row' }, words(c.name)),
      c.value === null ? h('td', { class: 'none', colspan: 2 }, `abstains: ${words(c.reason)}`)
        : [h('td', {}, h('meter', { min: 0, max: 1, value: c.value, 'aria-label': `${words(c.name)} ${number(c.value, 2)} of 1` })), h('td', { class: 'n' }, number(c.value, 2))],
      h('td', { class: 'n none' }, c.value === null ? '' : percent(c.weight, 0)))))),
    h('p', { class: 'why' }, score.pressure_rule));
}

const CHOICES = [
  ['day_count', 'Day count', ['ACT_SECONDS_365', 'CALENDAR_DAYS_365', 'BUS_262', 'BUS_252', 'TRADING_TIME']],
  ['dealer', 'Dealers', ['CALLS_LONG_PUTS_SHORT', 'SHORT_ALL', 'LONG_ALL']],
  ['gamma', 'Gamma', ['MODEL', 'VENDOR']], ['weight', 'Weight', ['OI', 'VOLUME']], ['forward', 'Forward', ['PARITY', 'CURVE']],
  ['iv', 'Missing vols', ['FALLBACK', 'VENDOR']], ['smile', 'Smile', ['NONE', 'OTM']], ['expired', 'Expired', ['DROP', 'KEEP']],
  ['dynamics', 'Vols as spot moves', ['STICKY_STRIKE', 'STICKY_MONEYNESS']],
];
const RATES = [['rate', 'Rate, fraction'], ['dividend_yield', 'Dividend yield, fraction']];
const NAMES = { ACT_SECONDS_365: 'seconds / 365 d', CALENDAR_DAYS_365: 'calendar / 365', BUS_262: 'weekdays / 262', BUS_252: 'sessions / 252', TRADING_TIME: 'trading time',
  CALLS_LONG_PUTS_SHORT: 'calls +, puts −', SHORT_ALL: 'short all', LONG_ALL: 'long all', OI: 'open interest',
  STICKY_STRIKE: 'by strike', STICKY_MONEYNESS: 'by moneyness' };

/** The convention as a form, which also selects another. `chosen` are the parameters in the address. */
export function showConvention(form, snapshot, chosen, onChange) {
  if (form.contains(document.activeElement)) return;
  const used = snapshot.convention;
  const change = name => event => onChange(name, event.target.value.trim());
  replace(form,
    CHOICES.map(([name, label, values]) => h('label', {}, label, h('select', { class: name in chosen ? 'changed' : '', on: { change: change(name) } },
      values.map(value => h('option', { value, selected: String(used[name]).toUpperCase() === value, disabled: value === 'KEEP' && String(used.gamma).toUpperCase() !== 'VENDOR' },
        NAMES[value] ?? words(value)))))),
    RATES.map(([name, label]) => h('label', {}, label, h('input', { type: 'text', inputmode: 'decimal', value: used[name], class: name in chosen ? 'changed' : '', on: { change: change(name) } }))));
  byId('default-convention').hidden = Object.keys(chosen).length === 0;
}

export function showQuality(host, { quality, observation_ids: ids, convention }) {
  const pair = (name, value, kind) => [h('dt', { class: kind }, name), h('dd', {}, value)];
  const counts = map => Object.entries(map).sort((a, b) => b[1] - a[1]).flatMap(([name, n]) => pair(words(name), count(n), 'sub'));
  replace(host, h('dl', { class: 'pairs' },
    pair('received', count(quality.received)), pair('used', count(quality.used)),
    counts(quality.iv_sources).length ? [pair('vols of the used, by source', ''), counts(quality.iv_sources)].flat() : [],
    pair('dropped', count(quality.received - quality.used)), counts(quality.dropped),
    pair('observations in the book', count(ids.length))));
  byId('assumption').textContent = `GEX in dollars of delta per 1 % move, assuming ${convention.dealer}; times are New York's.`;
}
