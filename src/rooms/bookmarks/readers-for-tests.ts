import assert from 'node:assert/strict';
import { articleById } from '../articles/articles.ts';
import { addAccount, openSession, sessionCookie, type Account } from '../accounts/accounts.ts';
import { makeStory } from '../../../test/make-stories.ts';
import type { TestSite } from '../../../test/test-world.ts';
import type { ArticleDraft } from '../articles/articles.ts';

export const origin = 'http://courant.test';

export type Reader = { account: Account; cookie: string };
export type Sent = { cookie?: string; from?: string; accept?: string };

let people = 0;

/** Somebody signed in. */
export const makeReader = async ({ world }: TestSite, name = 'Ann'): Promise<Reader> => {
  const added = await addAccount(world, { email: `reader-${(people += 1)}@example.org`, name, role: 'reader' });
  assert.ok(added.ok);
  const token = await world.write((tx) => openSession(world, tx, { account: added.value, method: 'link' }));
  return { account: added.value, cookie: sessionCookie(world, token).split(';')[0] ?? '' };
};

/** What a page says to whoever holds this cookie. */
export const pageFor =
  (site: () => TestSite) =>
  async (path: string, cookie = ''): Promise<string> => {
    const answer = await site().request(path, { headers: { cookie } });
    assert.equal(answer.status, 200, path);
    return answer.text();
  };

/** Sends a form from a page of the site. */
export const sendTo =
  (site: () => TestSite) =>
  (path: string, form: Record<string, string>, sent: Sent = {}): Promise<Response> =>
    site().request(path, {
      method: 'POST',
      headers: {
        origin,
        'content-type': 'application/x-www-form-urlencoded',
        ...(sent.cookie ? { cookie: sent.cookie } : {}),
        ...(sent.from ? { referer: origin + sent.from } : {}),
        ...(sent.accept ? { accept: sent.accept } : {}),
      },
      body: new URLSearchParams(form).toString(),
    });

/** A story that came out a second later than the last. */
export const tellStory = async (
  { world, clock }: TestSite,
  headline: string,
  more: Partial<ArticleDraft> = {},
): Promise<{ id: string; path: string }> => {
  clock.now += 1000;
  const id = await makeStory(world, { headline, ...more });
  return { id, path: (await articleById(world, id))?.path ?? '' };
};
