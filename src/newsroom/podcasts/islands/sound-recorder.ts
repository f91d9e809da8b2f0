/** A recorder for short pieces: level, pause, listening, thrown away or kept. What is kept goes the way of every upload. */
import { soundTime } from '../../../common/sound-times.ts';
import { button, make } from './sound/parts.ts';

const forms = [
  ['audio/mp4;codecs="mp4a.40.2"', 'm4a'],
  ['audio/ogg;codecs=opus', 'ogg'],
  ['audio/webm;codecs=opus', 'webm'],
] as const;

/** Longer pieces belong to a program made for it. */
const longest = 30 * 60;

const whyNot = (error: unknown): string => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError')
    return 'The browser was not allowed to use the microphone. Allow it in its settings for this site, then try again.';
  if (name === 'NotFoundError') return 'There is no microphone.';
  if (name === 'NotReadableError') return 'Another program has the microphone. Close it, then try again.';
  return 'The microphone cannot be used here.';
};

class SoundRecorder extends HTMLElement {
  #status = make('p', { role: 'status' });
  #time = make('output', { class: 'desk-now', 'aria-live': 'off' }, soundTime(0));
  #level = make('meter', {
    class: 'recorder-level',
    min: '0',
    max: '1',
    low: '0.05',
    high: '0.9',
    optimum: '0.5',
    'aria-label': 'Level',
  });
  #audio = make('audio', { controls: '', 'aria-label': 'What was recorded' });
  #begin = button('Record', () => void this.#start(), undefined, 'button button-quiet');
  #pause = button('Pause', () => this.#toggle(), undefined, 'button button-quiet');
  #stop = button('Stop', () => this.#recorder?.stop(), undefined, 'button');
  #keep = button('Keep it', () => this.#kept(), undefined, 'button');
  #drop = button('Throw it away', () => this.#discard(), undefined, 'button button-quiet');
  #recorder: MediaRecorder | undefined;
  #context: AudioContext | undefined;
  #pieces: Blob[] = [];
  #file: File | undefined;
  #seconds = 0;
  #timer: number | undefined;

  connectedCallback(): void {
    if (this.#status.isConnected) return;
    this.classList.add('is-live');
    this.append(make('p', { class: 'field-hint' }, 'Or record a short piece, up to half an hour:'));
    const acts = make(
      'div',
      { class: 'desk-tools' },
      this.#begin,
      this.#pause,
      this.#stop,
      this.#keep,
      this.#drop,
      this.#time,
      this.#level,
    );
    this.append(acts, this.#audio, this.#status);
    this.#show('idle');
    if (typeof MediaRecorder === 'undefined' || !('mediaDevices' in navigator)) {
      this.#begin.disabled = true;
      this.#status.textContent = window.isSecureContext
        ? 'This browser cannot record. Record with another program, and upload the file.'
        : 'Browsers record only on pages that come over HTTPS.';
    }
    window.addEventListener('beforeunload', (event) => {
      if (this.#recorder || this.#file) event.preventDefault();
    });
  }

  disconnectedCallback(): void {
    this.#recorder?.stop();
    this.#end();
  }

  #show(state: 'idle' | 'recording' | 'done'): void {
    this.#begin.hidden = state !== 'idle';
    for (const one of [this.#pause, this.#stop, this.#level]) one.hidden = state !== 'recording';
    for (const one of [this.#keep, this.#drop, this.#audio]) one.hidden = state !== 'done';
    this.#time.hidden = state === 'idle';
  }

  async #start(): Promise<void> {
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
    } catch (error) {
      this.#status.textContent = whyNot(error);
      return;
    }
    const [mimeType, extension] = forms.find(([type]) => MediaRecorder.isTypeSupported(type)) ?? ['', 'webm'];
    const recorder = new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: 128_000 });
    this.#recorder = recorder;
    this.#pieces = [];
    this.#seconds = 0;
    recorder.addEventListener('dataavailable', ({ data }) => this.#pieces.push(data));
    recorder.addEventListener('stop', () => this.#done(stream, recorder.mimeType, extension));
    recorder.start(1_000);
    this.#listen(stream);
    this.#pause.textContent = 'Pause';
    this.#status.textContent = 'Recording.';
    this.#show('recording');
    this.#stop.focus();
  }

  /** The level ten times a second, and the time. */
  #listen(stream: MediaStream): void {
    this.#context = new AudioContext();
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 1024;
    this.#context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#timer = window.setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      this.#level.value = peak;
      if (this.#recorder?.state === 'recording') this.#seconds += 0.1;
      this.#time.textContent = soundTime(Math.floor(this.#seconds));
      if (peak >= 0.99) this.#status.textContent = 'Too loud: it distorts.';
      if (this.#seconds >= longest) this.#recorder?.stop();
    }, 100);
  }

  #toggle(): void {
    const isPaused = this.#recorder?.state === 'paused';
    if (isPaused) this.#recorder?.resume();
    else this.#recorder?.pause();
    this.#pause.textContent = isPaused ? 'Pause' : 'Go on';
    this.#status.textContent = isPaused ? 'Recording.' : 'Paused.';
  }

  #end(): void {
    clearInterval(this.#timer);
    void this.#context?.close();
    this.#context = undefined;
    this.#recorder = undefined;
  }

  #done(stream: MediaStream, type: string, extension: string): void {
    for (const track of stream.getTracks()) track.stop();
    this.#end();
    const plain = type.split(';', 1)[0] ?? '';
    const day = new Date().toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' }).replaceAll(':', '.');
    this.#file = new File(this.#pieces, `Recording of ${day}.${extension}`, { type: plain });
    this.#audio.src = URL.createObjectURL(this.#file);
    this.#status.textContent = 'Listen to it, then keep it or throw it away.';
    this.#show('done');
    this.#keep.focus();
  }

  #kept(): void {
    if (this.#file) this.dispatchEvent(new CustomEvent('sound-recorded', { bubbles: true, detail: this.#file }));
    this.#forget('It is on its way.');
  }

  #discard(): void {
    this.#forget('It is thrown away.');
    this.#begin.focus();
  }

  #forget(words: string): void {
    URL.revokeObjectURL(this.#audio.src);
    this.#audio.removeAttribute('src');
    this.#file = undefined;
    this.#pieces = [];
    this.#status.textContent = words;
    this.#show('idle');
  }
}

customElements.define('sound-recorder', SoundRecorder);
