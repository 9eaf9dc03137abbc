/** What the charts share: scales, axes, a cursor that mouse, touch and arrow keys move, and redrawing on resize. */
import { h, s } from './dom.js';
import { date, time } from './format.js';

export const linear = (d0, d1, r0, r1) => {
  const k = d1 === d0 ? 0 : (r1 - r0) / (d1 - d0);
  const scale = value => r0 + (value - d0) * k;
  scale.invert = pixel => (k === 0 ? d0 : d0 + (pixel - r0) / k);
  return scale;
};

/** About `n` round numbers within [low, high]. */
export function ticks(low, high, n) {
  if (!(high > low)) return [low];
  const raw = (high - low) / n;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(m => m * power).find(candidate => candidate >= raw * 0.999);
  const result = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) result.push(i * step || 0);
  return result;
}

/** Decimals that distinguish neighbouring ticks. */
export const tickDigits = values =>
  values.length < 2 ? 2 : Math.min(4, Math.max(0, Math.ceil(-Math.log10(Math.abs(values[1] - values[0])) - 1e-9 + ((values[1] - values[0]) % 1 && Math.abs(values[1] - values[0]) > 1 ? 1 : 0))));

/** Grid lines and labels on the left. */
export function yAxis(frame, y, values, label) {
  return values.flatMap(value => [
    s('line', { class: value === 0 ? 'zero' : 'grid', x1: frame.left, x2: frame.right, y1: y(value), y2: y(value) }),
    s('text', { x: frame.left - 6, y: y(value) + 3, 'text-anchor': 'end' }, label(value)),
  ]);
}

export function xAxis(frame, x, values, label) {
  return values.map(value => s('text', { x: x(value), y: frame.bottom + 14, 'text-anchor': 'middle' }, label(value)));
}

/** The first, middle and last time of rows with a time `t` in milliseconds: dates, or times of less than a day. */
export function timeLabels(rows, x, frame) {
  const [first, last] = [rows[0].t, rows.at(-1).t];
  const label = last - first > 20 * 3600e3 ? date : iso => time(iso).slice(0, last - first > 20 * 60e3 ? 5 : 8);
  return [[first, 'start'], [(first + last) / 2, 'middle'], [last, 'end']].map(([t, anchor]) =>
    s('text', { x: x(t), y: frame.bottom + 14, 'text-anchor': anchor }, label(new Date(t).toISOString())));
}

/** Vertical levels with their names above the plot, on the far side of the first level; names that would overlap move up. */
export function levels(frame, x, list) {
  const placed = [];
  const shown = list.filter(l => l.value !== null && l.value !== undefined && x(l.value) >= frame.left && x(l.value) <= frame.right);
  return shown.flatMap(({ value, name, kind }) => {
    const at = x(value);
    const width = name.length * 5.6 + 8;
    const anchor = anchorOf(at, width, x(shown[0].value), frame);
    const start = anchor === 'end' ? at - width : anchor === 'start' ? at : at - width / 2;
    let row = 0;
    while (placed.some(p => p.row === row && start < p.end && start + width > p.start)) row++;
    placed.push({ row, start, end: start + width });
    return [
      s('line', { class: `level ${kind}`, x1: at, x2: at, y1: frame.top - 3, y2: frame.bottom }),
      s('text', { class: `tag ${kind}`, x: at, y: frame.top - 7 - row * 11, 'text-anchor': anchor }, name),
    ];
  });
}

function anchorOf(at, width, middle, frame) {
  if (at - width / 2 < frame.left) return 'start';
  if (at + width / 2 > frame.right) return 'end';
  if (at === middle) return 'middle';
  if (at < middle) return at - width < frame.left ? 'middle' : 'end';
  return at + width > frame.right ? 'middle' : 'start';
}

/** Room for the names of levels. */
export const levelRoom = width => (width < 520 ? 46 : 34);

export const path = points => points.map(([px, py], i) => `${i ? 'L' : 'M'}${px.toFixed(1)},${py.toFixed(1)}`).join('');

export const tipTable = (title, rows) => [
  h('strong', {}, title),
  h('table', {}, h('tbody', {}, rows.map(([name, value]) => h('tr', {}, h('th', {}, name), h('td', {}, value))))),
];

/** A chart in `host`: `draw(width, height)` returns {nodes, label, points: [{x, tip}], frame}, or {empty}. */
export class Chart {
  #host; #draw = null; #width = 0; #drawn = null; #svg = null; #cursor = null; #tip = null; #at = -1;

  constructor(host) {
    this.#host = host;
    new ResizeObserver(() => { if (Math.abs(host.clientWidth - this.#width) > 1) this.#render(); }).observe(host);
  }

  show(draw) {
    this.#draw = draw;
    this.#render();
  }

  #render() {
    if (!this.#draw) return;
    const focused = this.#svg !== null && document.activeElement === this.#svg;
    const width = (this.#width = this.#host.clientWidth);
    const height = this.#host.clientHeight;
    const drawn = (this.#drawn = this.#draw(width, height));
    if (drawn.empty) {
      this.#svg = null;
      this.#host.replaceChildren(h('div', { class: 'empty' }, drawn.empty));
      return;
    }
    this.#cursor = s('line', { class: 'cursor', y1: drawn.frame.top, y2: drawn.frame.bottom, visibility: 'hidden' });
    this.#tip = h('div', { class: 'tip', hidden: true });
    this.#svg = s('svg', {
      viewBox: `0 0 ${width} ${height}`, role: 'img', tabindex: '0', 'aria-label': drawn.label,
      on: { pointermove: e => this.#follow(e), pointerleave: () => this.#hide(), blur: () => this.#hide(), keydown: e => this.#key(e) },
    }, drawn.nodes, this.#cursor);
    this.#host.replaceChildren(this.#svg, this.#tip);
    if (focused) this.#svg.focus({ preventScroll: true });
  }

  #follow(event) {
    const at = event.clientX - this.#svg.getBoundingClientRect().left;
    const points = this.#drawn.points;
    let best = 0;
    points.forEach((point, i) => { if (Math.abs(point.x - at) < Math.abs(points[best].x - at)) best = i; });
    this.#select(best);
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') this.#hide();
    if (!step) return;
    event.preventDefault();
    const n = this.#drawn.points.length;
    this.#select(this.#at < 0 ? n >> 1 : Math.min(n - 1, Math.max(0, this.#at + step)));
  }

  #select(index) {
    const point = this.#drawn.points[index];
    if (!point) return;
    this.#at = index;
    this.#cursor.setAttribute('x1', point.x);
    this.#cursor.setAttribute('x2', point.x);
    this.#cursor.setAttribute('visibility', 'visible');
    this.#tip.replaceChildren(...point.tip());
    this.#tip.hidden = false;
    const left = point.x + 12 + this.#tip.offsetWidth > this.#width ? point.x - 12 - this.#tip.offsetWidth : point.x + 12;
    this.#tip.style.left = `${Math.max(0, left)}px`;
  }

  #hide() {
    this.#at = -1;
    this.#cursor?.setAttribute('visibility', 'hidden');
    if (this.#tip) this.#tip.hidden = true;
  }
}
