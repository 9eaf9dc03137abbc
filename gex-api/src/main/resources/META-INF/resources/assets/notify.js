/** Sound and browser notification of new alerts; both off until switched on in this browser. */
import { reaches } from './alert-feed.js';
import { words } from './format.js';

const stored = name => localStorage.getItem(`dealerflow.${name}`);
const store = (name, value) => localStorage.setItem(`dealerflow.${name}`, value);
const BEEP = { hertz: { critical: 880, high: 660 }, otherHertz: 520, seconds: 0.25, volume: 0.15 };

let audio = null; // an AudioContext starts only after the reader has touched the page

export const soundIsOn = () => stored('sound') === 'on';
export const notificationIsOn = () => stored('notification') === 'on' && 'Notification' in window && Notification.permission === 'granted';
export const leastSeverity = () => stored('notify-from') ?? 'high';
export const setLeastSeverity = severity => store('notify-from', severity);

export function setSound(on) {
  store('sound', on ? 'on' : 'off');
  if (on) beep('low');
}

/** Asks the reader for the permission where it is lacking; whether notifications are on then. */
export async function setNotification(on) {
  const granted = on && 'Notification' in window && await Notification.requestPermission() === 'granted';
  store('notification', granted ? 'on' : 'off');
  return granted;
}

function beep(severity) {
  audio ??= new AudioContext();
  audio.resume();
  const tone = new OscillatorNode(audio, { frequency: BEEP.hertz[severity] ?? BEEP.otherHertz });
  tone.connect(new GainNode(audio, { gain: BEEP.volume })).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + BEEP.seconds);
}

/** Announces an alert of the stream. Replayed events are never announced: they are not news. */
export function announce({ replayed, data: alert }) {
  if (replayed || !reaches(alert.severity, leastSeverity())) return;
  if (soundIsOn()) beep(alert.severity);
  if (notificationIsOn()) new Notification(`${alert.symbol}: ${words(alert.alert_type)} (${alert.severity})`, { body: alert.message, tag: alert.alert_id });
}
