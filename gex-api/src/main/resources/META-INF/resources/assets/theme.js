/** Dark or light: as the system has it, or as chosen in this browser. */
import { byId } from './dom.js';

const KEY = 'dealerflow.theme';
const systemIsLight = matchMedia('(prefers-color-scheme: light)');
const now = () => localStorage.getItem(KEY) ?? (systemIsLight.matches ? 'light' : 'dark');

function show() {
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.theme = chosen; else delete document.documentElement.dataset.theme;
  byId('theme').textContent = now() === 'light' ? 'Dark' : 'Light';
}

export function setUpTheme() {
  byId('theme').addEventListener('click', () => {
    localStorage.setItem(KEY, now() === 'light' ? 'dark' : 'light');
    show();
  });
  systemIsLight.addEventListener('change', show);
  show();
}
