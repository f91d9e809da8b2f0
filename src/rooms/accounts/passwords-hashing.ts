/**
 * argon2id, by Node itself. Hashing is the cheapest way to drown a small server: two at a time, fifty in the queue, and whoever comes
 * then is asked to come back.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

type Cost = { memory: number; passes: number; parallelism: number };
/** OWASP's floor: 19 MiB, two passes. Raise it and every password is hashed anew when it is next used. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

const atOnce = 2;
const mostWaiting = 50;
let running = 0;
const waiting: (() => void)[] = [];

/** Does the work when its turn comes; undefined when the queue is full. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) return undefined;
    await new Promise<void>((turn) => waiting.push(turn));
  }
  // Who waited was given the place of whoever left it: the count stays as it is.
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
};

const derive = promisify(argon2);
/** NIST SP 800-63B: one form of each sign, so that every keyboard types the same password. */
const bytesOf = (password: string): Buffer => Buffer.from(password.toWellFormed().normalize('NFKC'));

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

const phcOf = ({ memory, passes, parallelism }: Cost, salt: Uint8Array, tag: Uint8Array): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${b64(salt)}$${b64(tag)}`;

type Parsed = { cost: Cost; salt: Buffer; tag: Buffer };

const parse = (phc: string): Parsed | undefined => {
  const match = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]{11,86})\$([\w+/]{22,86})$/.exec(phc);
  if (!match) return undefined;
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
};

/** The PHC string of a password; undefined when too many wait already. */
export const hashPassword = (password: string): Promise<string | undefined> =>
  inTurn(async () => {
    const nonce = randomBytes(16);
    return phcOf(cost, nonce, await derive('argon2id', { message: bytesOf(password), nonce, tagLength, ...cost }));
  });

/** Nobody's: takes as long as any other. */
const nobodys = phcOf(cost, Buffer.alloc(16), Buffer.alloc(tagLength));

/**
 * Whether this is the password of the hash; undefined when too many wait already. Without a hash (no such account, or one without
 * password) it is wrong, after the same time.
 */
export const isPassword = (password: string, phc: string | undefined): Promise<boolean | undefined> =>
  inTurn(async () => {
    const known = parse(phc ?? nobodys) ?? parse(nobodys);
    if (!known) throw new Error('the hash that stands for nobody cannot be read');
    const asked = { message: bytesOf(password), nonce: known.salt, tagLength: known.tag.length, ...known.cost };
    return timingSafeEqual(await derive('argon2id', asked), known.tag) && phc !== undefined;
  });

/** Whether a hash was made more cheaply than hashes are made now. */
export const isOutdated = (phc: string): boolean => {
  const known = parse(phc)?.cost;
  return !known || known.memory < cost.memory || known.passes < cost.passes;
};
