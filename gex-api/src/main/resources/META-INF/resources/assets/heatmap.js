/** Where the exposure lies: strike × expiry. */
import * as address from './address.js';
import * as api from './api.js';
import { button, h, menu, panel, replace, segments } from './dom.js';
import { FIGURES, showHeatmap } from './heatmap-chart.js';
import { range, RANGES } from './overview.js';

const ALL_PCT = 100;

function open(host, page) {
  const unit = h('small');
  const chart = h('div', { class: 'cells' });
  let shown = null; // {surface, levels}
  const figure = () => (address.get('figure') in FIGURES ? address.get('figure') : 'net_gex');
  const question = () => ({ ...address.question(), within_pct: Math.min(ALL_PCT, range() * 100) });
  const draw = () => { if (shown) showHeatmap(chart, shown.surface, figure(), shown.levels, text => { unit.textContent = text; }); };
  const save = () => api.saveCsv(`/gex/${page.symbol()}/surface`, question(), `${page.symbol()}-surface`).catch(error => page.notice(error.message));
  replace(host, panel('surface', ['By strike and expiry ', unit], [
    menu('Figure', Object.entries(FIGURES).map(([name, { name: text }]) => [name, text]), figure(), value => { address.set({ figure: value === 'net_gex' ? null : value }); draw(); }),
    segments('Range around spot', 'range', RANGES, range(), value => { address.set({ range: value === 0.1 ? null : value }); page.refresh(); }),
    button('Save as CSV', 'csv', save)], chart));
  const watcher = new ResizeObserver(draw);
  watcher.observe(host);

  async function refresh(signal) {
    const [surface, levels] = await Promise.all([api.table(page.symbol(), 'surface', question(), signal), api.levels(page.symbol(), address.question(), signal)]);
    shown = { surface, levels: [
      { name: 'spot', kind: 'spot', value: levels.spot }, { name: 'flip', kind: 'flip', value: levels.gamma_flip },
      { name: 'call wall', kind: 'call', value: levels.call_wall }, { name: 'put wall', kind: 'put', value: levels.put_wall }] };
    draw();
    return surface;
  }
  return { refresh, close: () => watcher.disconnect() };
}

export const heatmapView = { name: 'heatmap', title: 'Heatmap', scope: 'read', perSymbol: true, open };
