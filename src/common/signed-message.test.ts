import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { keptSecret, newSigningSecret, replacedSecret, signedHeaders } from './signed-message.ts';

test('A message is signed as the Standard Webhooks specification shows it', () => {
  const headers = signedHeaders(
    { kept: keptSecret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'), now: 1_614_265_330_000 },
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
  );
  assert.equal(headers['webhook-timestamp'], '1614265330');
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('After a secret is replaced both sign for a day, then only the new one', () => {
  const one = newSigningSecret(Buffer.alloc(32, 1).toString('base64url'));
  const two = newSigningSecret(Buffer.alloc(32, 2).toString('base64url'));
  const kept = replacedSecret(keptSecret(one), two, 0);
  const signedBy = (secret: string, now: number): string =>
    `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`m.${now / 1000}.{}`)
      .digest('base64')}`;
  const signed = (now: number): string | undefined =>
    signedHeaders({ kept, now }, { id: 'm', body: '{}' })['webhook-signature'];
  assert.equal(signed(3_600_000), `${signedBy(two, 3_600_000)} ${signedBy(one, 3_600_000)}`);
  assert.equal(signed(86_400_000), signedBy(two, 86_400_000));
});
