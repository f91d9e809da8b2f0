import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanTexts } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import { markHeardForSearch } from '../../articles/articles.ts';
import { mediaById } from '../../media/media.ts';
import type { Cue, Transcript, TranscriptOrigin } from '../transcript.ts';
import { transcriptLimits } from './timed-text.ts';
import { deleteTranscript, putTranscript, transcriptIn } from './transcripts.store.ts';

export type TranscriptDraft = {
  mediaId: string;
  /** BCP 47. */
  language: string;
  cues: readonly Cue[];
  isTimed: boolean;
  origin: TranscriptOrigin;
  /** The version it was made from: who saves over another's change is told. */
  since?: number;
  accountId?: string;
};

const faultOf = (cues: readonly Cue[]): string | undefined => {
  if (cues.length > transcriptLimits.cues) return `It has ${cues.length} cues, at most ${transcriptLimits.cues}`;
  const at = cues.findIndex(
    ({ start, end, text }) =>
      !(Number.isFinite(start) && start >= 0 && end >= start) ||
      text.trim() === '' ||
      text.length > transcriptLimits.cueCharacters,
  );
  return at < 0 ? undefined : `Cue ${at + 1} has no words, too many of them, or an end before its start`;
};

/** Keeps what is said in a recording, in one language; the feed, the page and the player follow. */
export const saveTranscript = async (
  world: World,
  draft: TranscriptDraft,
): Promise<Outcome<Transcript, 'no-such-sound' | 'unknown-language' | 'invalid-transcript' | 'changed-meanwhile'>> => {
  const media = await mediaById(world, draft.mediaId);
  if (media?.kind !== 'sound' && media?.kind !== 'film') return refuse('no-such-sound');
  if (!/^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i.test(draft.language)) return refuse('unknown-language');
  const fault = faultOf(draft.cues);
  if (fault !== undefined) return refuse('invalid-transcript', fault);
  return world.write(async (tx) => {
    const before = await transcriptIn(tx.db, draft.mediaId, draft.language);
    if (draft.since !== undefined && draft.since !== (before?.version ?? 0)) return refuse('changed-meanwhile');
    const transcript: Transcript = {
      mediaId: draft.mediaId,
      language: draft.language,
      cues: cleanTexts([...draft.cues]),
      isTimed: draft.isTimed,
      origin: draft.origin,
      version: (before?.version ?? 0) + 1,
      changedAt: world.now(),
    };
    await putTranscript(tx.db, transcript, draft.accountId);
    await markHeardForSearch(tx.db, draft.mediaId, world.newId());
    await tx.changed(`media:${draft.mediaId}`);
    return ok(transcript);
  });
};

export const removeTranscript = (world: World, mediaId: string, language: string): Promise<void> =>
  world.write(async (tx) => {
    await deleteTranscript(tx.db, mediaId, language);
    await markHeardForSearch(tx.db, mediaId, world.newId());
    await tx.changed(`media:${mediaId}`);
  });
