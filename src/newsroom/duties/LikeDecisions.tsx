import type { JSX } from 'preact';
import { ruleWords } from '../../rooms/discussion/discussion.ts';
import type { LikeDecision } from '../../rooms/moderation/moderation.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TimeAt } from './duty-pages.tsx';

const acts: Readonly<Record<string, string>> = { approve: 'Let stay', remove: 'Removed', restore: 'Restored' };

const longest = 400;

/** What was decided, by whom, when, under which rule; and what the comment said. */
export const DecisionLine = ({ about, timeZone }: { about: LikeDecision; timeZone: string }): JSX.Element => (
  <>
    <p class="queue-head">
      <b>{acts[about.act] ?? about.act}</b>
      {about.rule === undefined ? '' : `: ${ruleWords(about.rule, 'en')}`} ·{' '}
      <bdi>{about.by ?? 'a former colleague'}</bdi>, <TimeAt at={about.at} timeZone={timeZone} />
    </p>
    <blockquote class="duty-quote" dir="auto">
      {about.text === '' ? '(no text any more)' : about.text.slice(0, longest)}
      {about.text.length > longest ? ' …' : ''}
    </blockquote>
    {about.words === '' ? null : (
      <p>
        Told its writer: <span dir="auto">{about.words}</span>
      </p>
    )}
    {about.note === '' ? null : (
      <p>
        Linked because: <span dir="auto">{about.note}</span>
      </p>
    )}
    <p>
      <a href={`/newsroom/discussion/comments/${about.commentId}`}>Open</a>
    </p>
  </>
);

type LinkFormProps = { decisionId: string; likeId: string; isLinked: boolean };

export const LinkForm = ({ decisionId, likeId, isLinked }: LinkFormProps): JSX.Element => (
  <form class="queue-acts" method="post" action="/newsroom/discussion/precedents/link">
    <input type="hidden" name="decision" value={decisionId} />
    <input type="hidden" name="like" value={likeId} />
    {isLinked ? (
      <input type="hidden" name="off" value="1" />
    ) : (
      <label>
        Why are they alike? <input class="input" name="note" maxlength={1_000} dir="auto" />
      </label>
    )}
    <Button tone="quiet">{isLinked ? 'Not alike' : 'Link the two'}</Button>
  </form>
);
