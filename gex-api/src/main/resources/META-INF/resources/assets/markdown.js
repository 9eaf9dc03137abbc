/** Renders the Markdown that the reports use: headings, tables, lists, quotes, rules, emphasis, code. */
import { h } from './dom.js';

const INLINE = /(\*\*[^*]+\*\*|`[^`]+`|\*[^*\s][^*]*\*|(?<!\w)_[^_\s][^_]*_(?!\w))/;
const ESCAPED = /\\([\\`*_|<>[\]#.-])/g;
const PRIVATE = 0xe000;

/** Escaped punctuation is replaced by a private character while the markup is parsed. */
const hide = text => text.replace(ESCAPED, (_, c) => String.fromCharCode(PRIVATE + c.charCodeAt(0)));
const restore = text => text.replace(/[\ue000-\ue07f]/g, c => String.fromCharCode(c.charCodeAt(0) - PRIVATE));

function inline(text) {
  return hide(text).split(INLINE).filter(Boolean).map(part => {
    if (part.startsWith('**')) return h('strong', {}, restore(part.slice(2, -2)));
    if (part.startsWith('`')) return h('code', {}, restore(part.slice(1, -1)));
    if (INLINE.test(part)) return h('em', {}, restore(part.slice(1, -1)));
    return restore(part);
  });
}

const cells = line => line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map(cell => cell.trim());

function table(lines) {
  const align = cells(lines[1]).map(rule => (rule.endsWith(':') ? 'right' : ''));
  const row = (line, tag) => h('tr', {}, cells(line).map((cell, i) => h(tag, { class: align[i] }, inline(cell))));
  return h('table', {}, h('thead', {}, row(lines[0], 'th')), h('tbody', {}, lines.slice(2).map(line => row(line, 'td'))));
}

function block(lines) {
  const first = lines[0];
  if (lines.length > 1 && first.includes('|') && /^\s*\|?\s*:?-+/.test(lines[1])) return table(lines);
  if (/^(---+|\*\*\*+)$/.test(first)) return h('hr');
  if (/^\s*([-*]|\d+\.)\s/.test(first)) {
    const items = lines.join('\n').split(/\n(?=\s*(?:[-*]|\d+\.)\s)/);
    return h(/^\s*\d/.test(first) ? 'ol' : 'ul', {}, items.map(item => h('li', {}, inline(item.replace(/^\s*([-*]|\d+\.)\s+/, '').replaceAll('\n', ' ')))));
  }
  if (first.startsWith('>')) return h('blockquote', {}, inline(lines.map(line => line.replace(/^>\s?/, '')).join(' ')));
  return h('p', {}, inline(lines.join(' ')));
}

export function markdown(text) {
  const nodes = [];
  let lines = [];
  const flush = () => { if (lines.length) nodes.push(block(lines)); lines = []; };
  for (const line of text.split('\n')) {
    const heading = /^(#{1,4})\s+(.*)$/.exec(line);
    if (heading) { flush(); nodes.push(h(`h${heading[1].length}`, {}, inline(heading[2]))); } else if (!line.trim()) flush(); else lines.push(line);
  }
  flush();
  return nodes;
}
