import { settleThreads } from '../../rooms/discussion/discussion.ts';
import type { World } from '../../world.ts';
import { replaceText, unreadSources } from './comments-import.store.ts';
import { htmlToComment } from './html-to-comment.ts';

const atOnce = 200;

/** Turns the texts of comments that came with an archive before there were trees into trees, some hundred at a time. */
export const convertCommentBodies = async (world: World): Promise<void> => {
  for (let after = ''; ;) {
    const rows = await unreadSources(world.db, after, atOnce);
    if (rows.length === 0) return;
    await world.write(async (tx) => {
      for (const { id, source, origin } of rows) {
        const newlines = origin?.startsWith('wordpress:') === true;
        await replaceText(tx.db, id, { source, body: JSON.stringify(htmlToComment(source ?? '', { newlines })) });
      }
      const threads = [...new Set(rows.map((row) => row.article_id))];
      await settleThreads(
        tx,
        threads.map((articleId) => ({ articleId })),
      );
    });
    after = rows.at(-1)?.id ?? '';
  }
};
