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

export const replace = (node, ...children) => node.replaceChildren(...children.flat(Infinity).filter(Boolean));
