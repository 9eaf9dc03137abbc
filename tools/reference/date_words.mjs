// How browsers write the date line of Cboe's quotedata page in each locale: they take it from Unicode's CLDR through ICU, as Node does.
// Reads tags of locales, one a line, such as the JDK's: echo 'for (var l : Locale.getAvailableLocales()) System.out.println(l.toLanguageTag());' | jshell -s - | sort -u
//   node date_words.mjs       < tags > ingest-service/src/main/resources/io/dealerflow/ingest/source/cboe/date-words.tsv   (what the parser reads)
//   node date_words.mjs lines < tags > ingest-service/src/test/resources/date-lines.tsv   (whole lines and their instants, for the test)
// Needs Node with full ICU; made with node 20.20, ICU 78.2, CLDR 48, tz 2025c. CLDR's data: Unicode License v3, https://www.unicode.org/license.txt
import {readFileSync} from 'node:fs';

const PAGE = {year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: 'numeric', timeZoneName: 'short'};
// Abbreviations of Chuvash are drafts and clash with those of English.
const WITHOUT_ZONES = /^cv\b/;

const SUMMER = new Date('2026-08-12T11:30:00Z');
const WINTER = new Date('2026-01-14T11:30:00Z');
const locales = readFileSync(0, 'utf8').split('\n').filter(tag => {
  try {
    return !/^(tok|$)/.test(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length;
  } catch {
    return false; // not a tag of BCP 47; Toki Pona (tok) writes months as bare numbers
  }
});
// The script says nothing where the tag without it is the same locale.
const distinct = locales.filter(tag => tag === 'und' || new Intl.Locale(tag).minimize().toString() === tag || !locales.includes(new Intl.Locale(tag).minimize().toString()));

const parts = (format, date) => format.formatToParts(date);
const value = (all, type) => all.find(part => part.type === type)?.value ?? '';

function form(locale) {
  const format = new Intl.DateTimeFormat(locale, {...PAGE, timeZone: 'UTC'});
  const template = parts(format, SUMMER).map(p => p.type === 'literal' || p.type === 'era' ? p.value : `{${p.type === 'relatedYear' ? 'year' : p.type}}`).join('');
  const months = [];
  for (let day = 0; day < 366; day++) {
    // Persian years begin on 21 March of 2026
    const month = value(parts(format, new Date(Date.UTC(2026, format.resolvedOptions().calendar === 'persian' ? 2 : 0, 21 + day))), 'month');
    if (!months.includes(month)) months.push(month);
  }
  // What it writes where a person chose the clock of 12 hours, and what older versions wrote.
  const periods = [PAGE, {hour: 'numeric', minute: 'numeric', hour12: true}, {hour: 'numeric', hour12: true, dayPeriod: 'short'}]
      .map(options => periodsOf(new Intl.DateTimeFormat(locale, {...options, timeZone: 'UTC'})));
  const calendar = format.resolvedOptions().calendar.replace('gregorian', 'gregory').toUpperCase();
  return [calendar, template, months.join('|'), ...periods.map((p, i) => periods.indexOf(p) < i ? '' : p)].join('\t');
}

/** The hour from which on each word holds: 0=AM|12=PM. */
function periodsOf(format) {
  const periods = [];
  for (let hour = 0; hour < 24; hour++) {
    const word = value(parts(format, new Date(Date.UTC(2026, 7, 12, hour, 30))), 'dayPeriod');
    if (word && !periods.at(-1)?.endsWith('=' + word)) periods.push(`${hour}=${word}`);
  }
  return periods.join('|');
}

function offset(zone, date) {
  const name = new Intl.DateTimeFormat('en', {timeZone: zone, timeZoneName: 'longOffset'});
  return value(parts(name, date), 'timeZoneName').replace('GMT', '') || '+00:00';
}

// one zone of each English name and pair of offsets, and those whose names differ by country
const zones = [...new Map(Intl.supportedValuesOf('timeZone').map(zone => {
  const long = new Intl.DateTimeFormat('en', {timeZone: zone, timeZoneName: 'long'});
  return [[SUMMER, WINTER].map(d => value(parts(long, d), 'timeZoneName') + offset(zone, d)).join(), zone];
})).values(), 'UTC', 'Europe/London', 'Europe/Dublin', 'Europe/Berlin', 'Europe/Athens', 'Europe/Lisbon', 'Asia/Jerusalem', 'Asia/Calcutta', 'Asia/Shanghai'];
const offsets = zones.map(zone => [zone, SUMMER, offset(zone, SUMMER)]).concat(zones.map(zone => [zone, WINTER, offset(zone, WINTER)]));

const forms = new Map();
const gmt = new Set();
const abbreviations = new Map();
for (const locale of distinct) {
  const key = form(locale);
  forms.set(key, [...(forms.get(key) ?? []), locale]);
  const short = new Intl.DateTimeFormat(locale, {timeZone: 'Asia/Kabul', timeZoneName: 'shortOffset', numberingSystem: 'latn'});
  gmt.add(value(parts(short, SUMMER), 'timeZoneName').replace(/[\p{Cf}\d:.+\u2212-]+$|^[\p{Cf}\d:.+\u2212-]+/gu, '').trim());
  if (WITHOUT_ZONES.test(locale)) continue;
  for (const [zone, date, off] of offsets) {
    const name = value(parts(new Intl.DateTimeFormat(locale, {timeZone: zone, timeZoneName: 'short', numberingSystem: 'latn'}), date), 'timeZoneName');
    if (!/\d/.test(name)) abbreviations.set(name, (abbreviations.get(name) ?? new Set()).add(off));
  }
}
// IANA's own name of Israel's time, which no browser writes, but which makes IST no clearer
abbreviations.get('IST')?.add('+02:00');

if (process.argv[2] === 'lines') {
  lines();
} else {
  console.log('# Written by tools/reference/date_words.mjs from Unicode CLDR 48 (Unicode License v3); do not edit.');
  for (const [key, tags] of forms) console.log(`form\t${tags.slice(0, 3).join(' ')}\t${key}`);
  for (const word of gmt) console.log(`gmt\t${word}`);
  for (const [name, offs] of [...abbreviations].sort()) console.log(`zone\t${name}\t${[...offs].sort().join()}`);
}

/** Two lines of every form: another month, hour and zone each. */
function lines() {
  const zones = ['America/New_York', 'Europe/London', 'Europe/Berlin', 'Asia/Tokyo', 'Asia/Kathmandu', 'Australia/Sydney', 'America/Sao_Paulo', 'America/Chicago'];
  let n = 0;
  for (const [, tags] of forms) {
    if (WITHOUT_ZONES.test(tags[0])) continue;
    for (let i = 0; i < 2; i++, n++) {
      const zone = zones[n % zones.length];
      const instant = new Date(Date.UTC(2026, n * 5 % 12, 1 + n * 11 % 28, n * 7 % 24, n * 13 % 60));
      const line = new Intl.DateTimeFormat(tags[0], {...PAGE, timeZone: zone}).format(instant);
      console.log([tags[0], zone, instant.toISOString(), line].join('\t'));
    }
  }
}
