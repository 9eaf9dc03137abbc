/** Spot, flip and walls over time above, net exposure below, on one time axis. */
import { s } from './dom.js';
import { linear, path, tickDigits, ticks, timeLabels, tipTable, yAxis } from './chart.js';
import { count, dateTime, dollars, number, price, scaleOf } from './format.js';

const LINES = [['put_wall', 'put'], ['call_wall', 'call'], ['gamma_flip', 'flip'], ['spot', 'spot']];

/** A line that is interrupted where the value is missing. */
function broken(rows, x, y, key) {
  const parts = [];
  let part = [];
  for (const row of rows) {
    if (row[key] === null) { if (part.length) parts.push(part); part = []; } else part.push([x(row.t), y(row[key])]);
  }
  if (part.length) parts.push(part);
  return parts.map(p => path(p.length > 1 ? p : [p[0], [p[0][0] + 2, p[0][1]]])).join('');
}

/** The last of every few observations, so that no more than `most` are left. */
function thinned(history, most) {
  const every = Math.ceil(history.length / most);
  return history.filter((_, i) => (history.length - 1 - i) % every === 0);
}

export function historyChart(history, onExtent = () => {}) {
  return (width, height) => {
    const rows = thinned(history, width).map(r => ({ ...r, t: Date.parse(r.as_of) }));
    onExtent(`${count(history.length)} observations${rows.length < history.length ? `, ${count(rows.length)} drawn` : ''}`);
    if (rows.length < 2) return { empty: rows.length ? 'One observation so far: a line needs two' : 'Nothing was observed in this time' };
    const frame = { left: 52, right: width - 8, top: 6, bottom: height - 20 };
    const split = frame.top + (frame.bottom - frame.top) * 0.66;
    const x = linear(rows[0].t, rows.at(-1).t, frame.left, frame.right);
    const spots = rows.map(r => r.spot);
    const [lowest, highest] = [Math.min(...spots), Math.max(...spots)];
    const reach = Math.max(highest - lowest, highest * 0.02);
    const near = LINES.flatMap(([key]) => rows.map(r => r[key])).filter(v => v !== null && v > lowest - 2 * reach && v < highest + 2 * reach);
    const [low, high] = [Math.min(...near), Math.max(...near)];
    const y = linear(low - (high - low) * 0.05, high + (high - low) * 0.05, split - 8, frame.top);
    const scale = scaleOf(rows.map(r => r.net_gex));
    const nets = rows.map(r => r.net_gex);
    const n = linear(Math.min(0, ...nets), Math.max(0, ...nets), frame.bottom, split);
    const priceTicks = ticks(low, high, 4);
    const netTicks = ticks(Math.min(0, ...nets) / scale.divisor, Math.max(0, ...nets) / scale.divisor, 2);
    const line = rows.map(r => [x(r.t), n(r.net_gex)]);
    const area = clamp => path([[line[0][0], n(0)], ...line.map(([px, py]) => [px, clamp(py, n(0))]), [line.at(-1)[0], n(0)]]) + 'Z';
    const clip = s('clipPath', { id: 'history-clip' }, s('rect', { x: frame.left, y: frame.top, width: frame.right - frame.left, height: split - 8 - frame.top }));
    return {
      frame,
      label: `${rows.length} observations from ${dateTime(rows[0].as_of)} to ${dateTime(rows.at(-1).as_of)}`,
      nodes: [
        s('defs', {}, clip),
        yAxis({ ...frame }, y, priceTicks, t => price(t)),
        yAxis({ ...frame }, n, netTicks.map(t => t * scale.divisor), t => `${number(t / scale.divisor, tickDigits(netTicks))}${t === 0 ? '' : ' ' + scale.unit}`),
        timeLabels(rows, x, frame),
        s('path', { class: 'area-pos', d: area(Math.min) }), s('path', { class: 'area-neg', d: area(Math.max) }),
        s('path', { class: 'line net', d: path(line) }),
        s('g', { 'clip-path': 'url(#history-clip)' }, LINES.map(([key, kind]) => s('path', { class: `line ${kind}`, d: broken(rows, x, y, key) }))),
      ],
      points: rows.map(r => ({
        x: x(r.t),
        tip: () => tipTable(dateTime(r.as_of), [['spot', price(r.spot)], ['flip', price(r.gamma_flip)], ['call wall', price(r.call_wall)],
          ['put wall', price(r.put_wall)], ['net GEX', dollars(r.net_gex)]]),
      })),
    };
  };
}
