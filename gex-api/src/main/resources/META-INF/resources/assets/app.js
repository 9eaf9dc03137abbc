/** The dashboard: its state is in the URL (symbol and convention), all data come from the API. */
import * as api from './api.js';
import { setUpAccess } from './access.js';
import { AlertList } from './alerts.js';
import { Chart } from './chart.js';
import { byId, h, replace } from './dom.js';
import { showFigures } from './figures.js';
import { age, dateTime } from './format.js';
import { historyChart } from './history-chart.js';
import { showConvention, showExpiries, showQuality, showScore } from './panels.js';
import { profileChart } from './profile-chart.js';
import { refreshReports, setUpReports } from './report.js';
import { strikeChart } from './strike-chart.js';

const POLL_MS = 3000;
const RANGES = [['±2 %', 0.02], ['±5 %', 0.05], ['±10 %', 0.1], ['±20 %', 0.2], ['all', 9]];

const charts = { strike: new Chart(byId('strike-chart')), profile: new Chart(byId('profile-chart')), history: new Chart(byId('history-chart')) };
const alertList = new AlertList(byId('alerts'));
const address = () => Object.fromEntries(new URLSearchParams(location.search));
const convention = () => { const { symbol, zoom, ...rest } = address(); return rest; };

let shown = null; // {snapshot, at}
let listed = [];
const resolved = new Map(); // as written in the address -> as the server names it
let current = null; // AbortController of the load in flight

function setAddress(changes) {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) if (value === null || value === '') next.delete(name); else next.set(name, value);
  history.replaceState(null, '', next.size ? `?${next}` : location.pathname);
}

/** The symbol as the server names it: once its figures are here, whatever way it is written in the address. */
const symbolNow = () => {
  const wanted = address().symbol?.trim().toUpperCase();
  if (!wanted) return listed[0]?.symbol ?? null;
  return resolved.get(wanted) ?? wanted;
};
const rangeNow = () => Number(address().zoom ?? 0.1);

function notice(text) {
  byId('notice').hidden = !text;
  byId('notice').textContent = text ?? '';
}

function showSymbols() {
  const symbol = symbolNow();
  const names = listed.map(entry => entry.symbol);
  if (symbol && !names.includes(symbol)) names.unshift(symbol);
  const select = byId('symbol');
  if ([...select.options].map(o => o.value).join() !== names.join()) replace(select, names.map(name => h('option', { value: name }, name)));
  if (symbol) select.value = symbol;
}

function showAge() {
  if (!shown) return;
  const seconds = shown.snapshot.age_seconds + (performance.now() - shown.at) / 1000;
  byId('age').textContent = age(seconds);
  byId('age').classList.toggle('warn', seconds > 900);
}

function drawStrikes() {
  if (shown) charts.strike.show(strikeChart(shown.snapshot, rangeNow(), unit => { byId('strike-unit').textContent = unit; }));
}

function show(snapshot, score, points) {
  shown = { snapshot, at: performance.now() };
  document.title = `${snapshot.symbol} · DealerFlow`;
  byId('as-of').textContent = dateTime(snapshot.as_of);
  byId('stale').hidden = !snapshot.stale;
  showAge();
  showFigures(byId('figures'), snapshot, score);
  drawStrikes();
  charts.profile.show(profileChart(snapshot, unit => { byId('profile-unit').textContent = unit; }));
  charts.history.show(historyChart(points));
  showScore(byId('score'), score);
  showExpiries(byId('expiries'), snapshot);
  showConvention(byId('convention'), snapshot, convention(), changeConvention);
  showQuality(byId('quality'), snapshot);
}

async function load(fresh = false) {
  const symbol = symbolNow();
  if (!symbol) return notice('No market data yet. Figures appear with the first observation.');
  current?.abort();
  current = new AbortController();
  const { signal } = current;
  byId('main').classList.toggle('loading', fresh);
  try {
    const [snapshot, score, points] = await Promise.all([api.gex(symbol, convention(), signal),
      api.score(symbol, signal).catch(e => { if (signal.aborted) throw e; return null; }),
      api.history(symbol, signal).catch(e => { if (signal.aborted) throw e; return []; })]);
    resolve(symbol, snapshot.symbol);
    show(snapshot, score, points);
    notice(null);
  } catch (error) {
    if (!signal.aborted) notice(`${symbol}: ${error.message}`);
  } finally {
    if (!signal.aborted) byId('main').classList.remove('loading');
  }
}

function resolve(written, symbol) {
  if (written === symbol) return;
  resolved.set(written, symbol);
  showSymbols();
  scopeAlerts();
}

function changeConvention(name, value) {
  setAddress({ [name]: value, ...(name === 'gamma' && value !== 'VENDOR' ? { expired: null } : {}) });
  document.activeElement?.blur();
  load(true);
}

function scopeAlerts() {
  const all = byId('all-symbols').checked;
  alertList.scope(all ? null : symbolNow());
  byId('alert-scope').textContent = all ? 'all symbols' : symbolNow() ?? '';
}

function chooseSymbol(symbol) {
  setAddress({ symbol });
  scopeAlerts();
  load(true);
}

async function poll() {
  try {
    const before = symbolNow();
    listed = await api.symbols();
    showSymbols();
    if (!before && symbolNow()) scopeAlerts();
    const now = listed.find(entry => entry.symbol === symbolNow());
    if (!shown || shown.snapshot.stale || (now && Date.parse(now.as_of) > Date.parse(shown.snapshot.as_of))) await load();
  } catch (error) {
    notice(error instanceof api.ApiError ? error.message : 'The server does not answer; trying again.');
  }
  setTimeout(poll, document.hidden ? 10 * POLL_MS : POLL_MS);
}

function setUpZoom() {
  RANGES.forEach(([name, range]) => byId('zoom').append(h('label', {}, h('input', {
    type: 'radio', name: 'zoom', value: range, checked: range === rangeNow(),
    on: { change: () => { setAddress({ zoom: range === 0.1 ? null : range }); drawStrikes(); } },
  }), h('span', {}, name))));
}

async function setUpAlerts() {
  const start = await api.alerts().catch(() => null);
  if (start === null) return setTimeout(setUpAlerts, POLL_MS);
  scopeAlerts();
  api.alertStream(alertList.load(start), alert => alertList.add(alert), open => {
    byId('stream').textContent = open ? 'stream connected' : 'stream reconnecting';
    byId('stream').className = `badge ${open ? 'live' : 'down'}`;
  });
}

byId('symbol').addEventListener('change', event => chooseSymbol(event.target.value));
byId('all-symbols').addEventListener('change', scopeAlerts);
byId('default-convention').addEventListener('click', () => {
  setAddress(Object.fromEntries(Object.keys(convention()).map(name => [name, null])));
  load(true);
});
setUpZoom();
setUpReports();
setUpAccess(() => { load(true); refreshReports(); });
poll();
setUpAlerts();
refreshReports();
setInterval(showAge, 1000);
setInterval(refreshReports, 60000);
