import type { ComponentChildren, JSX } from 'preact';
import { formatDateTime, isoInZone, type Place } from '../../../common/dates.ts';
import { interfaceLanguage, plural, wordsFor } from '../../../common/words.ts';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import { actWords, said, type ActWords } from '../act-words.ts';
import type { CommentBody } from '../comment-body.ts';
import type { CommentState } from '../comment.ts';
import { spanWords } from '../spans.ts';
import { StatementParts } from '../statements/StatementParts.tsx';
import type { StatementPart } from '../statements/statement-parts.ts';
import { mostBefore, type CommentStatus, type StatusStep } from '../statements/status-of.ts';
import { statusWords } from '../statements/status-words.ts';
import { CommentText } from './CommentText.tsx';

export type StatusProps = {
  place: Place;
  status: CommentStatus;
  body: CommentBody | undefined;
  createdAt: number;
  /** Why it waits, in the words of the check. */
  why: string | undefined;
  /** The reasons for a removal. */
  reasons: readonly StatementPart[];
  links: readonly { path: string; label: string }[];
  /** The appeal, or the form for one. */
  children?: ComponentChildren;
};

const headline = (state: CommentState, words: ActWords): string => {
  if (state === 'published') return words.statusPublished;
  if (state === 'waiting') return words.statusWaiting;
  return state === 'deleted' ? words.statusDeleted : words.statusRemoved;
};

const beforeIt = (before: number, language: string): string => {
  const words = wordsFor(statusWords, language);
  if (before === 0) return words.before.zero;
  return before >= mostBefore ? words.beforeMany : plural(interfaceLanguage(language), before, words.before);
};

const Waiting = ({ status: { waiting }, why, createdAt, place }: StatusProps): JSX.Element | null => {
  if (!waiting) return null;
  const { language } = place;
  const words = wordsFor(actWords, language);
  const { before, usually } = waiting;
  return (
    <>
      {why === undefined ? null : <p>{why}</p>}
      <p>{words.waits}</p>
      <p>
        {said(words.since, formatDateTime(createdAt, place))}. {beforeIt(before, language)}{' '}
        {usually === undefined ? words.noneYet : said(words.usually, spanWords(usually, language))}{' '}
        {words.mailWhenDecided}
      </p>
    </>
  );
};

const Steps = ({ steps, place }: { steps: readonly StatusStep[]; place: Place }): JSX.Element => {
  const words = wordsFor(statusWords, place.language);
  return (
    <section>
      <h2>{words.history}</h2>
      <ol class="case-steps">
        {steps.map(({ event, at, isAutomated }) => (
          <li key={`${event}-${at}`}>
            <time datetime={isoInZone(at, place.timeZone)}>{formatDateTime(at, place)}</time>
            {words.events[event]} {isAutomated ? words.byMachine : ''}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** How a comment stands, for its writer: all that was decided about it and why, and what they can do. */
export const StatusPage = (props: StatusProps): JSX.Element => {
  const { status, place, body, reasons, links, children } = props;
  const words = wordsFor(actWords, place.language);
  const { state, steps } = status;
  return (
    <div class="case">
      <PageHead title={words.statusTitle} standfirst={wordsFor(statusWords, place.language).hello} />
      <div class="case-state" data-state={state}>
        <p>
          <strong>{headline(state, words)}</strong>
        </p>
        <Waiting {...props} />
      </div>
      {body ? (
        <section class="comment">
          <div class="comment-text" dir="auto">
            <CommentText body={body} />
          </div>
        </section>
      ) : null}
      <StatementParts parts={reasons} />
      {children}
      <Steps steps={steps} place={place} />
      <p class="link-row">
        {links.map(({ path, label }) => (
          <a key={path} href={path}>
            {label}
          </a>
        ))}
      </p>
    </div>
  );
};
