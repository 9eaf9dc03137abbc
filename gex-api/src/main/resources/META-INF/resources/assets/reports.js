/** The reports of dates and weeks. */
import * as address from './address.js';
import * as api from './api.js';
import { h, menu, panel, replace } from './dom.js';
import { markdown } from './markdown.js';

function open(host, page) {
  const dates = h('span'), body = h('article', { class: 'report', tabindex: 0 });
  replace(host, panel('daily', 'Report', dates, body));

  async function refresh(signal) {
    const list = await api.reports(signal);
    if (!list.length) return replace(body, h('p', { class: 'empty' }, 'No report yet. The first appears with the first market data.'));
    const known = list.map(report => report.report_id.replace(/^[a-z]+-/, ''));
    const chosen = address.get('date') ?? known[0];
    const text = await api.report(chosen, signal);
    replace(dates, menu('Date or week', (known.includes(chosen) ? known : [chosen, ...known]).map(each => [each, each]), chosen, value => {
      address.set({ date: value === known[0] ? null : value });
      page.refresh();
    }));
    replace(body, markdown(text));
  }
  return { refresh: async signal => { await refresh(signal); } };
}

export const reportsView = { name: 'reports', title: 'Reports', scope: 'read', open };
