/** The API as the page uses it. */
const BASE = '/api/v1';

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

const headers = accept => ({ Accept: accept, ...(key() ? { 'X-API-Key': key() } : {}) });

async function request(path, accept, signal) {
  const response = await fetch(BASE + path, { headers: headers(accept), signal });
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

/** {caller, scopes, anonymous}: the caller, its scopes, and the scopes without a key. */
export const access = () => json('/access');
export const symbols = signal => json('/symbols', signal);
export const gex = (symbol, parameters, signal) =>
  json(`/gex/${encodeURIComponent(symbol)}?${new URLSearchParams({ ...parameters, profile: 'full' })}`, signal);
export const history = (symbol, signal) => json(`/gex/${encodeURIComponent(symbol)}/history?limit=240`, signal).then(page => page.items);
export const score = (symbol, signal) => or(json(`/scores/${encodeURIComponent(symbol)}`, signal), 404, null);
export const alerts = () => json('/alerts?acknowledged=true&limit=100');
export const reports = () => json('/reports?limit=60');
export const report = async date => (await request(`/reports/${date}`, 'text/markdown')).text();

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

/** Alerts after `seq`, without end; a stream that ends is opened again after the last alert seen. `onState` gets true while it is open. */
export async function alertStream(seq, onAlert, onState) {
  let last = seq;
  for (;;) {
    try {
      const response = await request(`/alerts/stream?last_event_id=${last}`, 'text/event-stream');
      onState(true);
      for await (const { data } of events(response)) {
        const alert = JSON.parse(data);
        if (alert.seq > last) {
          last = alert.seq;
          onAlert(alert);
        }
      }
    } catch { /* opened again below */ }
    onState(false);
    await pause(RETRY_MS);
  }
}
