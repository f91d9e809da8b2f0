/** Shows what the publication sends to this device, and opens it when it is pressed. It keeps nothing and fetches no page. */
type Message = { title: string; body: string; url: string; tag: string; language: string; direction: 'ltr' | 'rtl' };
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void };
type Pushed = Waiting & { data: { json: () => unknown } | null };
type Pressed = Waiting & { notification: Notification };
type Window = { url: string; focus: () => Promise<unknown>; navigate: (url: string) => Promise<unknown> };
type Worker = {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll: (asked: { type: 'window' }) => Promise<Window[]>;
    openWindow: (url: string) => Promise<unknown>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: (name: string, act: (event: never) => void) => void;
};

const worker = globalThis as unknown as Worker;

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'title' in value && 'url' in value;

const showMessage = async (data: Pushed['data']): Promise<void> => {
  const message = data?.json();
  if (!isMessage(message)) return;
  const { title, body, url, tag, language, direction } = message;
  await worker.registration.showNotification(title, { body, tag, lang: language, dir: direction, data: url });
};

/** A path of this site and nothing else, whatever the message says. */
const addressOf = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])/.test(path) ? new URL(path, location.origin).href : location.origin;

const openAddress = async (notification: Notification): Promise<void> => {
  notification.close();
  const address = addressOf(notification.data);
  const windows = await worker.clients.matchAll({ type: 'window' });
  const there = windows.find(({ url }) => url.split('#', 1)[0] === address.split('#', 1)[0]);
  await (there ? there.focus() : worker.clients.openWindow(address));
};

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('push', (event: Pushed) => event.waitUntil(showMessage(event.data)));
worker.addEventListener('notificationclick', (event: Pressed) => event.waitUntil(openAddress(event.notification)));
