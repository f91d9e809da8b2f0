/** What becomes of a comment that a program posts or changes. */
import {
  permalinkOf,
  wordsOfFinding,
  type EditOutcome,
  type Posted,
  type PostOutcome,
} from '../rooms/discussion/discussion.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { answered, type Answered } from './endpoint.ts';
import { refused, type ProblemCode, type Refused } from './problems.ts';
import { urlOf } from './shown.tsx';

type Refusal = Extract<EditOutcome, { ok: false }>;

/** What writing may be refused for. */
export const writingProblems = [
  'not-found',
  'no-parent',
  'invalid',
  'too-large',
  'closed',
  'suspended',
  'nudge',
  'refused',
  'rate',
  'too-late',
  'not-yours',
] as const satisfies readonly ProblemCode[];
type WritingProblem = (typeof writingProblems)[number];

const codes: Record<Refusal['refusal'], WritingProblem> = {
  'no-story': 'not-found',
  'no-parent': 'no-parent',
  empty: 'invalid',
  'too-large': 'too-large',
  closed: 'closed',
  suspended: 'suspended',
  nudge: 'nudge',
  refused: 'refused',
  'too-late': 'too-late',
  'not-yours': 'not-yours',
};

type Finding = NonNullable<Posted['finding']>;

/** A check that asks to wait says for how many seconds. */
const waitOf = ({ reason, about }: Finding): number | undefined =>
  reason.endsWith('-rate') && /^\d+$/.test(about ?? '') ? Number(about) : undefined;

const inWords = (visit: Visit, finding: Finding): string =>
  wordsOfFinding(finding, visit.edition.language, visit.publication.settings.timeZone);

const refusal = (visit: Visit, { refusal: why, finding }: Refusal): Refused<WritingProblem> => {
  if (why === 'empty')
    return refused('invalid', { errors: [{ pointer: '/text', detail: 'There is nothing to read.' }] });
  if (!finding) return refused(codes[why]);
  const wait = waitOf(finding);
  const said = { detail: inWords(visit, finding), reason: finding.reason };
  return wait === undefined ? refused(codes[why], said) : refused('rate', { ...said, retryAfter: wait });
};

export type Written = {
  id: string;
  rootId: string;
  articleId: string;
  state: Posted['state'];
  reason: string | null;
  detail: string | null;
  url: string;
};

export const written = (
  world: World,
  visit: Visit,
  outcome: PostOutcome | EditOutcome,
): Answered<Written> | Refused<WritingProblem> => {
  if (!outcome.ok) return refusal(visit, outcome);
  const { comment, state, finding, storyPath } = outcome.value;
  const value = {
    ...comment,
    state,
    reason: finding?.reason ?? null,
    detail: finding ? inWords(visit, finding) : null,
    url: urlOf(world, permalinkOf(comment, storyPath)),
  };
  return answered(value, { headers: { Location: `${world.config.publicUrl}/api/v1/comments/${comment.id}` } });
};
