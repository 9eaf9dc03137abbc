/** Records that a consumer could not process: browse, read and replay. */
import * as address from './address.js';
import * as api from './api.js';
import { button, h, pairs, panel, replace } from './dom.js';
import { count, dateTime, NONE, words } from './format.js';
import { scroller, showTable } from './table.js';

const FILTER = ['topic', 'consumer', 'reason'];
const LIMIT = 200;
const SHOWN_BYTES = 20000;

const filterNow = () => Object.fromEntries(FILTER.map(name => [name, address.get(name)]).filter(([, value]) => value));

/** Text where the bytes are UTF-8 without control characters, otherwise hexadecimal; cut after `SHOWN_BYTES`. */
function readable(base64) {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  const part = bytes.subarray(0, SHOWN_BYTES);
  const text = new TextDecoder().decode(part);
  const shown = /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? [...part].map(byte => byte.toString(16).padStart(2, '0')).join(' ') : text;
  return shown + (bytes.length > part.length ? `\n… ${count(bytes.length - part.length)} more bytes` : '');
}

const letterColumns = (onShow, onReplay) => [
  { name: 'Time', kind: 'l', cell: r => dateTime(r.time) },
  { name: 'Topic', kind: 'l', cell: r => r.topic },
  { name: 'Consumer', kind: 'l', cell: r => r.consumer },
  { name: 'Reason', kind: 'l', cell: r => words(r.reason) },
  { name: 'Error', kind: 'l wide', cell: r => r.error ?? NONE },
  { name: 'Size', unit: 'bytes', cell: r => (r.bytes === null ? NONE : count(r.bytes)) },
  { name: 'State', kind: 'l', cell: r => (r.replayed ? 'replayed' : 'waiting') },
  { name: 'Actions', kind: 'l', cell: r => h('span', { class: 'actions' }, button('Show', `show ${r.id}`, () => onShow(r.id)), button(r.replayed ? 'Replay again' : 'Replay', `replay ${r.id}`, () => onReplay(r))) },
];

const groupColumns = (onFilter, onReplay) => [
  { name: 'Topic', kind: 'l', cell: r => r.topic },
  { name: 'Consumer', kind: 'l', cell: r => r.consumer },
  { name: 'Reason', kind: 'l', cell: r => words(r.reason) },
  { name: 'Waiting', unit: 'letters', cell: r => count(r.waiting) },
  { name: 'Replayed', unit: 'letters', cell: r => count(r.replayed) },
  { name: 'Newest', kind: 'l', cell: r => dateTime(r.newest) },
  { name: 'Actions', kind: 'l', cell: r => h('span', { class: 'actions' }, button('Only these', `only ${r.topic} ${r.consumer} ${r.reason}`, () => onFilter(r)),
    r.waiting > 0 && button(`Replay ${count(r.waiting)}`, `all ${r.topic} ${r.consumer} ${r.reason}`, () => onReplay(r))) },
];

function showLetter(dialog, letter) {
  replace(dialog,
    h('header', {}, h('h2', { id: 'letter-title' }, letter.id), h('form', { method: 'dialog' }, h('button', {}, 'Close'))),
    h('div', { class: 'letter', tabindex: 0, role: 'region', 'aria-labelledby': 'letter-title' },
      pairs([['topic', letter.topic], ['consumer', letter.consumer], ['reason', words(letter.reason)], ['error', letter.error ?? NONE], ['time', dateTime(letter.time)],
        ['key', letter.key ?? NONE], ['value', letter.bytes === null ? NONE : `${count(letter.bytes)} bytes`], ...Object.entries(letter.headers).map(([name, value]) => [name, value, 'sub'])]),
      h('pre', {}, letter.value_base64 === null ? 'no value' : readable(letter.value_base64))));
  dialog.showModal();
}

function open(host, page) {
  const groups = h('div'), letters = h('div'), all = h('span'), done = h('p', { class: 'why', role: 'status' });
  const dialog = h('dialog', { 'aria-labelledby': 'letter-title' });
  replace(host, panel('groups', 'Dead letters', all, groups, done), panel('letters', ['Newest ', h('small', {}, `at most ${LIMIT}`)], null, scroller('letters-title', letters)), dialog);
  const attempt = promise => promise.catch(error => page.notice(error.message));
  const choose = changes => { address.set(changes); page.refresh(); };
  const replay = filter => attempt(api.replayDeadLetters(filter).then(({ matched, replayed }) => {
    done.textContent = `${count(replayed)} of ${count(matched)} sent again.`;
    page.refresh();
  }));
  const only = row => Object.fromEntries(FILTER.map(name => [name, row[name]]));
  const show = id => attempt(api.deadLetter(id).then(letter => showLetter(dialog, letter)));

  async function refresh(signal) {
    const filter = filterNow();
    const found = await api.deadLetters({ ...filter, limit: LIMIT }, signal);
    const filtered = Object.keys(filter).length > 0;
    replace(all, filtered && button(`All, not only ${Object.values(filter).join(', ')}`, 'all', () => choose({ topic: null, consumer: null, reason: null })));
    showTable(groups, groupColumns(row => choose(only(row)), row => replay(only(row))), found.groups, { empty: filtered ? 'No dead letter matches.' : 'No dead letters: every record was processed.' });
    showTable(letters, letterColumns(show, letter => replay({ id: letter.id, again: letter.replayed ? 'true' : null })), found.letters.toReversed(), { empty: 'None.' });
  }
  return { refresh };
}

export const deadLettersView = { name: 'dead-letters', title: 'Dead letters', scope: 'admin', open };
