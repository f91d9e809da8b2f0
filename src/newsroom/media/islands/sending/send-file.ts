import type { PickedMedia } from '../../../../common/media-picked.ts';
import { forgetUpload, rememberedUpload, rememberUpload } from './remember-upload.ts';
import { ask, inBase64, said, type Told } from './send-piece.ts';

/** `broken`: the connection is away and tried again by itself; `stopped`: somebody has to do something first. */
export type SendState = 'waiting' | 'sending' | 'broken' | 'paused' | 'stopped' | 'judging' | 'done' | 'refused';

export type Sending = {
  state: SendState;
  /** Bytes that have arrived or are on their way. */
  sent: number;
  /** What whoever waits should read. */
  words: string;
  media: PickedMedia | undefined;
  isSame: boolean;
};

type Options = {
  file: File;
  /** Where uploads are begun. */
  uploads: string;
  replaces?: string | undefined;
  /** The language alternative texts are wanted in. */
  language?: string | undefined;
  onChange: (sending: Sending) => void;
};

/** So large are pieces: as many bytes as go in some seconds, for what breaks off is sent again. */
const smallest = 256 * 1024;
const largest = 8 * 1024 * 1024;
const quick = 4_000;
const slow = 15_000;
const waits = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

type Refused = { words: string; refusal: string };

/** One file on its way to the library: sent piece by piece, paused, gone on with, given up. */
export class FileSender {
  readonly file: File;
  readonly #options: Options;
  #sending: Sending = { state: 'waiting', sent: 0, words: '', media: undefined, isSame: false };
  #url: string | undefined;
  #piece = 1024 * 1024;
  #failures = 0;
  #stop: AbortController | undefined;

  constructor(options: Options) {
    this.file = options.file;
    this.#options = options;
  }

  get sending(): Sending {
    return this.#sending;
  }

  #tell(change: Partial<Sending>): void {
    this.#sending = { ...this.#sending, ...change };
    this.#options.onChange(this.#sending);
  }

  /** Sends until the file is there, or was refused, or is paused. */
  async send(): Promise<void> {
    if (this.#stop || this.#sending.state === 'done') return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#tell({ state: 'sending', words: '' });
    try {
      while (!stop.signal.aborted && (await this.#step(stop.signal)) === 'on');
    } finally {
      if (this.#stop === stop) this.#stop = undefined;
    }
  }

  pause(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#tell({ state: 'paused', words: 'Paused.' });
  }

  /** Gives it up, on the server too. */
  async cancel(): Promise<void> {
    this.#stop?.abort();
    this.#stop = undefined;
    forgetUpload(this.file, this.#options.replaces);
    if (this.#url) await ask({ method: 'DELETE', url: this.#url, signal: new AbortController().signal });
  }

  /** One thing after the other: begin, learn how much is there, send a piece, learn how it ended. */
  async #step(signal: AbortSignal): Promise<'on' | 'end'> {
    const { file } = this;
    this.#url ??= rememberedUpload(file, this.#options.replaces);
    if (!this.#url) return this.#begin(signal);
    const head = await ask({ method: 'HEAD', url: this.#url, signal });
    if (head.status !== 200 || head.offset === undefined) return this.#stumble(head, signal);
    let offset = head.offset;
    while (offset < file.size) {
      const told = await this.#sendPiece(offset, signal);
      if (told.status !== 204 || told.offset === undefined) return this.#stumble(told, signal);
      offset = told.offset;
      this.#failures = 0;
      this.#tell({ state: 'sending', sent: offset, words: '' });
    }
    return this.#learn(signal);
  }

  async #begin(signal: AbortSignal): Promise<'on' | 'end'> {
    const { uploads, replaces } = this.#options;
    const metadata = [`filename ${inBase64(this.file.name)}`, ...(replaces ? [`replaces ${inBase64(replaces)}`] : [])];
    const headers = { 'upload-length': String(this.file.size), 'upload-metadata': metadata.join(',') };
    const told = await ask({ method: 'POST', url: uploads, headers, signal });
    if (told.status !== 201 || !told.location) return this.#stumble(told, signal);
    this.#url = told.location;
    rememberUpload(this.file, replaces, told.location);
    return 'on';
  }

  async #sendPiece(offset: number, signal: AbortSignal): Promise<Told> {
    const began = performance.now();
    const told = await ask({
      method: 'PATCH',
      url: this.#url ?? '',
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      body: this.file.slice(offset, offset + this.#piece),
      onProgress: (sent) => this.#tell({ state: 'sending', sent: offset + sent, words: '' }),
      signal,
    });
    const took = performance.now() - began;
    if (took < quick && told.status === 204) this.#piece = Math.min(largest, this.#piece * 2);
    if (took > slow || told.status === 0) this.#piece = Math.max(smallest, this.#piece / 2);
    return told;
  }

  /** All is there: what became of it. */
  async #learn(signal: AbortSignal): Promise<'on' | 'end'> {
    this.#tell({ state: 'judging', sent: this.file.size, words: 'Being looked at…' });
    const { language } = this.#options;
    const url = `${this.#url ?? ''}${language ? `?language=${encodeURIComponent(language)}` : ''}`;
    const told = await ask({ method: 'GET', url, signal });
    const outcome = said<{ state: string; media: PickedMedia; isSame: boolean } & Refused>(told.text);
    if (told.status !== 200) return this.#stumble(told, signal);
    if (outcome.state === 'judging' || outcome.state === 'open') return 'on';
    forgetUpload(this.file, this.#options.replaces);
    if (outcome.state === 'done' && outcome.media)
      this.#tell({ state: 'done', words: '', media: outcome.media, isSame: outcome.isSame === true });
    else this.#tell({ state: 'refused', words: outcome.words ?? 'The file could not be taken.' });
    return 'end';
  }

  /** What did not go as it should: some of it passes, some has to be told. */
  async #stumble({ status, text }: Told, signal: AbortSignal): Promise<'on' | 'end'> {
    if (signal.aborted) return 'end';
    const { words, refusal } = said<Refused>(text);
    if (status === 404 || status === 410) {
      // It was swept, or is another person’s: it begins anew.
      forgetUpload(this.file, this.#options.replaces);
      const wasKnown = this.#url !== undefined;
      this.#url = undefined;
      if (wasKnown) return 'on';
    }
    if (
      status === 0 ||
      status === 408 ||
      status === 409 ||
      status === 423 ||
      (status >= 500 && refusal !== 'no-room')
    ) {
      await this.#rest(signal);
      return 'on';
    }
    const isOurs = status === 401 || status === 429 || status === 507;
    if (!isOurs) forgetUpload(this.file, this.#options.replaces);
    this.#tell({ state: isOurs ? 'stopped' : 'refused', words: words ?? 'The file could not be taken.' });
    return 'end';
  }

  /** Longer from time to time; shorter when the browser says that it is connected again. */
  #rest(signal: AbortSignal): Promise<void> {
    const wait = waits[Math.min(this.#failures, waits.length - 1)] ?? 0;
    this.#failures += 1;
    this.#tell({ state: 'broken', words: 'The connection broke off. It goes on by itself…' });
    return new Promise((go) => {
      const on = (): void => {
        clearTimeout(timer);
        window.removeEventListener('online', on);
        go();
      };
      const timer = setTimeout(on, wait);
      window.addEventListener('online', on);
      signal.addEventListener('abort', on, { once: true });
    });
  }
}
