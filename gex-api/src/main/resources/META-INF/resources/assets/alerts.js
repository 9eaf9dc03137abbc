/** The live list of alerts, newest first. */
import { h, replace } from './dom.js';
import { date, time, words } from './format.js';

const LIMIT = 200;

export class AlertList {
  #host; #alerts = []; #symbol = null; #fresh = new Set();

  constructor(host) {
    this.#host = host;
  }

  /** Shows the alerts of `symbol`, or of all when null. */
  scope(symbol) {
    this.#symbol = symbol;
    this.#render();
  }

  load(alerts) {
    this.#alerts = [...alerts].sort((a, b) => b.seq - a.seq);
    this.#render();
    return this.#alerts[0]?.seq ?? 0;
  }

  add(alert) {
    this.#alerts = [alert, ...this.#alerts].slice(0, LIMIT);
    this.#fresh.add(alert.seq);
    setTimeout(() => this.#fresh.delete(alert.seq), 2500);
    this.#render();
  }

  #render() {
    const shown = this.#alerts.filter(a => this.#symbol === null || a.symbol === this.#symbol);
    if (!shown.length) return replace(this.#host, h('li', { class: 'empty' }, 'None so far.'));
    replace(this.#host, shown.map(a => h('li', { class: `${a.severity} ${this.#fresh.has(a.seq) ? 'fresh' : ''}` },
      h('time', { datetime: a.triggered_at, title: a.triggered_at }, `${date(a.triggered_at).slice(5)} ${time(a.triggered_at)}`),
      h('b', {}, `${a.symbol} · ${words(a.alert_type)}`), h('p', {}, a.message))));
  }
}
