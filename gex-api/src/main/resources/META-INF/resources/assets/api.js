/** The API as the page uses it. */
const BASE = '/api/v1';

export class ApiError extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `The server answered ${status}`);
    this.status = status;
  }
}

async function request(path, accept, signal) {
  const response = await fetch(BASE + path, { headers: { Accept: accept }, signal });
  if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => null));
  return response;
}

const json = async (path, signal) => (await request(path, 'application/json', signal)).json();
const or = async (promise, status, value) => {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError && error.status === status) return value;
    throw error;
  }
};

export const symbols = signal => json('/symbols', signal);
export const gex = (symbol, parameters, signal) =>
  json(`/gex/${encodeURIComponent(symbol)}?${new URLSearchParams({ ...parameters, profile: 'full' })}`, signal);
export const history = (symbol, signal) => json(`/gex/${encodeURIComponent(symbol)}/history?limit=240`, signal);
export const score = (symbol, signal) => or(json(`/scores/${encodeURIComponent(symbol)}`, signal), 404, null);
export const alerts = () => json('/alerts?limit=100');
export const reports = () => json('/reports?limit=60');
export const report = async date => (await request(`/reports/${date}`, 'text/markdown')).text();

const KINDS = ['FLIP_PROXIMITY', 'GAMMA_CONCENTRATION', 'REGIME_CHANGE'];

/**
 * Alerts after `seq`, for ever. The browser reconnects by itself and sends the last id it saw; when it gives up (a proxy
 * answered with an error), a new stream is opened from the last seq.
 */
export function alertStream(seq, onAlert, onState) {
  let last = seq;
  const open = () => {
    const source = new EventSource(`${BASE}/alerts/stream?last_event_id=${last}`);
    const take = message => {
      const alert = JSON.parse(message.data);
      if (alert.seq <= last) return;
      last = alert.seq;
      onAlert(alert);
    };
    KINDS.forEach(kind => source.addEventListener(kind, take));
    source.onmessage = take;
    source.onopen = () => onState('live');
    source.onerror = () => {
      onState('reconnecting');
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 3000);
    };
  };
  open();
}
