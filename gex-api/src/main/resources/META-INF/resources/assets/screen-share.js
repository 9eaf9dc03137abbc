/** A shared screen, a part of which is sent as pictures. It knows no page: what happens is told to `onState` and `onAnswer`. */
import * as api from './api.js';

const RETRY_MS = 3000;
const MAX_WAITING = 4; // pictures without an answer; ingest-service takes 8
const NORMAL = 1000;

/** Why the browser gave no screen, for people. */
function refusal(error) {
  if (error.name === 'NotAllowedError') return 'No screen was shared: the browser or its user refused it.';
  if (error.name === 'NotFoundError') return 'There is no screen that can be shared.';
  return `The screen cannot be read: ${error.message}`;
}

export class ScreenShare {
  #video = document.createElement('video');
  #canvas = document.createElement('canvas');
  #stream = null;
  #socket = null;
  #timer = null;
  #retry = null;
  #waiting = 0;
  #encoding = false;
  #options = null;
  #attempt = 0;

  /** {left, top, width, height} of what is sent, fractions of the screen. */
  region = { left: 0, top: 0, width: 1, height: 1 };

  /**
   * `onState` gets {state, text}: 'idle', 'choosing', 'denied', 'connecting', 'sending', 'disconnected' or 'refused'. `onPicture` gets
   * the bytes of each picture before they leave, `onAnswer` what ingest-service answers to it.
   */
  constructor({ onState, onPicture, onAnswer }) {
    Object.assign(this, { onState, onPicture, onAnswer });
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.setAttribute('aria-hidden', 'true');
  }

  /** The element that shows the whole screen. */
  get video() {
    return this.#video;
  }

  /** `url` of ingest-service, name of the `stream`, pictures `perSecond`. */
  async start(options) {
    this.stop();
    if (!navigator.mediaDevices?.getDisplayMedia) return this.#tell('denied', 'This page cannot share a screen: open it over https, or on the machine of the server.');
    this.#tell('choosing', 'Choose in the browser what to share.');
    const attempt = this.#attempt;
    let stream;
    try {
      stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 5 }, audio: false });
    } catch (error) {
      return this.#tell('denied', refusal(error));
    }
    if (attempt !== this.#attempt) return stream.getTracks().forEach(track => track.stop()); // stopped meanwhile
    this.#stream = stream;
    this.#options = options;
    this.#stream.getVideoTracks()[0].addEventListener('ended', () => this.stop('The sharing was ended in the browser.'));
    this.#video.srcObject = this.#stream;
    await this.#video.play();
    this.#connect();
    this.#timer = setInterval(() => this.#send(), 1000 / options.perSecond);
  }

  stop(text = 'Nothing is shared.') {
    this.#attempt++;
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
    this.#options = null;
    this.#stream?.getTracks().forEach(track => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
    this.#socket?.close(NORMAL);
    this.#socket = null;
    this.#tell('idle', text);
  }

  #tell(state, text) {
    this.onState({ state, text });
  }

  #connect() {
    const { url, stream } = this.#options;
    const socket = new WebSocket(`${url}/api/v1/captures/${encodeURIComponent(stream)}`, api.key() ? ['dealerflow.v1', `df.key.${api.key()}`] : []);
    this.#socket = socket;
    this.#waiting = 0;
    let opened = false;
    this.#tell('connecting', 'Connecting to ingest-service.');
    socket.addEventListener('open', () => {
      opened = true;
      this.#tell('sending', 'Pictures are sent.');
    });
    socket.addEventListener('message', event => {
      this.#waiting = Math.max(0, this.#waiting - 1);
      const answer = JSON.parse(event.data);
      if (answer.status) this.onAnswer(answer);
    });
    socket.addEventListener('close', event => this.#closed(socket, event, opened));
  }

  /** A connection that is closed with 4400 never opens for this stream; any other is tried again. */
  #closed(socket, event, opened) {
    if (socket !== this.#socket) return;
    if (event.code === 4400) return this.#end('refused', `ingest-service refuses the name ${this.#options.stream}: it must be lower-case letters, digits, _ and -.`);
    this.#tell('disconnected', opened ? 'The connection was lost; pictures are not sent until it is back. Trying again.'
      : 'ingest-service does not take the connection: it is away, the key lacks the scope write, or this page is not among its origins. Trying again.');
    this.#retry = setTimeout(() => this.#connect(), RETRY_MS);
  }

  #end(state, text) {
    this.#socket = null;
    this.stop();
    this.#tell(state, text);
  }

  /** The next picture, unless the one before is still on its way: a slow connection lowers the rate. */
  async #send() {
    if (this.#encoding || this.#waiting >= MAX_WAITING || this.#socket?.readyState !== WebSocket.OPEN || !this.#video.videoWidth) return;
    this.#encoding = true;
    try {
      const socket = this.#socket;
      const picture = await this.#picture();
      if (!picture || socket !== this.#socket || socket.readyState !== WebSocket.OPEN) return;
      this.onPicture(picture);
      socket.send(JSON.stringify({ captured_at: new Date().toISOString() }));
      socket.send(picture);
      this.#waiting++;
    } finally {
      this.#encoding = false;
    }
  }

  #picture() {
    const { videoWidth, videoHeight } = this.#video;
    const { left, top, width, height } = this.region;
    const [x, y] = [Math.round(left * videoWidth), Math.round(top * videoHeight)];
    this.#canvas.width = Math.max(1, Math.min(videoWidth - x, Math.round(width * videoWidth)));
    this.#canvas.height = Math.max(1, Math.min(videoHeight - y, Math.round(height * videoHeight)));
    this.#canvas.getContext('2d').drawImage(this.#video, x, y, this.#canvas.width, this.#canvas.height, 0, 0, this.#canvas.width, this.#canvas.height);
    return new Promise(resolve => { this.#canvas.toBlob(resolve, 'image/png'); });
  }
}
