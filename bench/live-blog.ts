/**
 * A live blog: an entry posted in the newsroom reaches 2,000 readers who have the page open, while the page is read; memory of a stream.
 * Beside a bare node:http server that sends the same bytes to as many.
 */
import { addAccount, openSession } from '../src/rooms/accounts/accounts.ts';
import { saveArticle } from '../src/rooms/articles/articles.ts';
import { freshText, withCrowd } from './crowd.ts';
import { benchStreams, prepareStreams, sendForm } from './stream-rounds.ts';

const wanted = Number(process.env['STREAMS'] ?? 2_000);
const page = '/storm';
let blog = '';
let session = '';

prepareStreams(wanted, 'live-blog');
await withCrowd(
  0,
  ({ dataDir }) =>
    benchStreams({
      title: 'An entry of a live blog',
      wanted,
      dataDir,
      page,
      stream: `/live/entries/${blog}`,
      say: ({ address }) =>
        sendForm(`${address}/newsroom/stories/${blog}/entries`, session, { headline: 'The gates', text: freshText() }),
    }),
  async (world) => {
    const added = await addAccount(world, { email: 'ed@example.org', name: 'Ed', role: 'editor' });
    if (!added.ok) throw new Error(added.refusal);
    const { value: account } = added;
    const draft = { edition: 'en', kind: 'liveblog', status: 'published', headline: 'The storm, live' } as const;
    await world.write(async (tx) => {
      session = await openSession(world, tx, { account, method: 'link' });
      blog = await saveArticle(world, tx, {
        ...draft,
        path: page,
        body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: freshText() }] }] },
      });
    });
  },
);
