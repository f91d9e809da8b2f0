/** A passkey device in software, for tests: it makes ES256 keys and signs as the specification says, or wrongly when told to. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

type Asked = { challenge: string; rpId?: string; rp?: { id?: string }; user?: { id: string } };
export type Wrongs = {
  origin?: string;
  challenge?: string;
  rpId?: string;
  /** Nobody put a finger on it. */
  isUnverified?: boolean;
  counter?: number;
  userHandle?: string;
  /** The id it goes by. */
  id?: string;
};
export type Authenticator = {
  readonly id: string;
  counter: number;
  make: (asked: Asked, wrongs?: Wrongs) => string;
  sign: (asked: Asked, wrongs?: Wrongs) => string;
};

const flags = { present: 0x01, verified: 0x04, attested: 0x40 };

type Cbor = number | string | Buffer | Map<number | string, Cbor>;

const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
};

const cbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])]);
};

const coseKey = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = (text: string): Buffer => Buffer.from(text, 'base64url');
  const parts: [number, Cbor][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point(x)],
    [-3, point(y)],
  ];
  return cbor(new Map<number, Cbor>(parts));
};

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const text = (data: Buffer): string => data.toString('base64url');

const clientData = (type: string, asked: Asked, { origin, challenge }: Wrongs): Buffer =>
  Buffer.from(
    JSON.stringify({
      type,
      challenge: challenge ?? asked.challenge,
      origin: origin ?? 'http://courant.test',
      crossOrigin: false,
    }),
  );

const authData = (asked: Asked, { rpId, isUnverified }: Wrongs, more: { counter: number; flag: number }): Buffer => {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(more.counter);
  const flag = flags.present | (isUnverified === true ? 0 : flags.verified) | more.flag;
  return Buffer.concat([sha256(rpId ?? asked.rpId ?? asked.rp?.id ?? ''), Buffer.from([flag]), counter]);
};

type Key = { id: Buffer; publicKey: KeyObject; privateKey: KeyObject };

const attested = ({ id, publicKey }: Key, asked: Asked, wrongs: Wrongs, counter: number): object => {
  const data = Buffer.concat([
    authData(asked, wrongs, { counter, flag: flags.attested }),
    Buffer.alloc(16),
    Buffer.from([0, id.length]),
    id,
    coseKey(publicKey),
  ]);
  const parts: [string, Cbor][] = [
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', data],
  ];
  return {
    clientDataJSON: text(clientData('webauthn.create', asked, wrongs)),
    attestationObject: text(cbor(new Map(parts))),
    transports: ['internal'],
  };
};

const asserted = ({ privateKey }: Key, asked: Asked, wrongs: Wrongs, counter: number): object => {
  const data = authData(asked, wrongs, { counter, flag: 0 });
  const client = clientData('webauthn.get', asked, wrongs);
  return {
    clientDataJSON: text(client),
    authenticatorData: text(data),
    signature: text(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
  };
};

const sent = (id: string, response: object): string => JSON.stringify({ id, rawId: id, type: 'public-key', response });

export const createAuthenticator = (): Authenticator => {
  const key: Key = { id: randomBytes(32), ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
  const id = text(key.id);
  let owner = '';
  const device: Authenticator = {
    id,
    counter: 0,
    make: (asked, wrongs = {}) => {
      owner = asked.user?.id ?? '';
      return sent(id, attested(key, asked, wrongs, wrongs.counter ?? device.counter));
    },
    sign: (asked, wrongs = {}) => {
      device.counter += 1;
      const response = asserted(key, asked, wrongs, wrongs.counter ?? device.counter);
      return sent(wrongs.id ?? id, { ...response, userHandle: wrongs.userHandle ?? owner });
    },
  };
  return device;
};
