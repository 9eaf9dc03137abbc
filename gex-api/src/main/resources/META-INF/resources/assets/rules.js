/** Alert rules over the figures of snapshots, features and scores, and the newest alerts of one. */
import * as address from './address.js';
import { alertItem, SEVERITIES } from './alert-feed.js';
import * as api from './api.js';
import { button, choice, h, input, panel, replace } from './dom.js';
import { duration, figure, NONE, words } from './format.js';
import { showTable } from './table.js';

const COMPARISONS = ['above', 'below', 'crosses_above', 'crosses_below', 'changes_by'];
const LIMIT = 20;

const condition = r => `${words(r.comparison)} ${figure(r.level)} ${words(r.unit)}${r.for === 'PT0S' ? '' : ` for ${duration(r.for)}`}`;

const columns = act => [
  { name: 'Name', kind: 'l', cell: r => r.name },
  { name: 'Figure', kind: 'l wide', cell: r => r.field },
  { name: 'Condition', kind: 'l', cell: condition },
  { name: 'Symbols', kind: 'l', cell: r => (r.symbols.length ? r.symbols.join(', ') : 'all') },
  { name: 'Severity', kind: 'l', cell: r => r.severity },
  { name: 'Re-arms at', cell: r => (r.rearm_level === null ? NONE : figure(r.rearm_level)) },
  { name: 'Cooldown', cell: r => duration(r.cooldown) },
  { name: 'State', kind: 'l', cell: r => h('span', { class: r.enabled ? 'pos' : 'near' }, r.enabled ? 'enabled' : 'disabled') },
  { name: 'Actions', kind: 'l', cell: r => h('span', { class: 'actions' },
    button('Alerts', `alerts ${r.rule_id}`, () => act.select(r)),
    button(r.enabled ? 'Disable' : 'Enable', `state ${r.rule_id}`, () => act.enable(r)),
    button('Delete', `delete ${r.rule_id}`, () => act.remove(r))) },
];

function wanted(form) {
  const fields = new FormData(form);
  const optional = (name, value) => (fields.get(name) === '' ? {} : { [name]: value(fields.get(name)) });
  const minutes = text => `PT${text}M`;
  return {
    name: fields.get('name'), field: fields.get('field'), comparison: fields.get('comparison'), level: Number(fields.get('level')),
    severity: fields.get('severity'), symbols: fields.get('symbols').split(/[\s,]+/).filter(Boolean),
    ...optional('for', minutes), ...optional('rearm_level', Number), ...optional('cooldown', minutes),
  };
}

/** The figures that rules may compare in groups, by the event that has them. */
function figures(fields) {
  const groups = Map.groupBy(fields, each => each.field.split('.', 1)[0]);
  return [...groups].map(([event, members]) => h('optgroup', { label: event },
    members.map(({ field, unit }) => h('option', { value: field, 'data-unit': unit }, field))));
}

function creation(onCreate) {
  const field = h('select', { name: 'field' }), unit = h('span');
  const comparison = choice('Comparison', 'comparison', COMPARISONS.map(each => [each, words(each)]));
  const showUnit = () => {
    const isChange = comparison.querySelector('select').value === 'changes_by';
    unit.textContent = isChange ? ', percent of the value before' : `, ${words(field.selectedOptions[0]?.dataset.unit ?? '')}`;
  };
  const minutes = { type: 'number', min: 0, max: 43200 }; // 30 days
  const form = h('form', { class: 'form', on: { change: showUnit, reset: () => queueMicrotask(showUnit), submit: event => { event.preventDefault(); onCreate(event.target); } } },
    input('Name', 'name', { required: true, maxlength: 100 }),
    h('label', {}, 'Figure', field), comparison,
    input(h('span', {}, 'Level', unit), 'level', { type: 'number', step: 'any', required: true }),
    input('Must hold for, minutes', 'for', minutes),
    input('Symbols, none for all', 'symbols', { placeholder: 'SPX, NDX' }),
    choice('Severity', 'severity', SEVERITIES.map(each => [each, each])),
    input('Re-arms at, none for 1 % away', 'rearm_level', { type: 'number', step: 'any' }),
    input('Cooldown, minutes, none for 30', 'cooldown', minutes),
    h('button', {}, 'Create'));
  const offer = fields => { replace(field, figures(fields)); showUnit(); };
  return { element: h('details', {}, h('summary', {}, 'New rule'), form), offer };
}

function open(host, page) {
  const rules = h('div'), done = h('p', { class: 'why', role: 'status' }), which = h('small'), list = h('ol', { class: 'alert-list', 'aria-live': 'polite' });
  let known = [], stored = [], offered = false;
  const selected = () => known.find(each => each.rule_id === address.get('rule')) ?? known[0] ?? null;
  const attempt = (promise, text) => promise.then(answer => { done.textContent = text(answer); page.refresh(); }, error => page.notice(error.message));
  const form = creation(element => attempt(api.createRule(wanted(element)), ({ name }) => {
    element.reset();
    return `${name} is created and evaluated from the next observation on.`;
  }));
  const act = {
    select: row => { address.set({ rule: row.rule_id }); page.refresh(); },
    enable: row => attempt(api.enableRule(row.rule_id, !row.enabled), ({ name, enabled }) => `${name} is ${enabled ? 'enabled' : 'disabled'}.`),
    remove: row => confirm(`Delete ${row.name}?`) && attempt(api.deleteRule(row.rule_id), () => `${row.name} is deleted.`),
  };
  const showAlerts = () => {
    const rule = selected();
    const streamed = page.feed.list().filter(alert => rule && alert.details?.rule_id === rule.rule_id);
    const alerts = [...new Map([...stored, ...streamed].map(alert => [alert.alert_id, alert])).values()].sort((a, b) => b.seq - a.seq).slice(0, LIMIT);
    which.textContent = rule ? `${rule.name}, at most ${LIMIT}` : '';
    replace(list, alerts.length ? alerts.map(alert => alertItem(alert)) : h('li', { class: 'empty' }, rule ? 'This rule has raised no alert.' : 'No rule, no alerts.'));
  };
  replace(host, panel('rules', 'Rules', null, form.element, done, rules), panel('raised', ['Newest alerts ', which], null, list));
  page.feed.addEventListener('change', showAlerts);

  async function refresh(signal) {
    if (!offered) {
      form.offer(await api.ruleFields(signal));
      offered = true;
    }
    known = await api.rules(signal);
    showTable(rules, columns(act), known, { empty: 'No rule yet: create one to be alerted on a figure of your choice.', mark: row => (row === selected() ? 'here' : null) });
    stored = selected() ? await api.ruleAlerts(selected().rule_id, LIMIT, signal) : [];
    showAlerts();
  }
  return { refresh, close: () => page.feed.removeEventListener('change', showAlerts) };
}

export const rulesView = { name: 'rules', title: 'Rules', scope: 'write', open };
