/** Formats numbers with their units. A missing value is a dash, never a zero. */
const MINUS = '\u2212';
export const NONE = '–';

const isMissing = value => value === null || value === undefined || !Number.isFinite(value);
const signed = text => text.replace('-', MINUS);

export function number(value, digits = 2) {
  if (isMissing(value)) return NONE;
  const rounded = Number(value.toFixed(digits)) || 0; // never −0
  return signed(rounded.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
}

/** A figure of any size, six significant digits. */
export const figure = value => (isMissing(value) ? NONE : signed(value.toLocaleString('en-US', { maximumSignificantDigits: 6 })));

export const count = value => number(value, 0);

/** A price or strike: decimals only where they are not 0. */
export const price = value => (isMissing(value) ? NONE : number(value, Math.abs(value) >= 100 && Number.isInteger(value) ? 0 : 2));

const SCALES = [[1e12, 'tn'], [1e9, 'bn'], [1e6, 'm'], [1e3, 'k'], [1, '']];

/** The scale that suits the largest of `values` dollars: {divisor, unit}. */
export function scaleOf(values) {
  const largest = Math.max(0, ...values.filter(v => !isMissing(v)).map(Math.abs));
  const [divisor, unit] = SCALES.find(([size]) => largest >= size) ?? [1, ''];
  return { divisor, unit: '$' + unit };
}

/** Dollars in their own scale, for example −$1.43 bn. */
export function dollars(value, digits = 2) {
  if (isMissing(value)) return NONE;
  if (value === 0) return '$0';
  const { divisor, unit } = scaleOf([value]);
  return (value < 0 ? MINUS : '') + '$' + number(Math.abs(value) / divisor, digits) + (unit === '$' ? '' : ' ' + unit.slice(1));
}

export const percent = (fraction, digits = 1) => (isMissing(fraction) ? NONE : number(fraction * 100, digits) + ' %');

/** With an explicit plus. */
export function plus(value, text) {
  return isMissing(value) ? NONE : (value > 0 ? '+' : '') + text;
}

/** Age of the data. */
export function age(seconds) {
  if (isMissing(seconds)) return '';
  const text = seconds < 90 ? Math.max(0, Math.round(seconds)) + ' s'
    : seconds < 5400 ? Math.round(seconds / 60) + ' min'
      : seconds < 172800 ? Math.round(seconds / 3600) + ' h' : count(Math.round(seconds / 86400)) + ' days';
  return `data ${text} old`;
}

const NEW_YORK = { timeZone: 'America/New_York', hour12: false };
const DATE_TIME = new Intl.DateTimeFormat('en-CA', { ...NEW_YORK, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const TIME = new Intl.DateTimeFormat('en-GB', { ...NEW_YORK, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DATE = new Intl.DateTimeFormat('en-CA', { ...NEW_YORK, year: 'numeric', month: '2-digit', day: '2-digit' });

/** New York time, the market's. */
export const dateTime = iso => DATE_TIME.format(new Date(iso)).replace(',', '') + ' ET';
export const time = iso => TIME.format(new Date(iso));
export const date = iso => DATE.format(new Date(iso));

const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/;

/** PT1H30M → 1 h 30 min */
export const duration = iso => (DURATION.exec(iso)?.slice(1) ?? []).map((value, i) => Number(value ?? 0) && `${value} ${['h', 'min', 's'][i]}`)
  .filter(Boolean).join(' ') || '0 s';

/** NEAR_FLIP → near flip */
export const words = code => (code ? code.toLowerCase().replaceAll('_', ' ') : NONE);
