/** The levels of a symbol as a ladder of prices, and those of each expiry. */
import * as address from './address.js';
import * as api from './api.js';
import { button, h, panel, replace } from './dom.js';
import { NONE, count, dollars, number, plus, price, words } from './format.js';
import { scroller, showTable } from './table.js';

/** Prices of the ladder: {name, value, note, kind, reason}. */
function ladder(l) {
  const front = l.front_expiry ? `${l.front_expiry} ${l.front_root}` : 'front expiry';
  const move = (name, field, text) => [1, -1].map(sign => ({
    name: `${name} ${sign > 0 ? 'up' : 'down'}`, value: l[field] === null ? null : l.spot + sign * l[field], reason: l.reasons[field], note: `spot ${sign > 0 ? '+' : '−'} ${text}, to ${front}`,
  }));
  return [
    { name: 'Spot', value: l.spot, note: 'quoted price of the underlying', kind: 'spot' },
    { name: 'Implied spot', value: l.implied_spot, reason: l.reasons.implied_spot, note: 'front parity forward, discounted' },
    { name: 'Gamma flip', value: l.gamma_flip, reason: l.reasons.gamma_flip, note: 'where net GEX changes sign, nearest to spot', kind: 'near' },
    { name: 'Call wall', value: l.call_wall, reason: l.reasons.call_wall, note: 'strike at or above spot with the largest call exposure', kind: 'pos' },
    { name: 'Put wall', value: l.put_wall, reason: l.reasons.put_wall, note: 'strike at or below spot with the largest put exposure', kind: 'neg' },
    { name: 'Max pain', value: l.max_pain, reason: l.reasons.max_pain, note: `strike at which holders are paid least, ${front}` },
    { name: 'Pin strike', value: l.pin_strike, reason: l.reasons.pin_strike, note: `pin risk ${l.pin_risk === null ? NONE : number(l.pin_risk, 2)} of 1, ${front}` },
    ...move('Straddle', 'expected_move_straddle', 'straddle (mean absolute move)'),
    ...move('One σ', 'expected_move_sigma', 'one standard deviation'),
  ].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
}

function showLadder(host, levels) {
  const distance = row => row.value - levels.spot;
  const of = format => row => (row.value === null ? NONE : row.kind === 'spot' ? '' : format(row));
  showTable(host, [
    { name: 'Level', kind: 'l', cell: row => h('span', { class: row.kind }, row.name) },
    { name: 'Price', unit: '$', cell: row => (row.value === null ? NONE : number(row.value, 2)) },
    { name: 'From spot', unit: '$', cell: of(row => plus(distance(row), number(distance(row), 2))) },
    { name: 'From spot', unit: '%', cell: of(row => plus(distance(row), number((distance(row) / levels.spot) * 100, 2))) },
    { name: 'Meaning', kind: 'l', cell: row => (row.value === null ? `${row.note}: ${words(row.reason)}` : row.note) },
  ], ladder(levels), { mark: row => (row.kind === 'spot' ? 'here' : null) });
}

function showFigures(host, l) {
  const figure = (name, value, note) => h('div', {}, h('dt', {}, name), h('dd', {}, value), h('dd', {}, note));
  replace(host,
    figure('Net GEX per 1 %', dollars(l.net_gex), `gross ${dollars(l.gross_gex, 1)}`),
    figure('Gamma regime', words(l.gamma_regime), l.flip_distance_pct === null ? words(l.reasons.gamma_flip) : `flip ${plus(l.flip_distance_pct, number(l.flip_distance_pct, 2))} % from spot`),
    figure('ATM IV 30 d', l.atm_iv_30d === null ? NONE : `${number(l.atm_iv_30d * 100, 1)} %`, l.atm_iv_30d === null ? words(l.reasons.atm_iv_30d) : 'per year'),
    figure('Put/call open interest', l.put_call_open_interest === null ? NONE : number(l.put_call_open_interest, 2), 'puts per call, contracts'));
}

function showExpiries(host, moves, pains) {
  const key = row => `${row.expiry} ${row.root}`;
  const painOf = new Map(pains.map(row => [key(row), row]));
  const rows = moves.map(row => ({ ...row, pain: painOf.get(key(row)) }));
  const or = (value, reason, format) => (value === null || value === undefined ? h('span', { class: 'none', title: words(reason) }, NONE) : format(value));
  const two = value => number(value, 2);
  showTable(host, [
    { name: 'Expiry', unit: 'date', kind: 'l', cell: r => r.expiry },
    { name: 'Root', kind: 'l', cell: r => r.root },
    { name: 'Days', cell: r => number(r.days, r.days < 10 ? 2 : 1) },
    { name: 'Forward', unit: '$', cell: r => two(r.forward) },
    { name: 'ATM IV', unit: '% p.a.', cell: r => or(r.atm_iv, r.sigma_reason, value => number(value * 100, 1)) },
    { name: 'Straddle', unit: '$', cell: r => or(r.straddle, r.straddle_reason, two) },
    { name: 'Straddle', unit: '% of spot', cell: r => or(r.straddle_pct, r.straddle_reason, two) },
    { name: 'One σ low', unit: '$', cell: r => or(r.sigma_low, r.sigma_reason, two) },
    { name: 'One σ high', unit: '$', cell: r => or(r.sigma_high, r.sigma_reason, two) },
    { name: 'Max pain', unit: 'strike', cell: r => or(r.pain?.max_pain, r.pain?.reason, price) },
    { name: 'Max pain', unit: '% from spot', cell: r => or(r.pain?.distance_pct, r.pain?.reason, value => plus(value, two(value))) },
    { name: 'Call OI', unit: 'contracts', cell: r => or(r.pain?.call_open_interest, null, count) },
    { name: 'Put OI', unit: 'contracts', cell: r => or(r.pain?.put_open_interest, null, count) },
  ], rows, { empty: 'No expiry is alive.' });
}

function open(host, page) {
  const figures = h('dl', { class: 'figures few', 'aria-label': 'Key figures' });
  const prices = h('div'), expiries = h('div');
  const save = () => api.saveCsv(`/levels/${page.symbol()}`, address.question(), `${page.symbol()}-levels`).catch(error => page.notice(error.message));
  replace(host, figures, panel('ladder', 'Levels', button('Save as CSV', 'csv', save), prices),
    panel('moves', 'By expiry', null, scroller('moves-title', expiries)));

  async function refresh(signal) {
    const table = (name, question) => api.table(page.symbol(), name, question, signal);
    const { as_of } = address.question();
    const [levels, moves, pains] = await Promise.all([api.levels(page.symbol(), address.question(), signal),
      table('expected-move', address.question()), table('max-pain', as_of ? { as_of } : {})]);
    showFigures(figures, levels);
    showLadder(prices, levels);
    showExpiries(expiries, moves.expected_move, pains.max_pain);
    return levels;
  }
  return { refresh };
}

export const levelsView = { name: 'levels', title: 'Levels', scope: 'read', perSymbol: true, open };
