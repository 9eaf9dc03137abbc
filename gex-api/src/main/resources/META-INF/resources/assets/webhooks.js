/** Subscriptions: webhooks to URLs, Slack and mailboxes, with their delivery log. */
import * as address from './address.js';
import { SEVERITIES } from './alert-feed.js';
import * as api from './api.js';
import { button, choice, h, input, menu, panel, replace } from './dom.js';
import { count, dateTime, NONE, words } from './format.js';
import { scroller, showTable } from './table.js';

const FORMATS = [['generic', 'JSON event'], ['slack', 'Slack message'], ['email', 'e-mail']];
const TYPES = ['alert', 'resolution', 'levels', 'score', 'report', 'snapshot'];
const STATUSES = [['', 'all'], ['pending', 'pending'], ['delivered', 'delivered'], ['failed', 'failed']];
const LIMIT = 200;

const list = (values, none) => (values.length ? values.join(', ') : none);
const at = instant => (instant === null ? NONE : dateTime(instant));

const webhookColumns = act => [
  { name: 'Name', kind: 'l', cell: r => r.name },
  { name: 'Target', kind: 'l wide', cell: r => r.url },
  { name: 'Format', kind: 'l', cell: r => words(r.format) },
  { name: 'Events', kind: 'l', cell: r => `${list(r.types, 'all types')}${r.severity ? `, alerts from ${r.severity}` : ''}` },
  { name: 'Symbols', kind: 'l', cell: r => list(r.symbols, 'all') },
  { name: 'State', kind: 'l', cell: r => h('span', { class: r.state === 'active' ? 'pos' : 'near' }, r.state) },
  { name: 'Actions', kind: 'l', cell: r => h('span', { class: 'actions' },
    button('Log', `log ${r.id}`, () => act.select(r)), button('Test', `test ${r.id}`, () => act.test(r)),
    r.state === 'active' ? button('Pause', `state ${r.id}`, () => act.change(r, 'pause')) : button('Resume', `state ${r.id}`, () => act.change(r, 'resume')),
    button('Delete', `delete ${r.id}`, () => act.remove(r))) },
];

const deliveryColumns = onReplay => [
  { name: 'Created', kind: 'l', cell: r => at(r.created_at) },
  { name: 'Event', unit: 'seq', cell: r => String(r.seq) },
  { name: 'Type', kind: 'l', cell: r => words(r.event_type) },
  { name: 'Status', kind: 'l', cell: r => h('span', { class: { delivered: 'pos', failed: 'neg' }[r.status] ?? 'near' }, r.status) },
  { name: 'Attempts', cell: r => count(r.attempts) },
  { name: 'Last attempt', kind: 'l', cell: r => at(r.last_attempt_at) },
  { name: 'Next attempt', kind: 'l', cell: r => at(r.next_attempt_at) },
  { name: 'HTTP', unit: 'status', cell: r => r.http_status ?? NONE },
  { name: 'Error', kind: 'l wide', cell: r => r.error ?? NONE },
  { name: 'Actions', kind: 'l', cell: r => h('span', { class: 'actions' }, button('Replay', `replay ${r.id}`, () => onReplay(r))) },
];

function wanted(form) {
  const fields = new FormData(form);
  const symbols = fields.get('symbols').split(/[\s,]+/).filter(Boolean);
  return {
    name: fields.get('name'), url: fields.get('url'), format: fields.get('format'), types: fields.getAll('types'), symbols,
    ...(fields.get('severity') ? { severity: fields.get('severity') } : {}), ...(fields.get('secret') ? { secret: fields.get('secret') } : {}),
  };
}

const creation = onCreate => h('details', {}, h('summary', {}, 'New webhook'), h('form', { class: 'form', on: { submit: event => { event.preventDefault(); onCreate(event.target); } } },
  input('Name', 'name', { required: true, maxlength: 100 }),
  input('Target: https://… or mailto:…', 'url', { required: true }),
  choice('Format', 'format', FORMATS),
  input('Symbols, none for all', 'symbols', { placeholder: 'SPX, NDX' }),
  choice('Alerts from severity', 'severity', [['', 'all'], ...SEVERITIES.slice(1).map(each => [each, each])]),
  input('Signature secret, none for a random one', 'secret', { minlength: 16, maxlength: 200 }),
  h('fieldset', { class: 'options' }, h('legend', {}, 'Events'), TYPES.map(type => h('label', { class: 'check' },
    h('input', { type: 'checkbox', name: 'types', value: type, checked: type === 'alert' }), ` ${type}`))),
  h('button', {}, 'Create')));

function open(host, page) {
  const webhooks = h('div'), deliveries = h('div'), done = h('p', { class: 'why', role: 'status' }), which = h('small'), tools = h('span', { class: 'actions' });
  let known = [];
  const selected = () => known.find(each => each.id === address.get('webhook')) ?? known[0] ?? null;
  const attempt = (promise, text) => promise.then(answer => { done.textContent = text(answer); page.refresh(); }, error => page.notice(error.message));
  const create = form => attempt(api.createWebhook(wanted(form)), ({ name, secret }) => {
    form.reset();
    return `${name} is created.${secret ? ` Its secret, shown only now: ${secret}` : ''}`;
  });
  const act = {
    select: row => { address.set({ webhook: row.id }); page.refresh(); },
    change: (row, action) => attempt(api.webhook(row.id, action), ({ name, state }) => `${name} is ${state}.`),
    remove: row => confirm(`Delete ${row.name} and its delivery log?`) && attempt(api.deleteWebhook(row.id), () => `${row.name} is deleted.`),
    test: row => attempt(api.webhook(row.id, 'test'), ({ delivered, http_status: status, error }) => `Test of ${row.name}: ${delivered ? 'delivered' : error}${status ? `, HTTP ${status}` : ''}.`),
  };
  const replay = row => attempt(api.webhook(selected().id, 'replay', { from: row.seq, to: row.seq }), ({ events }) => `Deliveries planned once more: ${count(events)}.`);
  replace(host,
    panel('webhooks', 'Webhooks', null, creation(create), done, webhooks),
    panel('deliveries', ['Delivery log ', which], tools, scroller('deliveries-title', deliveries)));

  async function refresh(signal) {
    known = await api.webhooks(signal);
    showTable(webhooks, webhookColumns(act), known, { empty: 'No webhook yet: create one to have events delivered.', mark: row => (row === selected() ? 'here' : null) });
    const webhook = selected();
    which.textContent = webhook ? `${webhook.name}, at most ${LIMIT}` : '';
    const status = address.get('status') ?? '';
    replace(tools, webhook && menu('Status', STATUSES, status, value => { address.set({ status: value }); page.refresh(); }));
    showTable(deliveries, deliveryColumns(replay), webhook ? await api.deliveries(webhook.id, { status, limit: LIMIT }, signal) : [],
      { empty: webhook ? 'No delivery matches.' : 'No webhook, no deliveries.' });
  }
  return { refresh };
}

export const webhooksView = { name: 'webhooks', title: 'Webhooks', scope: 'write', open };
