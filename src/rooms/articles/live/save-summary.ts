import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { countWords, shorten } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import { parseBody } from '../body/parse-body.ts';
import { bodyToText } from '../body/to-text.ts';
import { noteStoryMedia } from '../media-uses.ts';
import { articleLinks, insertRevision } from '../save-article.store.ts';
import { followLive } from './follow-entry.ts';
import { liveBlogFor, type LiveActing, type LiveRefusal } from './live-entry-rules.ts';
import { putSummary } from './live-writing.store.ts';

/** About as long as a standfirst. */
const teaserLength = 180;

/**
 * What is known so far, which is the live blog's own text: readers have it at once. What it said is kept as a revision; `revision` is
 * the one the form was drawn with.
 */
export const saveLiveSummary = async (
  world: World,
  acting: LiveActing & { body: unknown; revision?: number | undefined },
): Promise<Outcome<{ revision: number }, LiveRefusal>> => {
  const parsed = parseBody(acting.body, { allowRawHtml: true });
  if (!parsed.ok) return refuse('invalid', parsed.detail);
  return world.write(async (tx) => {
    const found = await liveBlogFor(tx.db, acting);
    if (!found.ok) return found;
    const before = found.value;
    if (acting.revision !== undefined && acting.revision !== before.revision) return refuse('changed-meanwhile');
    const text = bodyToText(parsed.value);
    const body = JSON.stringify(parsed.value);
    const revision = before.revision + 1;
    await insertRevision(tx.db, before, await articleLinks(tx.db, before.id));
    await putSummary(tx.db, before.id, {
      body,
      word_count: countWords(text),
      teaser: before.standfirst || shorten(text.slice(0, 1000), teaserLength),
      revision,
      modified_by: acting.account.id,
      revision_note: 'What we know',
    });
    await noteStoryMedia(tx, { id: before.id, body, lead: before.lead });
    await followLive(world, tx, before, { isNews: before.status === 'published' });
    return ok({ revision });
  });
};
