/**
 * Live streams: a comment reaches 10,000 readers who have the thread open, while pages are read; memory of a stream. Beside a bare
 * node:http server that sends the same bytes to as many.
 */
import { freshText, withCrowd } from './crowd.ts';
import { benchStreams, prepareStreams, sendForm } from './stream-rounds.ts';

const wanted = Number(process.env['STREAMS'] ?? 10_000);

prepareStreams(wanted, 'streams');
await withCrowd(1, ({ dataDir, articleId, path, sessions: [session = ''] }) =>
  benchStreams({
    title: 'A comment on live threads',
    wanted,
    dataDir,
    page: path,
    stream: `/live/thread/${articleId}`,
    say: ({ address }) =>
      sendForm(`${address}/comments`, session, { article: articleId, text: freshText(), key: crypto.randomUUID() }),
  }),
);
