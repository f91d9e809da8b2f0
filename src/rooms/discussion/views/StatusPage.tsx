import type { ComponentChildren, JSX } from 'preact';
import { formatDateTime, type Place } from '../../../common/dates.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import { said, type ActWords } from '../act-words.ts';
import type { CommentBody } from '../comment-body.ts';
import type { CommentState } from '../comment.ts';
import { isRule } from '../rules.ts';
import { CommentText } from './CommentText.tsx';

/** A page that says one thing and leads on. */
export const ActDone = ({
  title,
  text,
  links,
  isAlarm = false,
  children,
}: {
  title: string;
  text: string;
  links: readonly { path: string; label: string }[];
  isAlarm?: boolean;
  children?: ComponentChildren;
}): JSX.Element => (
  <>
    <PageHead title={title} standfirst={isAlarm ? undefined : text} />
    {isAlarm ? <Notice tone="alarm">{text}</Notice> : null}
    {children}
    <p class="link-row">
      {links.map(({ path, label }) => (
        <a key={path} href={path}>
          {label}
        </a>
      ))}
    </p>
  </>
);

export type StatusProps = {
  words: ActWords;
  place: Place;
  state: CommentState;
  body: CommentBody | undefined;
  createdAt: number;
  /** Why it waits, in the words of the check. */
  why: string | undefined;
  /** How long others have waited lately. */
  usually: string | undefined;
  decision: { at: number; rule: string | undefined; words: string; isAutomated: boolean } | undefined;
  links: readonly { path: string; label: string }[];
};

const headline = (state: CommentState, words: ActWords): string => {
  if (state === 'published') return words.statusPublished;
  if (state === 'waiting') return words.statusWaiting;
  return state === 'deleted' ? words.statusDeleted : words.statusRemoved;
};

const Waiting = ({ words, why, usually, createdAt, place }: StatusProps): JSX.Element => (
  <>
    {why === undefined ? null : <p>{why}</p>}
    <p>{words.waits}</p>
    <p>
      {said(words.since, formatDateTime(createdAt, place))}.{' '}
      {usually === undefined ? words.noneYet : said(words.usually, usually)} {words.mailWhenDecided}
    </p>
  </>
);

const Decided = ({ words, decision, place }: StatusProps): JSX.Element | null =>
  decision ? (
    <>
      <dl class="facts">
        {isRule(decision.rule) ? (
          <>
            <dt>{words.underRule}</dt>
            <dd>{words.rules[decision.rule]}</dd>
          </>
        ) : null}
        {decision.words === '' ? null : (
          <>
            <dt>{words.moderatorWords}</dt>
            <dd dir="auto">{decision.words}</dd>
          </>
        )}
      </dl>
      <p>
        {said(words.decidedAt, formatDateTime(decision.at, place))}.{' '}
        {decision.isAutomated ? words.byMachine : words.byPerson}
      </p>
    </>
  ) : null;

/** How a comment stands, for its writer: waiting and why, removed under which rule, by whom. */
export const StatusPage = (props: StatusProps): JSX.Element => {
  const { words, state, body, links } = props;
  return (
    <ActDone title={words.statusTitle} text={headline(state, words)} links={links}>
      {state === 'waiting' ? <Waiting {...props} /> : <Decided {...props} />}
      {state === 'removed' ? <p>{words.disagree}</p> : null}
      {body ? (
        <section class="comment">
          <div class="comment-text" dir="auto">
            <CommentText body={body} />
          </div>
        </section>
      ) : null}
    </ActDone>
  );
};
