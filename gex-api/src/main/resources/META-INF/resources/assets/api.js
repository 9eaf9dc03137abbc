/** The API as the page uses it. */
const BASE = '/api/v1';

/** The server answered, but with an error. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `The server answered ${status}`);
    this.status = status;
  }
}

/** The API key of this tab; deleted when it is closed. */
const KEY = 'dealerflow.key';
export const key = () => sessionStorage.getItem(KEY);
export const useKey = text => (text ? sessionStorage.setItem(KEY, text) : sessionStorage.removeItem(KEY));

async function request(path, { accept = 'application/json', method = 'GET', body, signal } = {}) {
  const response = await fetch(BASE + path, {
    method, signal, body: body && JSON.stringify(body),
    headers: { Accept: accept, ...(key() ? { 'X-API-Key': key() } : {}), ...(body ? { 'Content-Type': 'application/json' } : {}) },
  });
  if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => null));
  return response;
}

/** What the server says of itself: {service, version, captures_url, captures_stream_url}. */
export const service = async signal => {
  const response = await fetch('/', { signal, headers: { Accept: 'application/json' } });
  if (!response.ok) throw new ApiError(response.status, null);
  return response.json();
};

const json = async (path, signal) => (await request(path, { signal })).json();
const send = async (method, path, body) => {
  const text = await (await request(path, { method, body })).text();
  return text ? JSON.parse(text) : null;
};
const or = async (promise, status, value) => {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError && error.status === status) return value;
    throw error;
  }
};
const part = encodeURIComponent;
const query = parameters => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== ''));

/** {caller, scopes, anonymous}: the caller, its scopes, and the scopes without a key. */
export const access = () => json('/access');

export const symbols = signal => json('/symbols', signal);
export const gex = (symbol, parameters, signal) => json(`/gex/${part(symbol)}?${query({ ...parameters, profile: 'full' })}`, signal);
export const score = (symbol, signal) => or(json(`/scores/${part(symbol)}`, signal), 404, null);
export const scores = signal => json('/scores', signal);
export const marketFlow = signal => or(json('/scores/market', signal), 404, null);
export const features = signal => json('/features', signal);
export const featuresOf = (asset, signal) => or(json(`/features/${part(asset)}`, signal), 404, null);
export const levels = (symbol, parameters, signal) => json(`/levels/${part(symbol)}?${query(parameters)}`, signal);

/** `table`: surface, expected-move, max-pain. */
export const table = (symbol, table, parameters, signal) => json(`/gex/${part(symbol)}/${table}?${query(parameters)}`, signal);

/** One page of observations, ascending: {symbol, items, next_cursor}. */
export const history = (symbol, parameters, signal) => json(`/gex/${part(symbol)}/history?${query(parameters)}`, signal);

export const alerts = signal => json('/alerts?acknowledged=true&limit=200', signal);
export const alertSummary = signal => json('/alerts/summary', signal);
export const acknowledge = (id, by) => send('POST', `/alerts/${part(id)}/acknowledge?${query({ acknowledged_by: by })}`);

export const webhooks = signal => json('/webhooks', signal);
export const createWebhook = wanted => send('POST', '/webhooks', wanted);
export const deleteWebhook = id => send('DELETE', `/webhooks/${part(id)}`);
export const deliveries = (id, filter, signal) => json(`/webhooks/${part(id)}/deliveries?${query(filter)}`, signal);

/** `action`: pause, resume, test, replay. */
export const webhook = (id, action, parameters = {}) => send('POST', `/webhooks/${part(id)}/${action}?${query(parameters)}`);

export const rules = signal => json('/rules', signal);
export const ruleFields = signal => json('/rules/fields', signal);
export const createRule = wanted => send('POST', '/rules', wanted);
export const deleteRule = id => send('DELETE', `/rules/${part(id)}`);
export const enableRule = (id, enabled) => send('POST', `/rules/${part(id)}/${enabled ? 'enable' : 'disable'}`);
export const ruleAlerts = (id, limit, signal) => json(`/rules/${part(id)}/alerts?${query({ limit })}`, signal);

export const deadLetters = (filter, signal) => json(`/dead-letters?${query(filter)}`, signal);
export const deadLetter = id => json(`/dead-letters/${part(id)}`);
export const replayDeadLetters = filter => send('POST', `/dead-letters/replay?${query(filter)}`);

/** The newest jobs, without their units. */
export const jobs = signal => json('/jobs', signal);

/** A job with its units, or with `unit` alone and what its chart shows; null until a worker has taken it. */
export const job = (id, unit, signal) => or(json(`/jobs/${part(id)}?${query({ unit })}`, signal), 404, null);
export const jobSchedules = signal => json('/jobs/schedules', signal);
export const startJob = (kind, parameters) => send('POST', '/jobs', { kind, parameters });
export const cancelJob = id => send('POST', `/jobs/${part(id)}/cancel`);

/** The portfolio of each account. */
export const portfolios = signal => json('/portfolio', signal);

export const models = async signal => (await json('/models', signal)).models;

/** One page of signals, the newest first: {items, next_cursor}. */
export const signals = (filter, signal) => json(`/signals?${query(filter)}`, signal);
export const latestSignals = signal => json('/signals/latest', signal);

/** The bytes of a picture, which ingest-service has under its key in landing. */
export async function picture(capturesUrl, landingKey) {
  const path = landingKey.split('/').map(part).join('/');
  const response = await fetch(`${capturesUrl}${BASE}/captures/${path}`, { headers: key() ? { 'X-API-Key': key() } : {} });
  if (!response.ok) throw new ApiError(response.status, null);
  return response.blob();
}

export const reports = signal => json('/reports?limit=60', signal);
export const report = async (date, signal) => (await request(`/reports/${part(date)}`, { accept: 'text/markdown', signal })).text();

/** Saves what `path` answers as CSV. */
export async function saveCsv(path, parameters, name) {
  const response = await request(`${path}?${query({ ...parameters, format: 'csv' })}`, { accept: 'text/csv' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const RETRY_MS = 3000;
const pause = ms => new Promise(resolve => { setTimeout(resolve, ms); });

/** The events of a server-sent stream: {id, event, data}. EventSource does the same but cannot send a header with the key. */
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value.replaceAll('\r', '')).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const event = { id: null, event: 'message', data: [] };
      for (const line of block.split('\n')) {
        const [, field, text] = /^(\w*): ?(.*)$/.exec(line) ?? [];
        if (field === 'data') event.data.push(text); else if (field) event[field] = text;
      }
      if (event.data.length) yield { ...event, data: event.data.join('\n') };
    }
  }
}

/**
 * Alerts, their acknowledgements and resolutions, reports and signals as they happen, without end: {seq, type, replayed, data}. A stream that ends is opened again after the last
 * event seen. `onState` gets true when it is open, before the first of its events, and false when it ends.
 */
export async function follow(onEvent, onState) {
  let last = null;
  let open = new AbortController();
  // A page that the browser keeps for going back must not keep one of the few connections to the server.
  addEventListener('pagehide', () => open.abort());
  for (;;) {
    open = new AbortController();
    try {
      const response = await request(`/stream/sse?${query({ type: 'alert,acknowledgement,resolution,report,signal', last_event_id: last })}`, { accept: 'text/event-stream', signal: open.signal });
      await onState(true);
      for await (const { data } of events(response)) {
        const event = JSON.parse(data);
        last = event.seq;
        onEvent(event);
      }
    } catch { /* opened again below */ }
    await onState(false);
    await pause(RETRY_MS);
  }
}
