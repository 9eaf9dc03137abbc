/** The page around the views: which one is open, how fresh its figures are, and whether the server answers. */
import { learnAccess, requireScope, setUpAccess } from './access.js';
import * as address from './address.js';
import { AlertFeed } from './alert-feed.js';
import * as api from './api.js';
import { showConvention } from './convention.js';
import { byId, h, replace } from './dom.js';
import { age, dateTime } from './format.js';
import { announce } from './notify.js';
import { setUpTheme } from './theme.js';
import { alertsView } from './alerts.js';
import { assetsView } from './assets.js';
import { captureView } from './capture.js';
import { deadLettersView } from './dead-letters.js';
import { heatmapView } from './heatmap.js';
import { historyView } from './history.js';
import { jobsView } from './jobs.js';
import { levelsView } from './levels.js';
import { modelsView } from './models.js';
import { overviewView } from './overview.js';
import { portfolioView } from './portfolio.js';
import { reportsView } from './reports.js';
import { rulesView } from './rules.js';
import { signalsView } from './signals.js';
import { webhooksView } from './webhooks.js';

/**
 * A view is {name, title, scope, perSymbol, open(host, page)}. `open` builds its elements and returns {refresh(signal), close()}: `refresh`
 * loads and shows, and returns the origin {symbol, as_of, stale, convention} where figures of a symbol are shown.
 */
const VIEWS = [overviewView, heatmapView, levelsView, historyView, assetsView, signalsView, modelsView, portfolioView, alertsView, rulesView, reportsView, captureView, jobsView, webhooksView, deadLettersView];
const POLL_MS = 3000;
const OTHER_VIEWS_MS = 15000;
const SOON_MS = 1000;
const OLD_SECONDS = 900;

const feed = new AlertFeed();
const resolved = new Map(); // symbol as written in the address -> as the server names it
let listed = []; // {symbol, as_of, spot} of every symbol
let opened = null; // {view, refresh}
let origin = null; // of what is shown, with the time at which it came
let streaming = false;
let failed = false;
let refreshedAt = 0;
let soon = null; // timer of a refresh
let loading = null; // AbortController of the load in flight

/** The symbol as the server names it: once its figures are here, whatever way it is written in the address. */
function symbolNow() {
  const wanted = address.get('symbol')?.trim().toUpperCase();
  return wanted ? resolved.get(wanted) ?? wanted : listed[0]?.symbol ?? null;
}

const page = { feed, symbol: symbolNow, refresh: () => refresh(true), refreshSoon, notice };

function notice(text, kind = 'error') {
  byId('notice').hidden = !text;
  byId('notice').className = `notice ${kind}`;
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

function showNavigation() {
  replace(byId('views'), VIEWS.map(view => h('a', { href: address.of(view.name), 'data-focus': view.name, 'aria-current': view === opened?.view ? 'page' : null }, view.title)));
}

function showAge() {
  if (!origin) return;
  const seconds = (Date.now() - Date.parse(origin.as_of)) / 1000;
  byId('age').textContent = age(seconds);
  byId('age').classList.toggle('warn', seconds > OLD_SECONDS);
}

function showOrigin(answer) {
  origin = answer;
  const written = address.get('symbol')?.trim().toUpperCase();
  if (written && written !== answer.symbol) resolved.set(written, answer.symbol);
  document.title = `${answer.symbol} · ${opened.view.title} · DealerFlow`;
  byId('as-of').textContent = dateTime(answer.as_of);
  byId('stale').hidden = !answer.stale;
  byId('convention-bar').hidden = !answer.convention;
  if (answer.convention) showConvention(answer.convention, address.convention(), changeConvention);
  showAge();
  showSymbols();
}

function changeConvention(name, value) {
  address.set({ [name]: value, ...(name === 'gamma' && value !== 'VENDOR' ? { expired: null } : {}) });
  document.activeElement?.blur();
  refresh(true);
}

function openView() {
  const view = VIEWS.find(each => each.name === address.get('view')) ?? overviewView;
  loading?.abort();
  opened?.close?.();
  origin = null;
  for (const id of ['as-of', 'age']) byId(id).textContent = '';
  for (const id of ['stale', 'convention-bar']) byId(id).hidden = true;
  document.title = `${view.title} · DealerFlow`;
  byId('view-title').textContent = view.title;
  byId('view').className = `view ${view.name}`;
  replace(byId('view'));
  opened = { view, ...view.open(byId('view'), page) };
  showNavigation();
  return refresh(true);
}

/** Loads what the view shows; `anew` when something else is asked for than is shown. */
async function refresh(anew = false) {
  loading?.abort();
  const { signal } = (loading = new AbortController());
  byId('view').hidden = !requireScope(opened.view.scope);
  if (byId('view').hidden) return notice(null);
  if (opened.view.perSymbol && !symbolNow()) return notice('No market data yet. Figures appear with the first observation.', 'info');
  byId('view').classList.toggle('loading', anew);
  try {
    const answer = await opened.refresh(signal);
    if (signal.aborted) return;
    if (answer) showOrigin(answer);
    failed = false;
    refreshedAt = performance.now();
    notice(null);
  } catch (error) {
    if (!signal.aborted) fail(error);
  } finally {
    if (!signal.aborted) byId('view').classList.remove('loading');
  }
}

function fail(error) {
  failed = true;
  if (!(error instanceof api.ApiError)) return notice('The server does not answer; trying again.', 'waiting');
  if (error.status === 401 || error.status === 403) learnAccess();
  notice(opened.view.perSymbol ? `${symbolNow() ?? ''}: ${error.message}` : error.message);
}

function isDue() {
  if (failed) return true;
  if (!opened.view.perSymbol) return performance.now() - refreshedAt > OTHER_VIEWS_MS;
  const now = listed.find(entry => entry.symbol === symbolNow());
  return !origin || origin.stale || (!address.get('as_of') && now && Date.parse(now.as_of) > Date.parse(origin.as_of));
}

async function poll() {
  try {
    if (requireScope(opened.view.scope)) {
      listed = await api.symbols();
      showSymbols();
      if (!streaming) await feed.load();
      if (isDue()) await refresh();
    } else {
      await learnAccess();
    }
  } catch (error) {
    fail(error);
  }
  setTimeout(poll, document.hidden ? 10 * POLL_MS : POLL_MS);
}

async function start() {
  await learnAccess();
  listed = await api.symbols().catch(() => []);
  showSymbols();
  await openView();
  poll();
}

/** For what can change hundreds of times in a second, such as signals: it is read at most once in this time. */
function refreshSoon() {
  soon ??= setTimeout(() => {
    soon = null;
    refresh();
  }, SOON_MS);
}

function followStream() {
  api.follow(event => {
    if (event.type === 'alert') {
      feed.add(event.data);
      announce(event);
    } else if (event.type === 'acknowledgement' || event.type === 'resolution') {
      feed.change(event.data);
    } else if (event.type === 'signal') {
      if (opened.view === signalsView) refreshSoon();
    } else if (!opened.view.perSymbol) refresh();
  }, async open => {
    streaming = open;
    if (open) await Promise.all([feed.load(), learnAccess()]);
    byId('stream').textContent = open ? 'stream connected' : 'stream reconnecting';
    byId('stream').className = `badge ${open ? 'live' : 'down'}`;
  });
}

byId('views').addEventListener('click', event => {
  const link = event.target.closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  openView();
});
addEventListener('popstate', openView);
byId('symbol').addEventListener('change', event => {
  address.set({ symbol: event.target.value });
  openView();
});
byId('default-convention').addEventListener('click', () => {
  address.set(Object.fromEntries(Object.keys(address.convention()).map(name => [name, null])));
  refresh(true);
});
setUpTheme();
setUpAccess(() => refresh(true));
start();
followStream();
setInterval(showAge, 1000);
