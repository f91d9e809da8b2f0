/**
 * The sum a page does so that machines cannot ask for mails by the thousand. SHA-256 is written out here: the browser's own answers
 * each hash by a promise, which costs more than the hash.
 */
const primes: number[] = [];
for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);

const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0;
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const start = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const w = new Int32Array(64);

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
const at = (words: Int32Array, i: number): number => words[i] ?? 0;

const spread = (): void => {
  for (let i = 16; i < 64; i += 1) {
    const [a, b] = [at(w, i - 15), at(w, i - 2)];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[i] = (at(w, i - 16) + s0 + at(w, i - 7) + s1) | 0;
  }
};

/** The first 32 bits of the SHA-256 of one block, which stands in `w`. */
const firstWord = (): number => {
  spread();
  let [a, b, c, d, e, f, g, h] = start as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(rounds, i) + at(w, i)) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return (a + at(start, 0)) >>> 0;
};

/** The first 32 bits of the SHA-256 of a short ASCII text (at most 55 signs). */
export const firstBits = (text: string): number => {
  w.fill(0, 0, 16);
  for (let i = 0; i < text.length; i += 1) w[i >> 2] = at(w, i >> 2) | (text.charCodeAt(i) << (24 - (i & 3) * 8));
  w[text.length >> 2] = at(w, text.length >> 2) | (0x80 << (24 - (text.length & 3) * 8));
  w[15] = text.length * 8;
  return firstWord();
};

export type Task = { challenge: string; pieces: number; zeroBits: number };

const breath = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Does the sum, a few milliseconds at a time, so that typing stays smooth. */
export const solve = async ({ challenge, pieces, zeroBits }: Task): Promise<string> => {
  const mark = challenge.slice(challenge.lastIndexOf('.') + 1);
  const counts: number[] = [];
  let pause = performance.now() + 12;
  for (let piece = 0; piece < pieces; piece += 1) {
    let count = 0;
    while (firstBits(`${mark}.${piece}.${count}`) >>> (32 - zeroBits) !== 0) {
      count += 1;
      if ((count & 255) === 0 && performance.now() > pause) {
        await breath();
        pause = performance.now() + 12;
      }
    }
    counts.push(count);
  }
  return `${challenge}~${counts.join('.')}`;
};
