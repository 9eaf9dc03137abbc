/** Access to the API: with a key of this tab, or anonymous where the server allows it. */
import * as api from './api.js';
import { byId } from './dom.js';

const RANK = ['read', 'write', 'admin'];

let known = null; // {caller, scopes, anonymous} once the server has answered

/** Whether the caller may do what needs `scope`; true until that is known. */
export const may = scope => known === null || known.scopes.some(each => RANK.indexOf(each) >= RANK.indexOf(scope));

/** Name of the caller's key, null without one. */
export const caller = () => (known === null || !api.key() ? null : known.caller);

/** Shows how the page has access. `onChange` is called after a key was entered or removed. */
export function setUpAccess(onChange) {
  const use = async text => {
    api.useKey(text);
    await learnAccess();
    onChange();
  };
  byId('key-form').addEventListener('submit', event => {
    event.preventDefault();
    const text = byId('key').value.trim();
    byId('key').value = '';
    use(text);
  });
  byId('forget-key').addEventListener('click', () => use(null));
}

/** Asks the server for the scopes of the caller. */
export async function learnAccess() {
  known = await api.access().catch(() => known);
  if (known === null) return;
  byId('anonymous').hidden = known.anonymous.length === 0;
  byId('anonymous').textContent = `no key needed: anybody who reaches this server may ${known.anonymous.join(', ')}`;
  byId('key-owner').hidden = !api.key();
  byId('key-name').textContent = `key ${known.caller}`;
}

/** What is wrong with the key of this tab. */
function refusal() {
  if (!api.key() || known === null) return '';
  return known.caller === 'anonymous' ? 'This key is not valid. ' : `The key ${known.caller} does not have the scope. `;
}

/** Shows the input for a key where `scope` is lacking; whether it is there. */
export function requireScope(scope) {
  const allowed = may(scope);
  byId('key-form').hidden = allowed;
  byId('key-scope').textContent = `${refusal()}This view requires an API key with the scope ${scope}.`;
  return allowed;
}
