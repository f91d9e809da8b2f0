/** A reader at a browser, for tests: forms are posted, cookies kept, mails read. */
import assert from 'node:assert/strict';
import type { TestSite } from '../../../test/test-world.ts';
import type { Challenge } from './proof-of-work.ts';
import { solve } from './islands/proof-of-work.ts';

export type Browser = {
  cookies: Map<string, string>;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, form?: Record<string, string>, headers?: Record<string, string>) => Promise<Response>;
};

const origin = 'http://courant.test';

/** A browser with cookies of its own, at an address of its own. */
export const browser = (site: TestSite, network?: string): Browser => {
  const cookies = new Map<string, string>();
  const cookie = (): Record<string, string> =>
    cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  const from: Record<string, string> = network ? { 'x-forwarded-for': network } : {};
  const keep = (answer: Response): Response => {
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/Max-Age=0(?:;|$)/.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    get: async (path, headers) => keep(await site.request(path, { headers: { ...from, ...cookie(), ...headers } })),
    post: async (path, form = {}, headers) =>
      keep(
        await site.request(path, {
          method: 'POST',
          body: new URLSearchParams(form).toString(),
          headers: {
            origin,
            'content-type': 'application/x-www-form-urlencoded',
            ...from,
            ...cookie(),
            ...headers,
          },
        }),
      ),
  };
};

/** The sum the page would have done for this browser. */
export const proofFor = async (one: Browser): Promise<string> =>
  solve((await (await one.get('/sign-in/challenge')).json()) as Challenge);

export type SignInMail = { to: string; subject: string; text: string; html: string; code: string; link: string };

/** The last mail to an address, with its code and the path of its link. */
export const lastMail = async (site: TestSite, to: string): Promise<SignInMail> => {
  await site.runJobs();
  const mail = site.mails.findLast((one) => one.to === to);
  assert.ok(mail, `there is no mail to ${to}`);
  const link = /https?:\/\/[^/\s]+(\S*\/sign-in\/[\w-]{43})/.exec(mail.text)?.[1] ?? '';
  const code = /^ {4}(\d{3}) (\d{3})$/m.exec(mail.text)?.slice(1).join('') ?? '';
  return { to, subject: mail.subject, text: mail.text, html: mail.html ?? '', code, link };
};

/** Registers or signs in by code, as a reader with script would; gives where they were led. */
export const signInByCode = async (
  site: TestSite,
  one: Browser,
  { email, ...form }: { email: string; return?: string; draft?: string; name?: string },
): Promise<string> => {
  const { name, ...carried } = form;
  const asked = await one.post('/sign-in', { email, ...carried, proof: await proofFor(one) });
  assert.equal(asked.status, 303, await asked.text());
  const { code } = await lastMail(site, email);
  const answer = await one.post('/sign-in/code', { code });
  if (answer.status === 303) return answer.headers.get('location') ?? '';
  const page = await answer.text();
  const offered = /name="name"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="name"/.exec(page);
  const made = await one.post('/sign-in/name', { name: name ?? offered?.[1] ?? offered?.[2] ?? '' });
  assert.equal(made.status, 303, await made.text());
  return made.headers.get('location') ?? '';
};
