/** Bars above and below a base line, one a row. */
import { s } from './dom.js';
import { linear, tickDigits, ticks, tipTable, yAxis } from './chart.js';
import { number } from './format.js';

/** Neighbouring labels of the horizontal axis that do not overlap. */
function labels(rows, x, frame, name) {
  const every = Math.ceil(rows.length / Math.max(1, Math.floor((frame.right - frame.left) / 90)));
  return rows.flatMap((row, i) => (i % every ? [] : s('text', { x: x(i + 0.5), y: frame.bottom + 14, 'text-anchor': 'middle' }, name(row))));
}

/**
 * Rows with a value as bars from `base`; those without one leave a gap. `name(row)` is its label, `tip(row)` are the [name, value] pairs of its tip.
 * `what` is what the bars are, `unit` stands behind the figures of the axis.
 */
export function barsChart({ rows, value, name, tip, what, base = 0, divisor = 1, unit = '' }) {
  return (width, height) => {
    const values = rows.map(value).filter(each => each !== null);
    if (!values.length) return { empty: `No ${what} yet` };
    const frame = { left: 62, right: width - 8, top: 8, bottom: height - 20 };
    const [low, high] = [Math.min(base, ...values), Math.max(base, ...values)];
    const pad = (high - low) * 0.05 || 1;
    const y = linear(low - pad, high + pad, frame.bottom, frame.top);
    const x = linear(0, rows.length, frame.left, frame.right);
    const bar = Math.max(1, Math.min(28, (x(1) - x(0)) * 0.72));
    const marks = ticks((low - pad) / divisor, (high + pad) / divisor, 5);
    const bars = rows.flatMap((row, i) => (value(row) === null ? [] : s('rect', {
      class: value(row) < base ? 'bar-put' : 'bar-call', x: (x(i + 0.5) - bar / 2).toFixed(1), width: bar.toFixed(1),
      y: Math.min(y(base), y(value(row))).toFixed(1), height: Math.max(0.5, Math.abs(y(value(row)) - y(base))).toFixed(1),
    })));
    return {
      frame,
      label: `${what}, ${rows.length} bars from ${name(rows[0])} to ${name(rows.at(-1))}; arrow keys read single bars`,
      nodes: [
        yAxis(frame, y, marks.map(each => each * divisor), each => `${number(each / divisor, tickDigits(marks))}${unit}`),
        s('line', { class: 'zero', x1: frame.left, x2: frame.right, y1: y(base), y2: y(base) }),
        bars, labels(rows, x, frame, name),
      ],
      points: rows.map((row, i) => ({ x: x(i + 0.5), tip: () => tipTable(name(row), tip(row)) })),
    };
  };
}
