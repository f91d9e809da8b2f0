/** What browsers send about passkeys, parsed: only its shape is known afterwards, not yet whether it is true. */
import * as v from 'valibot';

const biggestAnswer = 20_000;

const base64url = v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(biggestAnswer));
const extensions = v.optional(v.record(v.string(), v.unknown()), {});
const frame = { id: base64url, rawId: base64url, type: v.literal('public-key'), clientExtensionResults: extensions };

const registration = v.object({
  ...frame,
  response: v.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10)), []),
  }),
});
const assertion = v.object({
  ...frame,
  response: v.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: v.nullish(v.pipe(v.string(), v.maxLength(200))),
  }),
});

export type PasskeyMade = v.InferOutput<typeof registration>;
export type PasskeyAnswer = v.InferOutput<typeof assertion>;

const read = <Schema extends v.GenericSchema>(schema: Schema, text: unknown): v.InferOutput<Schema> | undefined => {
  if (typeof text !== 'string' || text.length > biggestAnswer) return undefined;
  try {
    const found = v.safeParse(schema, JSON.parse(text));
    return found.success ? found.output : undefined;
  } catch {
    return undefined;
  }
};

/** What a browser sends when it has made a passkey; undefined when it is something else. */
export const readPasskeyMade = (text: unknown): PasskeyMade | undefined => read(registration, text);

/** What a browser sends when a passkey has signed a challenge. */
export const readPasskeyAnswer = (text: unknown): PasskeyAnswer | undefined => read(assertion, text);

/** The challenge an answer says it signed; whether it did is for the library to find out. */
export const challengeIn = (clientDataJSON: string): string | undefined => {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
};
