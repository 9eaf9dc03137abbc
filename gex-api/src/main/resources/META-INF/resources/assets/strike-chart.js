/** Call and put exposure by strike around spot. */
import { s } from './dom.js';
import { levelRoom, levels, linear, path, tickDigits, ticks, tipTable, xAxis, yAxis } from './chart.js';
import { count, dollars, number, price, scaleOf } from './format.js';

const MIN_BAR = 4;

/** Neighbouring strikes added up when there are more than the width can show; the chart says so. */
function binned(rows, low, high, slots) {
  if (rows.length <= slots) return { rows, width: 0 };
  const raw = (high - low) / slots;
  const power = 10 ** Math.floor(Math.log10(raw));
  const width = [1, 2, 2.5, 5, 10].map(m => m * power).find(w => w >= raw);
  const bins = new Map();
  for (const row of rows) {
    const strike = Math.round(row.strike / width) * width;
    const bin = bins.get(strike) ?? { strike, call_gex: 0, put_gex: 0, net_gex: 0, call_open_interest: 0, put_open_interest: 0 };
    for (const key of Object.keys(bin)) if (key !== 'strike') bin[key] += row[key];
    bins.set(strike, bin);
  }
  return { rows: [...bins.values()], width };
}

export function strikeChart(snapshot, range, onUnit) {
  return (width, height) => {
    const { spot } = snapshot;
    const inRange = snapshot.by_strike.filter(r => Math.abs(r.strike / spot - 1) <= range);
    if (!inRange.length) return { empty: 'No strike carries exposure in this range' };
    const low = range < 5 ? spot * (1 - range) : inRange[0].strike;
    const high = range < 5 ? spot * (1 + range) : inRange.at(-1).strike;
    const frame = { left: 52, right: width - 8, top: levelRoom(width), bottom: height - 20 };
    const { rows, width: bin } = binned(inRange, low, high, (frame.right - frame.left) / MIN_BAR);
    const scale = scaleOf(rows.flatMap(r => [r.call_gex, r.put_gex]));
    onUnit(`${scale.unit} per 1 % move${bin ? ` · strikes added up in steps of ${number(bin, bin % 1 ? 1 : 0)}` : ''}`);

    const x = linear(low, high, frame.left, frame.right);
    const top = Math.max(...rows.map(r => Math.max(r.call_gex, r.put_gex, 0)));
    const bottom = Math.min(...rows.map(r => Math.min(r.call_gex, r.put_gex, 0)));
    const pad = (top - bottom) * 0.04 || 1;
    const y = linear(bottom - pad, top + pad, frame.bottom, frame.top);
    const yTicks = ticks((bottom - pad) / scale.divisor, (top + pad) / scale.divisor, 6);
    const gaps = rows.slice(1).map((r, i) => r.strike - rows[i].strike);
    const gap = gaps.length ? Math.min(...gaps) : spot * 0.01;
    const bar = Math.max(1, Math.min(14, (x(low + gap) - x(low)) * 0.72));
    const bars = (key, kind) => rows.filter(r => r[key] !== 0).map(r => s('rect', {
      class: kind, x: (x(r.strike) - bar / 2).toFixed(1), width: bar.toFixed(1),
      y: Math.min(y(0), y(r[key])).toFixed(1), height: Math.max(0.5, Math.abs(y(r[key]) - y(0))).toFixed(1),
    }));
    const xs = ticks(low, high, Math.max(4, Math.floor(width / 90)));
    return {
      frame,
      label: `Gamma exposure by strike, ${rows.length} strikes from ${price(low)} to ${price(high)}; arrow keys read single strikes`,
      nodes: [
        yAxis(frame, y, yTicks.map(t => t * scale.divisor), t => number(t / scale.divisor, tickDigits(yTicks))),
        xAxis(frame, x, xs, t => price(t)),
        bars('call_gex', 'bar-call'), bars('put_gex', 'bar-put'),
        s('path', { class: 'line net', d: path(rows.map(r => [x(r.strike), y(r.net_gex)])) }),
        levels(frame, x, [
          { value: spot, name: `spot ${price(spot)}`, kind: 'spot' },
          { value: snapshot.gamma_flip.value, name: `flip ${price(snapshot.gamma_flip.value)}`, kind: 'flip' },
          { value: snapshot.call_wall, name: `call wall ${price(snapshot.call_wall)}`, kind: 'call' },
          { value: snapshot.put_wall, name: `put wall ${price(snapshot.put_wall)}`, kind: 'put' },
        ]),
      ],
      points: rows.map(r => ({
        x: x(r.strike),
        tip: () => tipTable(`${bin ? 'around ' : ''}${price(r.strike)}  (${number((r.strike / spot - 1) * 100, 2)} %)`, [
          ['net', dollars(r.net_gex)], ['calls', dollars(r.call_gex)], ['puts', dollars(r.put_gex)],
          ['call OI', `${count(r.call_open_interest)} contracts`], ['put OI', `${count(r.put_open_interest)} contracts`],
        ]),
      })),
    };
  };
}
