import assert from 'node:assert/strict';
import type { TestSite } from '../../../test/test-world.ts';
import type { Mail } from '../../world.ts';
import type { Reader } from '../bookmarks/readers-for-tests.ts';
import { postComment } from '../discussion/post-comment.ts';

const minute = 60_000;
let written = 0;

/** A discussion and what it brings about, for tests: people write, jobs are done, mails are read. */
export const talkOn = (site: () => TestSite) => {
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 20 && (await site().runJobs()) > 0; i += 1);
  };
  return {
    /** Posts a comment with words of its own, each from another network. */
    comment: async (
      { account }: Reader,
      articleId: string,
      { text, parentId }: { text?: string; parentId?: string } = {},
    ): Promise<string> => {
      site().clock.now += 90_000;
      written += 1;
      const own = `Here is thought number ${written} on ${'abcdefghij'[written % 10]} and what follows ${written * 7919}.`;
      const given = { account, articleId, parentId, text: text ?? own, network: `10.0.${written}.0` };
      const posted = await postComment(site().world, given);
      assert.ok(posted.ok, JSON.stringify(posted));
      assert.equal(posted.value.state, 'published');
      return posted.value.comment.id;
    },
    /** Everything that is due is done, and what that brings about. */
    settle,
    /** The same, and again a minute later, when mails go out. */
    settleMails: async (): Promise<void> => {
      await settle();
      site().clock.now += minute;
      await settle();
    },
    /** The mails to somebody since this was last asked. */
    mailsTo: ({ account }: Reader): Mail[] => {
      const { mails } = site();
      const own = mails.filter(({ to }) => to === account.email);
      mails.splice(0, mails.length, ...mails.filter(({ to }) => to !== account.email));
      return own;
    },
  };
};
