import { safeFetch, type SafeFetchOptions } from '../../common/safe-fetch.ts';
import { signedHeaders } from '../../common/signed-message.ts';
import type { World } from '../../world.ts';
import { chatBody } from './chat-text.ts';
import { withText, type SignalMessage } from './signal-message.ts';
import type { StoredWebhook } from './webhooks.store.ts';

/** Whoever does not answer in that time is asked again later. */
const patience = 5_000;
const mostAnswered = 256 * 1024;

export type Reached = { ok: true; code: number } | { ok: false; error: string; code: number | undefined };

/** For tests: how long is waited, and what else is asked of the network. */
export type Reach = Partial<Pick<SafeFetchOptions, 'resolve'>> & { patience?: number };

const isGone = (code: number | undefined): boolean => code === 410;

/** Sends one message and says what came of it. Redirects are not followed; nothing of what is sent or answered is kept or logged. */
export const postMessage = async (
  world: World,
  hook: Pick<StoredWebhook, 'url' | 'secret' | 'format' | 'withText'>,
  { id, message, reach = {} }: { id: string; message: SignalMessage; reach?: Reach },
): Promise<Reached> => {
  const whole = hook.withText ? await withText(world, message) : message;
  const body = hook.format === 'chat' ? chatBody(hook.url, whole) : JSON.stringify(whole);
  const headers =
    hook.format === 'chat'
      ? { 'content-type': 'application/json' }
      : signedHeaders({ kept: hook.secret, now: world.now() }, { id, body });
  const { patience: wait = patience, ...options } = reach;
  const sent = await safeFetch(hook.url, {
    userAgent: `Courant/1.0 (+${world.config.publicUrl})`,
    maxBytes: mostAnswered,
    post: { body: Buffer.from(body), headers },
    signal: AbortSignal.timeout(wait),
    inner: world.config.innerServices,
    ...options,
  });
  if (sent.ok) return { ok: true, code: sent.value.status };
  return { ok: false, error: isGone(sent.status) ? 'gone' : sent.refusal, code: sent.status };
};
