/** Access to the API: with a key of this tab, or anonymous where the server allows it. */
import * as api from './api.js';
import { byId } from './dom.js';

/** Shows how the page has access, and an input for a key where it needs one. `onChange` is called after a key was entered. */
export function setUpAccess(onChange) {
  byId('key-form').addEventListener('submit', async event => {
    event.preventDefault();
    api.useKey(byId('key').value.trim());
    byId('key').value = '';
    await showAccess();
    onChange();
  });
  byId('forget-key').addEventListener('click', async () => {
    api.useKey(null);
    await showAccess();
    onChange();
  });
  return showAccess();
}

async function showAccess() {
  const access = await api.access().catch(() => null);
  if (access === null) return;
  const open = access.anonymous.length > 0;
  const readable = access.scopes.includes('admin') || access.scopes.includes('write') || access.scopes.includes('read');
  byId('anonymous').hidden = !open;
  byId('anonymous').textContent = `no key needed: anybody who reaches this server may ${access.anonymous.join(', ')}`;
  byId('key-form').hidden = readable;
  byId('key-owner').hidden = !api.key() || !readable;
  byId('key-name').textContent = `key ${access.caller}`;
}
