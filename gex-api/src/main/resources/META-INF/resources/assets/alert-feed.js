/** The alerts that the page knows, newest first, and how one is shown. */
import * as api from './api.js';
import * as access from './access.js';
import { button, h, pairs } from './dom.js';
import { dateTime, number, NONE, words } from './format.js';

const LIMIT = 500;
const FRESH_MS = 2500;
const NAME = 'dealerflow.name';

/** From the least urgent to the most. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'];
export const reaches = (severity, least) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);

/** Who acknowledges: the name of the key, or the one entered in this browser. */
export const acknowledger = () => localStorage.getItem(NAME) ?? access.caller() ?? '';
export const setAcknowledger = name => localStorage.setItem(NAME, name.trim());

/** Sends `change` when an alert came, or one was acknowledged or resolved. */
export class AlertFeed extends EventTarget {
  #alerts = new Map();

  /** Alerts of `symbol` (of all when null) from `severity` on. */
  list({ symbol = null, severity = 'low', acknowledged = true } = {}) {
    return [...this.#alerts.values()].sort((a, b) => b.seq - a.seq)
      .filter(a => (symbol === null || a.symbol === symbol) && reaches(a.severity, severity) && (acknowledged || a.state === 'open'));
  }

  async load() {
    this.#alerts = new Map((await api.alerts()).map(alert => [alert.alert_id, alert]));
    this.#changed();
  }

  add(alert) {
    const known = this.#alerts.get(alert.alert_id);
    this.#alerts.set(alert.alert_id, { ...(known?.seq >= alert.seq ? known : alert), fresh: true });
    const oldest = this.list().slice(LIMIT);
    for (const { alert_id: id } of oldest) this.#alerts.delete(id);
    setTimeout(() => { delete (this.#alerts.get(alert.alert_id) ?? {}).fresh; }, FRESH_MS);
    this.#changed();
  }

  /** Takes the new state of an alert; one that is not listed stays so. */
  change(alert) {
    const known = this.#alerts.get(alert.alert_id);
    if (!known) return;
    this.#alerts.set(alert.alert_id, { ...known, ...alert });
    this.#changed();
  }

  async acknowledge(alert) {
    const { acknowledged_by: by } = await api.acknowledge(alert.alert_id, acknowledger());
    Object.assign(alert, { acknowledged: true, acknowledged_by: by, state: alert.state === 'open' ? 'acknowledged' : alert.state });
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

const unfolded = new Set(); // ids of alerts whose details are open: they stay so when the list is shown anew

const detail = value => (typeof value === 'number' ? number(value, Number.isInteger(value) ? 0 : 2) : value === null ? NONE : String(value));

/** One alert as a list item; with `acknowledge` also its details and the button to acknowledge it. */
export function alertItem(alert, acknowledge = null) {
  const id = alert.alert_id;
  const head = [h('time', { datetime: alert.triggered_at, title: alert.triggered_at }, dateTime(alert.triggered_at)),
    h('b', {}, `${alert.symbol} · ${words(alert.alert_type)}`), h('span', { class: 'severity' }, alert.severity)];
  return h('li', { class: `${alert.severity}${alert.fresh ? ' fresh' : ''}${alert.state === 'open' ? '' : ' done'}` },
    h('p', { class: 'head' }, head), h('p', {}, alert.message),
    acknowledge && h('div', { class: 'foot' },
      h('details', { open: unfolded.has(id), on: { toggle: event => unfolded[event.target.open ? 'add' : 'delete'](id) } },
        h('summary', { 'data-focus': `details ${id}` }, 'Details'),
        pairs(Object.entries(alert.details ?? {}).map(([name, value]) => [words(name), detail(value)]))),
      alert.acknowledged
        ? h('span', { class: 'why' }, `acknowledged by ${alert.acknowledged_by}${alert.acknowledged_at ? `, ${dateTime(alert.acknowledged_at)}` : ''}`)
        : alert.state === 'open' && access.may('write') ? button('Acknowledge', id, () => acknowledge(alert)) : null));
}
