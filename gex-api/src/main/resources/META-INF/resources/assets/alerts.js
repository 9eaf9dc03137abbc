/** The alert feed: filter, acknowledge, sound and notification. */
import * as access from './access.js';
import * as address from './address.js';
import { acknowledger, alertItem, setAcknowledger, SEVERITIES } from './alert-feed.js';
import * as api from './api.js';
import { check, h, menu, panel, replace } from './dom.js';
import { count } from './format.js';
import * as notify from './notify.js';

const FROM = SEVERITIES.map(severity => [severity, severity === 'low' ? 'all' : severity === 'critical' ? 'critical' : `${severity} and above`]);

const isOfAll = () => address.get('scope') === 'all';
const filter = page => ({
  symbol: isOfAll() ? null : page.symbol(),
  severity: SEVERITIES.includes(address.get('severity')) ? address.get('severity') : 'low',
  acknowledged: address.get('acknowledged') !== 'hide',
});

const filterTools = (page, show) => {
  const { severity, acknowledged } = filter(page);
  const choose = changes => { address.set(changes); show(); };
  return [
    menu('Severity', FROM, severity, value => choose({ severity: value === 'low' ? null : value })),
    check('all symbols', isOfAll(), on => choose({ scope: on ? 'all' : null })),
    check('acknowledged too', acknowledged, on => choose({ acknowledged: on ? null : 'hide' }))];
};

const announcements = () => h('fieldset', { class: 'options' }, h('legend', {}, 'Announce new alerts in this browser'),
  menu('From', FROM, notify.leastSeverity(), notify.setLeastSeverity),
  check('sound', notify.soundIsOn(), notify.setSound),
  check('notification', notify.notificationIsOn(), async (on, box) => { box.checked = await notify.setNotification(on); }));

const nameInput = () => h('label', { class: 'pick' }, h('span', {}, 'Acknowledge as'), ' ',
  h('input', { type: 'text', maxlength: 64, value: acknowledger(), placeholder: 'your name', id: 'acknowledger', on: { change: event => setAcknowledger(event.target.value) } }));

function open(host, page) {
  const list = h('ol', { class: 'alert-list', 'aria-live': 'polite' }), total = h('small'), counts = h('dl', { class: 'figures few', 'aria-label': 'Open alerts' });
  const acknowledge = async alert => {
    if (!acknowledger()) {
      page.notice('Enter your name first: an acknowledgement says whose it is.', 'info');
      return document.getElementById('acknowledger').focus();
    }
    await page.feed.acknowledge(alert).then(page.refresh, error => page.notice(error.message));
  };
  const show = () => {
    const alerts = page.feed.list(filter(page));
    const { symbol } = filter(page);
    total.textContent = `${count(alerts.length)} of ${symbol ?? 'all symbols'}`;
    replace(list, alerts.length ? alerts.map(alert => alertItem(alert, acknowledge)) : h('li', { class: 'empty' }, 'No alert matches.'));
  };
  replace(host, counts,
    panel('feed', ['Alerts ', total], filterTools(page, show), list),
    panel('announce', 'Announce and acknowledge', null, announcements(), access.may('write') ? nameInput()
      : h('p', { class: 'why' }, 'Acknowledging requires an API key with the scope write.'),
    h('p', { class: 'why' }, 'Replayed and recomputed alerts are listed but never announced.')));
  page.feed.addEventListener('change', show);

  async function refresh(signal) {
    show();
    const summary = await api.alertSummary(signal);
    replace(counts, [...SEVERITIES].reverse().map(severity => h('div', { class: severity }, h('dt', {}, `${severity}, open`),
      h('dd', {}, count(summary.by_severity[severity])), h('dd', {}, 'all symbols'))));
  }
  return { refresh, close: () => page.feed.removeEventListener('change', show) };
}

export const alertsView = { name: 'alerts', title: 'Alerts', scope: 'read', open };
