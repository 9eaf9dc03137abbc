/** Small DOM helpers. Text is always set as text, never parsed as markup. */
const SVG = 'http://www.w3.org/2000/svg';

export const byId = id => document.getElementById(id);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return node;
}

/** An HTML element with attributes, event handlers under `on`, and children (nodes or text). */
export const h = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/** The same for SVG. */
export const s = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** Other content for `node`. The control that has the focus keeps it when one with the same `data-focus` is among the new content. */
export function replace(node, ...children) {
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (focused) node.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** A titled part of a view; `area` is its class and the start of its ids, `tools` stand beside the title. */
export const panel = (area, title, tools, ...body) => h('section', { class: `panel ${area}`, 'aria-labelledby': `${area}-title` },
  h('header', {}, h('h2', { id: `${area}-title` }, title), tools), body);

export const pairs = entries => h('dl', { class: 'pairs' }, entries.map(([name, value, kind]) => [h('dt', { class: kind }, name), h('dd', {}, value)]));

export const button = (text, focus, onClick, attributes = {}) => h('button', { type: 'button', 'data-focus': focus, on: { click: onClick }, ...attributes }, text);

export const check = (text, checked, onChange) => h('label', { class: 'check' },
  h('input', { type: 'checkbox', checked, on: { change: event => onChange(event.target.checked, event.target) } }), ` ${text}`);

/** A labelled input of a form. */
export const input = (label, name, attributes) => h('label', {}, label, h('input', { type: 'text', name, autocomplete: 'off', ...attributes }));

/** A labelled choice among [value, text] pairs in a form. */
export const choice = (label, name, choices) => h('label', {}, label, h('select', { name }, choices.map(([value, text]) => h('option', { value }, text))));

/** A choice among [value, text] pairs in a menu. */
export const menu = (label, choices, value, onChange) => h('label', { class: 'pick' }, h('span', {}, label), ' ',
  h('select', { 'aria-label': label, on: { change: event => onChange(event.target.value) } },
    choices.map(([each, text]) => h('option', { value: each, selected: String(each) === String(value) }, text))));

/** A choice among [value, text] pairs, all of them visible. */
export const segments = (legend, name, choices, value, onChange) => h('fieldset', { class: 'segments' }, h('legend', {}, legend),
  choices.map(([each, text]) => h('label', {},
    h('input', { type: 'radio', name, value: each, checked: String(each) === String(value), on: { change: () => onChange(each) } }), h('span', {}, text))));
