/** Pictures of ingest-service, read when they come into sight: an element cannot send the header with the key. */
import * as api from './api.js';
import { h, replace } from './dom.js';

export class Pictures {
  #dialog;
  #addresses = new Map(); // landing key -> promise of the address of its bytes in this page
  #onSight = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => this.#show(entry.target)));

  /** Where ingest-service is; null when the server does not say. */
  url = null;

  constructor(dialog) {
    this.#dialog = dialog;
  }

  /** A small picture that is shown large when it is clicked; `text` says what it is. */
  thumbnail(landingKey, text) {
    if (!this.url) return h('span', { class: 'none' }, 'picture (this server does not say where pictures are)');
    const image = h('img', { alt: text, class: 'thumbnail', 'data-key': landingKey });
    this.#onSight.observe(image);
    return h('button', { type: 'button', class: 'picture', 'data-focus': `picture ${landingKey}`, on: { click: () => this.#enlarge(landingKey, text) } }, image);
  }

  #address(landingKey) {
    if (!this.#addresses.has(landingKey)) this.#addresses.set(landingKey, api.picture(this.url, landingKey).then(blob => URL.createObjectURL(blob)));
    return this.#addresses.get(landingKey);
  }

  #show(image) {
    this.#onSight.unobserve(image);
    this.#address(image.dataset.key).then(address => { image.src = address; }, () => {
      this.#addresses.delete(image.dataset.key);
      image.parentElement?.replaceWith(h('span', { class: 'none' }, 'picture not available'));
    });
  }

  async #enlarge(landingKey, text) {
    const address = await this.#address(landingKey).catch(() => null);
    if (!address) return;
    replace(this.#dialog,
      h('header', {}, h('h2', { id: 'picture-title' }, text), h('form', { method: 'dialog' }, h('button', {}, 'Close'))),
      h('img', { src: address, alt: text, class: 'enlarged' }));
    this.#dialog.showModal();
  }

  close() {
    this.#onSight.disconnect();
    for (const address of this.#addresses.values()) address.then(URL.revokeObjectURL, () => {});
  }
}
