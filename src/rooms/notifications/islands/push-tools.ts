/** Asks the browser for leave to show news on this device, and takes it back; only when its reader presses the button. */
type ScriptUrl = { createScriptURL: (url: string) => string };
type Policies = { createPolicy: (name: string, rules: ScriptUrl) => ScriptUrl };

const workerPath = '/push-worker.js';

/** The one script address this page may make. */
const workerAddress = (): string => {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const policy = trustedTypes?.createPolicy('push-worker', { createScriptURL: () => workerPath });
  return policy?.createScriptURL(workerPath) ?? workerPath;
};

const keyBytes = (text: string): Uint8Array<ArrayBuffer> => {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.codePointAt(0) ?? 0);
};

const keyText = (subscription: PushSubscription, name: PushEncryptionKeyName): string => {
  const bytes = new Uint8Array(subscription.getKey(name) ?? new ArrayBuffer(0));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

class PushTools extends HTMLElement {
  connectedCallback(): void {
    if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return;
    this.#button('on')?.addEventListener('click', () => void this.#act(() => this.#start()));
    this.#button('off')?.addEventListener('click', () => void this.#act(() => this.#stop()));
    void this.#show();
  }

  #button(name: string): HTMLButtonElement | null {
    return this.querySelector(`[data-push="${name}"]`);
  }

  #say(text = ''): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }

  async #subscription(): Promise<PushSubscription | null> {
    const registration = await navigator.serviceWorker.getRegistration('/');
    return registration ? registration.pushManager.getSubscription() : null;
  }

  async #show(): Promise<void> {
    const isOn = (await this.#subscription()) !== null && Notification.permission === 'granted';
    const [on, off] = [this.#button('on'), this.#button('off')];
    if (on) on.hidden = isOn;
    if (off) off.hidden = !isOn;
    this.#say(isOn ? this.dataset['isOn'] : this.dataset['isOff']);
  }

  async #act(work: () => Promise<string | undefined>): Promise<void> {
    const fault = await work().catch(() => this.dataset['failed']);
    await this.#show();
    if (fault !== undefined) this.#say(fault);
  }

  async #post(path: string | undefined, form: Record<string, string>): Promise<boolean> {
    return (await fetch(path ?? '', { method: 'POST', body: new URLSearchParams(form) })).ok;
  }

  async #start(): Promise<string | undefined> {
    if ((await Notification.requestPermission()) !== 'granted') return this.dataset['refused'];
    await navigator.serviceWorker.register(workerAddress(), { scope: '/' });
    const { pushManager } = await navigator.serviceWorker.ready;
    const applicationServerKey = keyBytes(this.dataset['key'] ?? '');
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    const { endpoint } = subscription;
    const keys = { p256dh: keyText(subscription, 'p256dh'), auth: keyText(subscription, 'auth') };
    if (await this.#post(this.dataset['subscribe'], { endpoint, ...keys })) return undefined;
    await subscription.unsubscribe();
    return this.dataset['failed'];
  }

  async #stop(): Promise<string | undefined> {
    const subscription = await this.#subscription();
    if (!subscription) return undefined;
    await this.#post(this.dataset['unsubscribe'], { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
    return undefined;
  }
}

customElements.define('push-tools', PushTools);
