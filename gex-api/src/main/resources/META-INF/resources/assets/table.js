/** Tables that become cards on a narrow screen. */
import { h, replace } from './dom.js';

/**
 * Rows as a table in `host`. A column is {name, unit, cell(row), kind}: `kind` is 'l' for text, otherwise the cell is a figure;
 * the first column names the row. `mark(row)` is the class of a row, `empty` the text when there is none.
 */
export function showTable(host, columns, rows, { empty = 'Nothing.', mark = () => null } = {}) {
  if (!rows.length) return replace(host, h('p', { class: 'empty' }, empty));
  const hasUnits = columns.some(column => column.unit);
  const cell = (column, row, i) => h(i ? 'td' : 'th', {
    scope: i ? null : 'row', class: column.kind ?? 'n', 'data-label': [column.name, column.unit].filter(Boolean).join(', '),
  }, h('div', {}, column.cell(row)));
  replace(host, h('table', { class: 'data' },
    h('thead', {}, h('tr', {}, columns.map(c => h('th', { scope: 'col', class: c.kind ?? 'n' }, c.name, hasUnits ? h('span', {}, c.unit || '\u00a0') : null)))),
    h('tbody', {}, rows.map(row => h('tr', { class: mark(row) }, columns.map((column, i) => cell(column, row, i)))))));
}

/** A part of a view that scrolls, also by keyboard. */
export const scroller = (labelledBy, ...content) => h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': labelledBy }, content);
