/**
 * Messages between this site and other systems, signed as the Standard Webhooks specification says: HMAC-SHA256 over
 * `id.timestamp.body`, so that nobody can change one, send it as another, or send it again much later.
 */
import { createHmac } from 'node:crypto';

const prefix = 'whsec_';
/** After a secret is replaced, messages are signed with both for so long: the other side has time to follow. */
const bothFor = 24 * 3_600_000;

/** A secret and, for a while, the one it has replaced; kept as JSON. */
type Secrets = { now: string; before?: string; until?: number };

/** `random`: 32 unguessable bytes as base64url. */
export const newSigningSecret = (random: string): string =>
  prefix + Buffer.from(random, 'base64url').toString('base64');

export const keptSecret = (secret: string): string => JSON.stringify({ now: secret } satisfies Secrets);

/** What is kept when a secret takes the place of what was kept before. */
export const replacedSecret = (kept: string, secret: string, now: number): string => {
  const { now: before } = JSON.parse(kept) as Secrets;
  return JSON.stringify({ now: secret, before, until: now + bothFor } satisfies Secrets);
};

const secretsAt = (kept: string, now: number): string[] => {
  const { now: current, before, until = 0 } = JSON.parse(kept) as Secrets;
  return before !== undefined && until > now ? [current, before] : [current];
};

const signature = (secret: string, message: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(message)
    .digest('base64')}`;

/** The headers that go with a message; `now` in milliseconds since 1970. */
export const signedHeaders = (
  { kept, now }: { kept: string; now: number },
  { id, body }: { id: string; body: string },
): Record<string, string> => {
  const timestamp = String(Math.floor(now / 1000));
  const message = `${id}.${timestamp}.${body}`;
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secretsAt(kept, now)
      .map((secret) => signature(secret, message))
      .join(' '),
  };
};
