/** Portfolios: what accounts hold, its greeks, and what they gained and lost by date. */
import * as address from './address.js';
import * as api from './api.js';
import { barsChart } from './bars-chart.js';
import { Chart } from './chart.js';
import { button, h, menu, panel, replace } from './dom.js';
import { count, dateTime, dollars, figure, NONE, number, price, scaleOf, words } from './format.js';
import { scroller, showTable } from './table.js';

/** The sum; null when one of them is not known. */
const sum = values => (values.includes(null) ? null : values.reduce((total, value) => total + value, 0));
const money = value => h('span', { class: value === null ? 'none' : value < 0 ? 'neg' : value > 0 ? 'pos' : null }, number(value, 2));
const realized = { name: 'Realized', unit: '$', cell: r => money(r.realized_pnl) };
const unrealized = { name: 'Unrealized', unit: '$', cell: r => money(r.unrealized_pnl) };
const fees = { name: 'Fees', unit: '$', cell: r => number(r.fees, 2) };
const held = portfolio => portfolio.positions.filter(position => position.quantity !== 0);

const total = portfolio => ({
  ...portfolio,
  ...Object.fromEntries(['realized_pnl', 'fees'].map(name => [name, sum(portfolio.positions.map(position => position[name]))])),
  unrealized_pnl: sum(held(portfolio).map(position => position.unrealized_pnl)),
});

const ACCOUNTS = onSelect => [
  { name: 'Account', kind: 'l', cell: r => button(r.account, `account ${r.account}`, () => onSelect(r.account), { class: 'quiet' }) },
  { name: 'Positions', unit: 'open', cell: r => count(held(r).length) },
  realized, unrealized, fees,
  { name: 'Cost method', kind: 'l', cell: r => words(r.cost_method) },
  { name: 'As of', kind: 'l', cell: r => dateTime(r.as_of) },
];

const POSITIONS = onSelect => [
  { name: 'Instrument', kind: 'l', cell: r => button(r.instrument, `instrument ${r.instrument}`, () => onSelect(r.instrument), { class: 'quiet' }) },
  { name: 'Quantity', cell: r => figure(r.quantity) },
  { name: 'Average cost', cell: r => price(r.average_cost) },
  { name: 'Price', cell: r => price(r.price) },
  { name: 'Of', kind: 'l', cell: r => r.price_date ?? NONE },
  { name: 'Multiplier', cell: r => figure(r.multiplier) },
  unrealized, realized, fees,
];

const GREEKS = [
  { name: 'Underlying', kind: 'l', cell: r => r.underlying },
  { name: 'Positions', cell: r => count(r.positions) },
  { name: 'Delta', unit: '$', cell: r => money(r.delta) },
  { name: 'Gamma', unit: '$ / 1 %', cell: r => money(r.gamma) },
  { name: 'Vega', unit: '$ / point', cell: r => money(r.vega) },
  { name: 'Theta', unit: '$ / day', cell: r => money(r.theta) },
  { name: 'As of', kind: 'l', cell: r => dateTime(r.as_of) },
];

const DAYS = [
  { name: 'Date', unit: 'New York', kind: 'l', cell: r => r.date },
  realized, fees, unrealized,
  { name: 'Profit', unit: '$', cell: r => money(r.pnl) },
];

/** A row a date, ascending, of one instrument or of all together. */
function byDate(days, instrument) {
  const dates = Map.groupBy(days.filter(day => !instrument || day.instrument === instrument), day => day.date);
  return [...dates].map(([date, rows]) => ({ date, ...Object.fromEntries(['realized_pnl', 'fees', 'unrealized_pnl', 'pnl'].map(name => [name, sum(rows.map(row => row[name]))])) }));
}

function open(host, page) {
  const accounts = h('div'), positions = h('div'), greeks = h('div'), days = h('div'), chartHost = h('div', { class: 'chart' });
  const whose = h('small'), unpriced = h('p', { class: 'why' }), ofWhat = h('small'), tools = h('span', { class: 'actions' });
  const choose = changes => { address.set(changes); page.refresh(); };
  replace(host,
    panel('accounts', 'Accounts', null, scroller('accounts-title', accounts)),
    panel('pnl', ['Profit and loss by date ', ofWhat], tools, chartHost,
      h('p', { class: 'why' }, 'Realized, plus the change of unrealized since the date before, less fees.')),
    panel('greeks', 'Greeks of options', null, greeks, unpriced),
    panel('positions', ['Positions ', whose], null, scroller('positions-title', positions)),
    panel('days', 'Dates', null, scroller('days-title', days)));
  const chart = new Chart(chartHost);

  function showDays(portfolio) {
    const instruments = [...new Set(portfolio?.days.map(day => day.instrument))].sort();
    const instrument = instruments.includes(address.get('instrument')) ? address.get('instrument') : null;
    replace(tools, portfolio && menu('Instrument', [['', 'all'], ...instruments.map(each => [each, each])], instrument ?? '', value => choose({ instrument: value })));
    const rows = byDate(portfolio?.days ?? [], instrument);
    const scale = scaleOf(rows.map(row => row.pnl));
    ofWhat.textContent = portfolio ? `of ${instrument ?? 'all instruments'}, ${scale.unit}` : '';
    chart.show(barsChart({
      rows, value: row => row.pnl, name: row => row.date, what: 'profits and losses', divisor: scale.divisor,
      tip: row => [['profit', dollars(row.pnl)], ['realized', dollars(row.realized_pnl)], ['fees', dollars(row.fees)], ['unrealized', dollars(row.unrealized_pnl)]],
    }));
    showTable(days, DAYS, rows.reverse(), { empty: 'No date yet.' });
  }

  async function refresh(signal) {
    const known = await api.portfolios(signal);
    const portfolio = known.find(each => each.account === address.get('account')) ?? known[0] ?? null;
    showTable(accounts, ACCOUNTS(account => choose({ account, instrument: null })), known.map(total), {
      empty: 'No account yet: dealerflow ingest takes exports of fills.', mark: row => (row.account === portfolio?.account ? 'here' : null) });
    whose.textContent = portfolio ? `of ${portfolio.account}` : '';
    showTable(positions, POSITIONS(instrument => choose({ instrument })), portfolio?.positions ?? [], { empty: 'No position.', mark: row => (row.instrument === address.get('instrument') ? 'here' : null) });
    showTable(greeks, GREEKS, portfolio?.greeks ?? [], { empty: 'No option that a chain has priced.' });
    unpriced.textContent = portfolio?.unpriced_options ? `Positions that no chain prices: ${count(portfolio.unpriced_options)}.` : '';
    showDays(portfolio);
  }
  return { refresh };
}

export const portfolioView = { name: 'portfolio', title: 'Portfolio', scope: 'read', open };
