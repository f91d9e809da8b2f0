/** Six digits that change every half minute (RFC 6238), as authenticator apps show them. */
import { Secret, TOTP } from 'otpauth';
import { digitsOf } from './sign-in-by-mail.ts';

const period = 30;
const secretBytes = 20;

export const newTotpSecret = (): string => new Secret({ size: secretBytes }).base32;

/** The step a code belongs to: this half minute, the one before or the one after; undefined when it is wrong. */
export const totpStepOf = (secret: string, typed: string, now: number): number | undefined => {
  const token = digitsOf(typed);
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = TOTP.validate({ token, secret: Secret.fromBase32(secret), period, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta;
};

/** What an authenticator app reads out of the picture: `otpauth://totp/…`. */
export const totpAddress = (secret: string, { issuer, label }: { issuer: string; label: string }): string =>
  // A colon parts the two in the address: inside them it would part them wrongly.
  new TOTP({ secret, issuer: issuer.replaceAll(':', ' '), label: label.replaceAll(':', ' '), period }).toString();
