/** Strike × expiry as coloured cells, with spot, flip and walls; the pointer and the arrow keys read single cells. */
import { h, replace, s } from './dom.js';
import { tipTable } from './chart.js';
import { count, dollars, number, price, scaleOf } from './format.js';

const LEFT = 56, RIGHT = 92, TOP = 46, ROW = 15, ROWS = 44, CELL = [30, 130];
const TEXT_WIDTH = 46;
const FAINT = 0.14, STRONG = 0.6; // strength from which a cell has its figure, and has it in the inverse colour

const add = (a, b) => (a === null || a === undefined ? b : b === null || b === undefined ? a : a + b);

/** Neighbouring strikes added up until at most `ROWS` are left: {rows: [{strike, net, calls, puts}], step}, the highest first. */
function rowsOf(surface) {
  const { strikes } = surface;
  const span = strikes.at(-1) - strikes[0];
  const power = 10 ** Math.floor(Math.log10(span / ROWS || 1));
  const step = strikes.length <= ROWS ? 0 : [1, 2, 2.5, 5, 10, 20].map(m => m * power).find(w => span / w < ROWS);
  const rows = new Map();
  strikes.forEach((each, i) => {
    const strike = step ? Math.round(each / step) * step : each;
    const row = rows.get(strike) ?? { strike, net: [], calls: [], puts: [] };
    for (const [name, matrix] of [['net', surface.net_gex], ['calls', surface.call_open_interest], ['puts', surface.put_open_interest]]) {
      matrix[i].forEach((value, column) => { row[name][column] = add(row[name][column], value); });
    }
    rows.set(strike, row);
  });
  return { rows: [...rows.values()].sort((a, b) => b.strike - a.strike), step };
}

const isListed = (row, i) => row.net[i] !== null && row.net[i] !== undefined;

/** Figures that a cell can show: name, value of a cell (null where the expiry does not list the strike), and class of its colour. */
export const FIGURES = {
  net_gex: { name: 'net GEX', value: (row, i) => row.net[i], kind: value => (value < 0 ? 'put' : 'call') },
  open_interest: { name: 'open interest', value: (row, i) => add(row.calls[i], row.puts[i]), kind: () => 'net' },
  put_minus_call: { name: 'put − call open interest', value: (row, i) => (isListed(row, i) ? row.puts[i] - row.calls[i] : null), kind: value => (value > 0 ? 'put' : 'call') },
};

/** Where a price lies among the rows, between the centres of its neighbours; null outside. */
function yOf(rows, value) {
  const i = rows.findIndex(row => row.strike <= value);
  if (i < 0) return null;
  const centre = index => TOP + (index + 0.5) * ROW;
  if (rows[i].strike === value) return centre(i);
  if (i === 0) return null;
  const part = (rows[i - 1].strike - value) / (rows[i - 1].strike - rows[i].strike);
  return centre(i - 1) + part * ROW;
}

function lines(rows, levels, right) {
  let last = -Infinity;
  return levels.map(level => ({ ...level, y: level.value === null ? null : yOf(rows, level.value) })).filter(level => level.y !== null)
    .sort((a, b) => a.y - b.y).map(({ name, kind, value, y }) => {
      last = Math.max(y + 3, last + 11);
      return [s('line', { class: `level ${kind}`, x1: LEFT, x2: right + 4, y1: y, y2: y }), s('text', { class: `tag ${kind}`, x: right + 8, y: last }, `${name} ${price(value)}`)];
    });
}

function cellTip(surface, row, i, step) {
  const { expiry, root, days } = surface.expiries[i];
  return tipTable(`${expiry} ${root} · ${step ? 'around ' : ''}${price(row.strike)}`, [
    ['days', number(days, 1)],
    ...(isListed(row, i) ? [['net GEX', `${dollars(row.net[i])} per 1 %`], ['call OI', `${count(row.calls[i])} contracts`], ['put OI', `${count(row.puts[i])} contracts`]]
      : [['', 'not listed']])]);
}

/** Where everything is: rows, size of a cell, edges, and the cells that have a value with their strength from 0 to 1. */
function layoutOf(surface, figure, width) {
  const columns = surface.expiries.length;
  const { rows, step } = rowsOf(surface);
  const cell = Math.min(CELL[1], Math.max(CELL[0], (width - LEFT - RIGHT) / columns));
  const cells = rows.flatMap((row, r) => surface.expiries.map((_, i) => ({ r, i, value: FIGURES[figure].value(row, i) })))
    .filter(({ value }) => value !== null && value !== undefined);
  const largest = Math.max(...cells.map(({ value }) => Math.abs(value)), 0);
  for (const each of cells) each.strength = largest ? Math.sqrt(Math.abs(each.value) / largest) : 0;
  const scale = figure === 'net_gex' ? scaleOf(cells.map(({ value }) => value)) : { divisor: 1, unit: 'contracts' };
  return { rows, step, columns, cell, cells, scale, right: LEFT + cell * columns, bottom: TOP + rows.length * ROW };
}

function axes({ expiries }, { rows, cell }) {
  const everyLabel = Math.ceil(TEXT_WIDTH / cell);
  return [
    expiries.map((each, i) => (i % everyLabel ? [] : [each.expiry.slice(2), each.root, `${number(each.days, 1)} d`].map((text, line) =>
      s('text', { x: LEFT + (i + 0.5) * cell, y: 14 + 12 * line, 'text-anchor': 'middle' }, text)))),
    rows.map((row, r) => s('text', { x: LEFT - 6, y: TOP + r * ROW + 10.5, 'text-anchor': 'end' }, price(row.strike)))];
}

/** Figures in the cells that are wide and strong enough to be read. */
function figures({ cells, cell, scale }, figure) {
  if (cell < TEXT_WIDTH) return [];
  return cells.filter(({ strength }) => strength > FAINT).map(({ r, i, value, strength }) => s('text', {
    class: strength > STRONG ? 'strong' : 'plain', x: LEFT + (i + 0.5) * cell - 0.5, y: TOP + r * ROW + 10.5, 'text-anchor': 'middle',
  }, number(value / scale.divisor, figure === 'net_gex' ? 2 : 0)));
}

/** Draws `surface` into `host`; `levels` are {name, kind, value}, `onUnit` gets the unit of the cells. */
export function showHeatmap(host, surface, figure, levels, onUnit) {
  if (!surface.strikes.length || !surface.expiries.length) return replace(host, h('p', { class: 'empty' }, 'No strike in this range.'));
  const layout = layoutOf(surface, figure, host.clientWidth);
  const { rows, step, columns, cell, cells, scale, right, bottom } = layout;
  const { name, kind } = FIGURES[figure];
  onUnit(`${scale.unit}${figure === 'net_gex' ? ' per 1 % move' : ''}${step ? ` · strikes added up in steps of ${number(step, step % 1 ? 1 : 0)}` : ''}`);
  const svg = s('svg', {
    width: right + RIGHT, height: bottom + 6, role: 'img', tabindex: 0, 'data-focus': 'heatmap',
    'aria-label': `${name} of ${rows.length} strikes and ${columns} expiries; arrow keys read single cells`,
  }, axes(surface, layout),
  cells.map(({ r, i, value, strength }) => s('rect', {
    class: `cell ${kind(value)}`, x: LEFT + i * cell, y: TOP + r * ROW, width: cell - 1, height: ROW - 1, 'fill-opacity': strength.toFixed(3) })),
  lines(rows, levels, right), figures(layout, figure));
  replace(host, svg, follow(svg, { ...layout, tip: (r, i) => cellTip(surface, rows[r], i, step) }));
}

/** The mark of the cell that is read, and its tip. */
function follow(svg, grid) {
  const tip = h('div', { class: 'tip', hidden: true });
  const mark = s('rect', { class: 'mark', width: grid.cell - 1, height: ROW - 1, visibility: 'hidden' });
  svg.append(mark);
  let at = null;
  const hide = () => { tip.hidden = true; mark.setAttribute('visibility', 'hidden'); at = null; };
  const select = (r, i) => {
    if (r < 0 || i < 0 || r >= grid.rows.length || i >= grid.columns) return;
    at = [r, i];
    const x = LEFT + i * grid.cell, y = TOP + r * ROW;
    for (const [name, value] of [['x', x], ['y', y], ['visibility', 'visible']]) mark.setAttribute(name, value);
    tip.replaceChildren(...grid.tip(r, i));
    tip.hidden = false;
    tip.style.left = `${x > grid.right / 2 ? x - tip.offsetWidth - 8 : x + grid.cell + 8}px`;
    tip.style.top = `${Math.min(y, grid.bottom - tip.offsetHeight)}px`;
  };
  const keys = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  svg.addEventListener('pointermove', event => {
    const box = svg.getBoundingClientRect();
    const r = Math.floor((event.clientY - box.top - TOP) / ROW), i = Math.floor((event.clientX - box.left - LEFT) / grid.cell);
    if (r < 0 || i < 0 || r >= grid.rows.length || i >= grid.columns) hide(); else select(r, i);
  });
  svg.addEventListener('pointerleave', hide);
  svg.addEventListener('blur', hide);
  svg.addEventListener('keydown', event => {
    if (event.key === 'Escape') hide();
    if (!(event.key in keys)) return;
    event.preventDefault();
    const [r, i] = at ?? [grid.rows.length >> 1, 0];
    select(...(at ? [r + keys[event.key][0], i + keys[event.key][1]] : [r, i]));
  });
  return tip;
}
