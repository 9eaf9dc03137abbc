/** Net exposure of the whole book re-priced at other spots, with its zero crossings. */
import { s } from './dom.js';
import { levelRoom, levels, linear, path, tickDigits, ticks, tipTable, xAxis, yAxis } from './chart.js';
import { dollars, number, price, scaleOf } from './format.js';

export function profileChart(snapshot, onUnit) {
  return (width, height) => {
    const points = snapshot.profile ?? [];
    const flip = snapshot.gamma_flip;
    if (points.length < 2) {
      return { empty: flip.reason === 'VENDOR_GAMMA' ? "The file's own gammas cannot be re-priced: no profile" : 'No profile' };
    }
    const scale = scaleOf(points.map(p => p.net_gex));
    onUnit(`${scale.unit} per 1 % move`);
    const frame = { left: 52, right: width - 8, top: levelRoom(width), bottom: height - 20 };
    const x = linear(points[0].spot, points.at(-1).spot, frame.left, frame.right);
    const values = points.map(p => p.net_gex);
    const low = Math.min(0, ...values), high = Math.max(0, ...values);
    const pad = (high - low) * 0.05 || 1;
    const y = linear(low - pad, high + pad, frame.bottom, frame.top);
    const yTicks = ticks((low - pad) / scale.divisor, (high + pad) / scale.divisor, 4);
    const line = points.map(p => [x(p.spot), y(p.net_gex)]);
    const area = clamp => path([[line[0][0], y(0)], ...line.map(([px, py]) => [px, clamp(py, y(0))]), [line.at(-1)[0], y(0)]]) + 'Z';
    const inside = flip.all.filter(v => v >= points[0].spot && v <= points.at(-1).spot);
    return {
      frame,
      label: `Net gamma exposure against spot; ${inside.length ? `zero at ${inside.map(price).join(', ')}` : 'no zero crossing'}`,
      nodes: [
        yAxis(frame, y, yTicks.map(t => t * scale.divisor), t => number(t / scale.divisor, tickDigits(yTicks))),
        xAxis(frame, x, ticks(points[0].spot, points.at(-1).spot, Math.max(4, Math.floor(width / 90))), t => price(t)),
        s('path', { class: 'area-pos', d: area(Math.min) }), s('path', { class: 'area-neg', d: area(Math.max) }),
        s('path', { class: 'line net', d: path(line) }),
        levels(frame, x, [
          { value: snapshot.spot, name: `spot ${price(snapshot.spot)}`, kind: 'spot' },
          { value: flip.value, name: `flip ${price(flip.value)}`, kind: 'flip' },
        ]),
        inside.map(v => s('circle', { class: 'zero-dot', cx: x(v), cy: y(0), r: 4 })),
      ],
      points: points.map(p => ({
        x: x(p.spot),
        tip: () => tipTable(`spot ${price(p.spot)}  (${number((p.spot / snapshot.spot - 1) * 100, 1)} %)`, [['net GEX', dollars(p.net_gex)]]),
      })),
    };
  };
}
