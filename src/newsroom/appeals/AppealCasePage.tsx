import type { JSX } from 'preact';
import { formatDateTime } from '../../common/dates.ts';
import {
  caseNumber,
  CommentText,
  ruleName,
  rules,
  statementParts,
  type Appeal,
  type AppealCase,
  type AppealFault,
} from '../../rooms/discussion/discussion.ts';
import type { Publication } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Select, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { TimeAt } from '../duties/duty-pages.tsx';

export const appealFaults: Record<AppealFault, string> = {
  'not-allowed': 'Appeals are decided by moderators, editors and publishers.',
  'no-appeal': 'There is no such appeal.',
  gone: 'This appeal has been decided or taken back meanwhile.',
  'same-person': 'You made the decision it is against: somebody else answers it.',
  own: 'This is your own appeal: somebody else answers it.',
  'no-answer': 'Write an answer: whoever appealed gets it by mail.',
};

const kinds = {
  comment: 'the removal of a comment',
  restriction: 'a measure on an account',
  notice: 'a declined notice',
};
const states = {
  open: 'Open',
  upheld: 'The decision stood',
  overturned: 'The decision was taken back',
  withdrawn: 'Taken back by the reader',
};

/** What each answer does, in the words of the kind. */
const overturns = {
  comment: 'Take the decision back: the comment is restored',
  restriction: 'Take the decision back: the measure is lifted',
  notice: 'Take the decision back: the comment is removed',
};

export type AppealCaseProps = {
  case: AppealCase;
  publication: Publication;
  now: number;
  fault?: AppealFault | undefined;
  typed: { answer: string; rule: string; wordsToWriter: string };
};

type Part = Pick<AppealCaseProps, 'case' | 'publication' | 'now'>;

const Facts = ({ case: one, publication, now }: Part): JSX.Element => {
  const { appeal, decision } = one;
  const { timeZone } = publication.settings;
  return (
    <dl class="duty-facts">
      <dt>Against</dt>
      <dd>{kinds[appeal.kind]}</dd>
      <dt>Received</dt>
      <dd>
        <TimeAt at={appeal.at} timeZone={timeZone} />
      </dd>
      <dt>Answer by</dt>
      <dd>
        <TimeAt at={appeal.dueAt} timeZone={timeZone} />
        {appeal.state === 'open' && now > appeal.dueAt ? <strong> (late)</strong> : null}
      </dd>
      <dt>Decided by</dt>
      <dd>
        <bdi>{one.decidedBy ?? (decision?.isAutomated ? 'an automatic check' : 'somebody who is gone')}</bdi>
        {decision ? (
          <>
            {', '}
            <TimeAt at={decision.at} timeZone={timeZone} />
          </>
        ) : null}
      </dd>
      {decision?.rule === undefined ? null : (
        <>
          <dt>Rule</dt>
          <dd>
            {ruleName(decision.rule, 'en')} (guidelines, version {decision.guidelines})
          </dd>
        </>
      )}
      <dt>Language of the answer</dt>
      <dd>{publication.editionByCode(appeal.edition)?.name ?? publication.defaultEdition.name}</dd>
    </dl>
  );
};

const Words = ({ title, text }: { title: string; text: string }): JSX.Element | null =>
  text === '' ? null : (
    <section>
      <h2>{title}</h2>
      <blockquote class="duty-quote" dir="auto">
        {text}
      </blockquote>
    </section>
  );

const About = ({ case: one }: Part): JSX.Element => {
  const { comment, story, appellant, notice } = one;
  return (
    <>
      {appellant ? (
        <p>
          By{' '}
          {appellant.commenterId === undefined ? (
            <bdi>{appellant.name}</bdi>
          ) : (
            <a href={`/newsroom/readers/${appellant.commenterId}`}>
              <bdi>{appellant.name}</bdi>
            </a>
          )}
          .
        </p>
      ) : (
        <p>By somebody without an account, who came by the link of their mail.</p>
      )}
      <Words title="Words of the appeal" text={one.appeal.words} />
      {comment ? (
        <section>
          <h2>The comment</h2>
          <blockquote class="duty-quote" dir="auto">
            {comment.body ? <CommentText body={comment.body} /> : '(its writer has deleted the text)'}
          </blockquote>
          <p class="link-row">
            <a href={`/newsroom/discussion/comments/${comment.id}`}>In its conversation</a>
            <a href={`/comments/${comment.id}/status`}>As its writer sees it</a>
            {story ? <a href={story.path}>{story.headline}</a> : null}
          </p>
        </section>
      ) : null}
      {notice ? <Words title="Words of the notice" text={notice.text} /> : null}
      <Words title="Words that went with the decision" text={one.decision?.words ?? ''} />
    </>
  );
};

const Reasons = ({ case: { statement }, publication }: Part): JSX.Element | null =>
  statement ? (
    <details>
      <summary>The statement of reasons, as it was sent</summary>
      {statementParts(statement, { edition: publication.defaultEdition, publication }).map(
        ({ title, texts, quote }) => (
          <p key={title}>
            <strong>{title}:</strong> {texts.join(' ')} {quote === undefined ? '' : `“${quote}”`}
          </p>
        ),
      )}
    </details>
  ) : null;

const Others = ({ case: { others }, publication }: Part): JSX.Element | null =>
  others.length === 0 ? null : (
    <section>
      <h2>Other appeals of this reader or about this comment</h2>
      <ul>
        {others.map(({ id, at, state, kind }: Appeal) => (
          <li key={id}>
            <a href={`/newsroom/discussion/appeals/${id}`}>{caseNumber(id)}</a>, against {kinds[kind]},{' '}
            {formatDateTime(at, { language: 'en-GB', timeZone: publication.settings.timeZone })}: {states[state]}
          </li>
        ))}
      </ul>
    </section>
  );

const Form = ({ case: { appeal, comment }, typed }: AppealCaseProps): JSX.Element => (
  <form class="form" method="post" action={`/newsroom/discussion/appeals/${appeal.id}`}>
    <h2>Your answer</h2>
    <TextField
      name="answer"
      label="Answer to whoever appealed"
      hint="They get it by mail, in these words. Say what you looked at and why it stands, or what was wrong."
      value={typed.answer}
      isRequired
      rows={5}
      maxLength={2_000}
    />
    {appeal.kind === 'notice' && comment?.state === 'published' ? (
      <>
        <Select
          name="rule"
          label="If the comment goes: under which rule?"
          value={typed.rule || 'illegal'}
          choices={rules.map((rule) => ({ value: rule, label: ruleName(rule, 'en') }))}
        />
        <TextField
          name="wordsToWriter"
          label="If the comment goes: words to its writer (may be left empty)"
          value={typed.wordsToWriter}
          rows={3}
          maxLength={2_000}
        />
      </>
    ) : null}
    <div class="form-foot">
      <Button name="verdict" value="overturned">
        {overturns[appeal.kind]}
      </Button>{' '}
      <Button name="verdict" value="upheld">
        The decision stands
      </Button>
    </div>
  </form>
);

/** One appeal on the desk: what was decided, what is said against it, and the answer. */
export const AppealCasePage = (props: AppealCaseProps): JSX.Element => {
  const { case: one, publication, fault } = props;
  const { appeal } = one;
  const isOpen = appeal.state === 'open';
  const shut = fault ?? (isOpen ? one.fault : undefined);
  return (
    <>
      <p>
        <strong>{states[appeal.state]}</strong>
        {appeal.handledAt === undefined ? null : (
          <>
            {', '}
            <bdi>{one.handledBy ?? ''}</bdi> <TimeAt at={appeal.handledAt} timeZone={publication.settings.timeZone} />
          </>
        )}
      </p>
      {shut ? <Notice tone="alarm">{appealFaults[shut]}</Notice> : null}
      <Facts {...props} />
      <About {...props} />
      <Reasons {...props} />
      <Words title="The answer" text={appeal.answer} />
      {isOpen && one.fault === undefined ? <Form {...props} /> : null}
      <Others {...props} />
      <p class="link-row">
        <a href="/newsroom/discussion/appeals">All open appeals</a>
        <a href="/newsroom/discussion">The desk</a>
      </p>
    </>
  );
};
