/** Jobs: how far they are, their units and results, and the schedules that start them. */
import { may } from './access.js';
import * as address from './address.js';
import * as api from './api.js';
import { barsChart } from './bars-chart.js';
import { Chart } from './chart.js';
import { button, h, pairs, panel, replace } from './dom.js';
import { count, dateTime, NONE, number, percent, words } from './format.js';
import { signalsChart } from './signals-chart.js';
import { scroller, showTable } from './table.js';

const ANALYSIS = 'analysis';
const ENDED = ['DONE', 'FAILED', 'CANCELLED'];
const KINDS = { DONE: 'pos', FAILED: 'neg', RUNNING: 'near' };

const at = instant => (instant === null ? NONE : dateTime(instant));
const state = code => (code === null ? NONE : h('span', { class: KINDS[code] ?? 'none' }, words(code)));
const isEnd = job => ENDED.includes(job.state);
const progress = job => (job.total ? `${count(job.done + job.failed)} of ${count(job.total)}` : NONE);
const hitRate = unit => unit.result?.hit_rate?.value ?? null;

const JOBS = onSelect => [
  { name: 'Job', kind: 'l', cell: r => button(r.job_id, `job ${r.job_id}`, () => onSelect(r.job_id), { class: 'quiet' }) },
  { name: 'Kind', kind: 'l', cell: r => r.kind },
  { name: 'State', kind: 'l', cell: r => state(r.state) },
  { name: 'Units', unit: 'ended', cell: progress },
  { name: 'Failed', unit: 'units', cell: r => h('span', { class: r.failed ? 'neg' : null }, count(r.failed)) },
  { name: 'Submitted', kind: 'l', cell: r => at(r.submitted_at) },
  { name: 'Ended', kind: 'l', cell: r => at(r.ended_at) },
];

const units = (job, act) => [
  { name: job.kind === ANALYSIS ? 'Contract' : 'Unit', kind: 'l', cell: r => button(r.unit, `unit ${r.unit}`, () => act.select(r.unit), { class: 'quiet' }) },
  { name: 'State', kind: 'l', cell: r => state(r.state) },
  { name: 'Attempts', cell: r => count(r.attempts) },
  ...(job.kind === ANALYSIS ? [
    { name: 'Bars', cell: r => count(r.result?.bars) },
    { name: 'Signals', cell: r => count(r.result?.trades) },
    { name: 'Hit rate', unit: '% of signals', cell: r => number(hitRate(r) === null ? null : hitRate(r) * 100, 1) },
    { name: 'Beta', cell: r => number(r.result?.beta, 3) },
  ] : []),
  { name: 'Error', kind: 'l wide', cell: r => r.error ?? NONE },
  ...(job.kind === ANALYSIS && isEnd(job) && may('admin') ? [{ name: 'Actions', kind: 'l', cell: r => button('Run again', `run ${r.unit}`, () => act.runAgain(r.unit)) }] : []),
];

const SCHEDULES = onSelect => [
  { name: 'Schedule', kind: 'l', cell: r => r.name },
  { name: 'Kind', kind: 'l', cell: r => r.kind },
  { name: 'When', kind: 'l', cell: r => r.schedule },
  { name: 'Next', kind: 'l', cell: r => (r.next_run === null ? 'no longer configured' : at(r.next_run)) },
  { name: 'Last', kind: 'l', cell: r => at(r.last_run) },
  { name: 'Last job', kind: 'l', cell: r => (r.last_job_id ? button(r.last_job_id, `last ${r.name}`, () => onSelect(r.last_job_id), { class: 'quiet' }) : NONE) },
  { name: 'State', kind: 'l', cell: r => state(r.last_state) },
];

function showFacts(host, job) {
  const bar = h('progress', { max: Math.max(1, job.total), value: job.done + job.failed, 'aria-label': 'Units that have ended' });
  replace(host, bar, pairs([['state', state(job.state)], ['units ended', progress(job)], ['failed', count(job.failed)],
    ['submitted', at(job.submitted_at)], ['ended', at(job.ended_at)], ...(job.message ? [['message', job.message]] : []), ...Object.entries(job.parameters).sort()]));
}

function open(host, page) {
  const jobs = h('div'), facts = h('div'), list = h('div'), schedules = h('div'), hits = h('div', { class: 'chart' }), signals = h('div', { class: 'chart' });
  const whose = h('small'), which = h('small'), tools = h('span', { class: 'actions' }), done = h('p', { class: 'why', role: 'status' });
  const select = id => { address.set({ job: id, unit: null }); page.refresh(); };
  const attempt = (promise, then) => promise.then(then, error => page.notice(error.message));
  const cancel = job => attempt(api.cancelJob(job.job_id), () => { done.textContent = 'No further unit is begun.'; page.refreshSoon(); });
  const runAgain = (job, contract) => {
    const { contracts, ...parameters } = job.parameters;
    attempt(api.startJob(job.kind, { ...parameters, contract }), ({ job_id: id }) => { done.textContent = `${contract} is analysed again.`; select(id); });
  };
  replace(host,
    panel('jobs', ['Jobs ', h('small', {}, 'the newest')], null, done, scroller('jobs-title', jobs)),
    panel('job', ['Job ', whose], tools, facts),
    panel('hits', ['Hit rate ', h('small', {}, 'percent of signals that the next bar followed, by contract')], null, hits),
    panel('units', 'Units', null, scroller('units-title', list)),
    panel('signals-of', ['Close and signals ', which], null, signals,
      h('p', { class: 'why' }, 'Above: closes; below: signals to buy, upwards, and to sell, downwards. A point is the last of some neighbouring bars.')),
    panel('schedules', 'Schedules', null, scroller('schedules-title', schedules)));
  const hitChart = new Chart(hits), signalChart = new Chart(signals);

  function showJob(job, wanted) {
    const empty = wanted ? `No worker has taken job ${wanted} yet.` : 'No job.';
    whose.textContent = job?.job_id ?? '';
    replace(tools, job && !isEnd(job) && may('admin') && button('Cancel', 'cancel', () => cancel(job)));
    if (job) showFacts(facts, job); else replace(facts, h('p', { class: 'empty' }, empty));
    const rows = job?.units ?? [];
    const act = { select: unit => { address.set({ unit }); page.refresh(); }, runAgain: unit => runAgain(job, unit) };
    showTable(list, units(job ?? {}, act), rows, { empty: job ? 'It is not divided into units yet.' : empty, mark: row => (row.unit === address.get('unit') ? 'here' : null) });
    hitChart.show(barsChart({
      rows: rows.filter(unit => hitRate(unit) !== null), value: unit => hitRate(unit) * 100, name: unit => unit.unit, what: 'hit rates', base: 50, unit: ' %',
      tip: unit => [['hit rate', percent(hitRate(unit))], ['signals', count(unit.result.hit_rate.n)]],
    }));
  }

  /** The unit of the address, or the first that has a chart. */
  async function showUnit(job, signal) {
    const name = address.get('unit') ?? job?.units.find(unit => hitRate(unit) !== null)?.unit ?? null;
    const chart = name && job ? (await api.job(job.job_id, name, signal))?.units[0]?.result?.chart : null;
    which.textContent = name ?? '';
    signalChart.show(chart ? signalsChart(chart) : () => ({ empty: name ? `${name} has no result to draw` : 'No result yet' }));
  }

  async function refresh(signal) {
    const [newest, planned] = await Promise.all([api.jobs(signal), api.jobSchedules(signal)]);
    const wanted = address.get('job') ?? newest[0]?.job_id ?? null;
    const job = wanted && await api.job(wanted, null, signal);
    showTable(jobs, JOBS(select), newest, { empty: 'No job yet: dealerflow analyze starts one.', mark: row => (row.job_id === wanted ? 'here' : null) });
    showTable(schedules, SCHEDULES(select), planned, { empty: 'None is configured: dealerflow.jobs.schedules of feature-service.' });
    showJob(job, wanted);
    await showUnit(job, signal);
    if (wanted && !(job && isEnd(job))) page.refreshSoon();
  }
  return { refresh };
}

export const jobsView = { name: 'jobs', title: 'Jobs', scope: 'read', open };
