/** The convention that figures rest on: named in one line, and chosen in a form. */
import { byId, h, replace } from './dom.js';
import { words } from './format.js';

const CHOICES = [
  ['dealer', 'Dealers', ['CALLS_LONG_PUTS_SHORT', 'SHORT_ALL', 'LONG_ALL']], ['weight', 'Weight', ['OI', 'VOLUME']],
  ['gamma', 'Gamma', ['MODEL', 'VENDOR']], ['forward', 'Forward', ['PARITY', 'CURVE']],
  ['day_count', 'Day count', ['ACT_SECONDS_365', 'CALENDAR_DAYS_365', 'BUS_262', 'BUS_252', 'TRADING_TIME']],
  ['iv', 'Missing vols', ['FALLBACK', 'VENDOR']], ['smile', 'Smile', ['NONE', 'OTM']], ['expired', 'Expired', ['DROP', 'KEEP']],
  ['dynamics', 'Vols as spot moves', ['STICKY_STRIKE', 'STICKY_MONEYNESS']],
];
const RATES = [['rate', 'Rate, fraction per year'], ['dividend_yield', 'Dividend yield, fraction per year']];
const NAMES = { ACT_SECONDS_365: 'seconds / 365 d', CALENDAR_DAYS_365: 'calendar / 365', BUS_262: 'weekdays / 262', BUS_252: 'sessions / 252', TRADING_TIME: 'trading time',
  CALLS_LONG_PUTS_SHORT: 'calls +, puts −', SHORT_ALL: 'short all', LONG_ALL: 'long all', OI: 'open interest',
  STICKY_STRIKE: 'by strike', STICKY_MONEYNESS: 'by moneyness' };

const nameOf = value => NAMES[value] ?? words(value);
const valueOf = (used, name) => String(used[name]).toUpperCase();

const summary = used => [`dealers ${nameOf(valueOf(used, 'dealer'))}`, `weight ${nameOf(valueOf(used, 'weight'))}`, `${nameOf(valueOf(used, 'gamma'))} gamma`,
  `${nameOf(valueOf(used, 'forward'))} forward`, `day count ${nameOf(valueOf(used, 'day_count'))}`].join(' · ');

/** `used` is the convention of the answer, `chosen` are the parts that the address chooses. */
export function showConvention(used, chosen, onChange) {
  byId('convention-name').textContent = summary(used) + (Object.keys(chosen).length ? ' · changed' : '');
  byId('default-convention').hidden = Object.keys(chosen).length === 0;
  const form = byId('convention');
  if (form.contains(document.activeElement)) return;
  const change = name => event => onChange(name, event.target.value.trim());
  const changed = name => (name in chosen ? 'changed' : '');
  const option = (name, value) => h('option', { value, selected: valueOf(used, name) === value,
    disabled: value === 'KEEP' && valueOf(used, 'gamma') !== 'VENDOR' }, nameOf(value));
  replace(form,
    CHOICES.map(([name, label, values]) => h('label', {}, label,
      h('select', { class: changed(name), on: { change: change(name) } }, values.map(value => option(name, value))))),
    RATES.map(([name, label]) => h('label', {}, label,
      h('input', { type: 'text', inputmode: 'decimal', value: used[name], class: changed(name), on: { change: change(name) } }))));
}
