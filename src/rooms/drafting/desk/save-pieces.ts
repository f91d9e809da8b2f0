import type { Account } from '../../accounts/accounts.ts';
import type { Block, Inline } from '../../articles/articles.ts';
import { cleanText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { draftOf } from '../document/draft-of.ts';
import { replaceDraft, type ReplaceRefusal } from '../document/replace-draft.ts';
import { piecesOf } from './source-changes.ts';

const plainRun = (text: string): Inline[] =>
  text
    .split('\n')
    .flatMap((line, place): Inline[] => [
      ...(place > 0 ? [{ type: 'hardBreak' } as const] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line } as const]),
    ]);

const isPlain = (content: readonly Inline[]): boolean =>
  content.every((run) => run.type === 'hardBreak' || !run.marks || run.marks.length === 0);

/** A plain paragraph or heading with other words; what has links and the like in it stays as it is. */
const written = (block: Block, text: string | undefined): Block =>
  text !== undefined && (block.type === 'paragraph' || block.type === 'heading') && isPlain(block.content)
    ? { ...block, content: plainRun(text) }
    : block;

/** A piece as it was drawn, and as it was sent back. */
export type PieceWritten = { was: string; text: string };

const cleaned = (text: string): string => cleanText(text.replaceAll('\r\n', '\n')).trim();

/**
 * Saves what was written beside the source: piece 0 is the headline, 1 the standfirst, then the blocks in order. What a colleague has
 * written in the same piece meanwhile is not overwritten: such pieces come back, with the words that were not saved.
 */
export const saveTranslatedPieces = async (
  world: World,
  { account, articleId, pieces }: { account: Account; articleId: string; pieces: ReadonlyMap<number, PieceWritten> },
): Promise<Outcome<{ notSaved: string[] }, ReplaceRefusal>> => {
  const draft = await draftOf(world, articleId);
  if (!draft) return refuse('not-found');
  const now = piecesOf(draft.fields).map(({ text }) => text);
  const notSaved: string[] = [];
  const texts = new Map<number, string>();
  for (const [place, { was, text }] of pieces) {
    const wanted = cleaned(text);
    const there = cleaned(now[place] ?? '');
    if (wanted === cleaned(was) || wanted === there) continue;
    if (there === cleaned(was)) texts.set(place, wanted);
    else notSaved.push(wanted);
  }
  if (texts.size === 0) return ok({ notSaved });
  const { headline, standfirst, body } = draft.fields;
  const fields = {
    headline: texts.get(0) ?? headline,
    standfirst: texts.get(1) ?? standfirst,
    body: { ...body, content: body.content.map((block, place) => written(block, texts.get(place + 2))) },
  };
  const done = await replaceDraft(world, { account, articleId, fields, since: draft.changedAt });
  return done.ok ? ok({ notSaved }) : done;
};
