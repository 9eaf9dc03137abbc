/** Sends a part of the screen to ingest-service, and shows exactly what leaves the machine. */
import * as api from './api.js';
import { button, choice, h, input, panel, replace, s } from './dom.js';
import { count, NONE, time } from './format.js';
import { ScreenShare } from './screen-share.js';

const RATES = [[0.2, 'one in 5 s'], [0.5, 'one in 2 s'], [1, 'one a second'], [2, 'two a second']];
const SIDES = [['left', 0], ['top', 0], ['width', 100], ['height', 100]];
const MIN_PERCENT = 5;
const KIND = { denied: 'neg', refused: 'neg', disconnected: 'near', sending: 'pos' };

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** The choice of the region: by dragging over the screen, or by numbers. `onChange` gets fractions. */
function regionChoice(video, onChange) {
  const box = s('rect', { class: 'region', x: 0, y: 0, width: 100, height: 100 });
  const drawing = s('svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, box);
  const numbers = h('fieldset', { class: 'options' }, h('legend', {}, 'Region, percent of the screen'),
    SIDES.map(([side, value]) => input(side, side, { type: 'number', min: 0, max: 100, step: 'any', value })));
  const field = side => numbers.querySelector(`[name=${side}]`);

  function set(left, top, width, height) {
    const wide = clamp(width, MIN_PERCENT, 100), high = clamp(height, MIN_PERCENT, 100);
    const region = { left: clamp(left, 0, 100 - wide), top: clamp(top, 0, 100 - high), width: wide, height: high };
    for (const [side] of SIDES) field(side).value = Number(region[side].toFixed(1));
    for (const [name, side] of [['x', 'left'], ['y', 'top'], ['width', 'width'], ['height', 'height']]) box.setAttribute(name, region[side]);
    onChange(Object.fromEntries(Object.entries(region).map(([side, value]) => [side, value / 100])));
  }
  const at = event => {
    const frame = drawing.getBoundingClientRect();
    return [clamp((event.clientX - frame.left) / frame.width * 100, 0, 100), clamp((event.clientY - frame.top) / frame.height * 100, 0, 100)];
  };
  let from = null;
  drawing.addEventListener('pointerdown', event => { from = at(event); drawing.setPointerCapture(event.pointerId); });
  drawing.addEventListener('pointerup', () => { from = null; });
  drawing.addEventListener('pointermove', event => {
    if (!from) return;
    const to = at(event);
    set(Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]));
  });
  numbers.addEventListener('change', () => set(...SIDES.map(([side]) => Number(field(side).value))));
  return { screen: h('div', { class: 'screen' }, video, drawing), numbers, whole: () => set(0, 0, 100, 100) };
}

function open(host) {
  const status = h('p', { class: 'why', role: 'status' }), sent = h('small'), answers = h('p', { class: 'why' });
  const leaving = h('img', { alt: 'The last picture that was sent', class: 'leaving', hidden: true });
  const none = h('p', { class: 'empty' }, 'No picture has left this machine.');
  const totals = { sent: 0, accepted: 0, pending: 0, refused: 0 };
  let service = null, shown = null, last = null;

  const share = new ScreenShare({
    onState: ({ state, text }) => {
      const active = ['connecting', 'sending', 'disconnected'].includes(state);
      replace(status, h('b', { class: KIND[state] }, state), ` ${text}`);
      startButton.hidden = active || state === 'choosing';
      stopButton.hidden = !active;
      region.screen.hidden = !active;
    },
    onPicture: picture => {
      if (shown) URL.revokeObjectURL(shown);
      shown = URL.createObjectURL(picture);
      leaving.src = shown;
      leaving.hidden = false;
      none.hidden = true;
      totals.sent++;
      sent.textContent = `${time(new Date().toISOString())} ET, ${count(picture.size)} bytes, picture ${count(totals.sent)}`;
    },
    onAnswer: answer => {
      totals[answer.status]++;
      if (answer.message) last = answer.message;
      answers.textContent = `${count(totals.accepted)} accepted, ${count(totals.pending)} to be published later, ${count(totals.refused)} refused${last ? `; the last reason: ${last}` : ''}`;
    },
  });
  const region = regionChoice(share.video, fractions => { share.region = fractions; });
  const startButton = h('button', { 'data-focus': 'start' }, 'Share a screen');
  const stopButton = button('Stop', 'stop', () => share.stop(), { hidden: true });
  const form = h('form', { class: 'form', on: { submit: event => {
    event.preventDefault();
    const fields = new FormData(event.target);
    share.start({ url: service.captures_stream_url, stream: fields.get('stream'), perSecond: Number(fields.get('rate')) });
  } } },
  input('Name of the stream', 'stream', { required: true, pattern: '[a-z0-9][a-z0-9_\\-]*', maxlength: 63, value: 'screen' }),
  choice('Pictures', 'rate', RATES), region.numbers, startButton, stopButton);
  form.querySelector('[name=rate]').value = '1';

  replace(host,
    panel('share', 'Share a screen', null, form, status, region.screen,
      h('p', { class: 'why' }, 'Only the region is sent. Drag over the screen to choose it; sharing ends with Stop, with the browser\u2019s own control, and when you leave this view.')),
    panel('sent', ['What leaves this machine ', sent], null, none, leaving, answers));
  region.screen.hidden = true;
  replace(status, 'Nothing is shared.');

  async function refresh(signal) {
    service ??= await api.service(signal);
    startButton.disabled = !service.captures_stream_url;
    if (startButton.disabled) replace(status, 'This server does not say where ingest-service takes captures (CAPTURES_STREAM_URL).');
  }
  return {
    refresh,
    close: () => {
      share.stop();
      if (shown) URL.revokeObjectURL(shown);
    },
  };
}

export const captureView = { name: 'capture', title: 'Capture', scope: 'write', open };
