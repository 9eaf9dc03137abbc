/** Closes of a contract above, its signals to buy and to sell below, on one time axis. */
import { s } from './dom.js';
import { linear, path, tickDigits, ticks, timeLabels, tipTable, yAxis } from './chart.js';
import { count, dateTime, number, price } from './format.js';

/** `chart` has the columns at, close, buys, sells; an entry is for some neighbouring bars. */
export function signalsChart(chart) {
  return (width, height) => {
    const rows = chart.at.map((at, i) => ({ at, t: Date.parse(at), close: chart.close[i], buys: chart.buys[i], sells: chart.sells[i] }));
    if (rows.length < 2) return { empty: 'One bar: a line needs two' };
    const frame = { left: 62, right: width - 8, top: 8, bottom: height - 20 };
    const split = frame.top + (frame.bottom - frame.top) * 0.68;
    const [low, high] = [Math.min(...chart.close), Math.max(...chart.close)];
    const pad = (high - low) * 0.05 || 1;
    const x = linear(rows[0].t, rows.at(-1).t, frame.left, frame.right);
    const y = linear(low - pad, high + pad, split - 10, frame.top);
    const most = Math.max(1, ...chart.buys, ...chart.sells);
    const n = linear(-most, most, frame.bottom, split);
    const bar = Math.max(1, ((frame.right - frame.left) / rows.length) * 0.72);
    const priceTicks = ticks(low - pad, high + pad, 5);
    const bars = (key, kind, sign) => rows.filter(row => row[key] > 0).map(row => s('rect', {
      class: kind, x: (x(row.t) - bar / 2).toFixed(1), width: bar.toFixed(1),
      y: Math.min(n(0), n(sign * row[key])).toFixed(1), height: Math.abs(n(0) - n(row[key])).toFixed(1),
    }));
    return {
      frame,
      label: `Closes from ${dateTime(rows[0].at)} to ${dateTime(rows.at(-1).at)} with signals to buy and to sell; arrow keys read single points`,
      nodes: [
        yAxis(frame, y, priceTicks, tick => number(tick, tickDigits(priceTicks))),
        yAxis(frame, n, [-most, 0, most], tick => count(Math.abs(tick))),
        timeLabels(rows, x, frame),
        bars('buys', 'bar-call', 1), bars('sells', 'bar-put', -1),
        s('path', { class: 'line spot', d: path(rows.map(row => [x(row.t), y(row.close)])) }),
      ],
      points: rows.map(row => ({ x: x(row.t), tip: () => tipTable(dateTime(row.at), [['close', price(row.close)], ['buys', count(row.buys)], ['sells', count(row.sells)]]) })),
    };
  };
}
