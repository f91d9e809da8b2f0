import type { JSX } from 'preact';
import { formatDate, formatDateTime, type Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { TextField } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { said } from '../act-words.ts';
import { caseNumber } from '../case-number.ts';
import { appealWords } from './appeal-words.ts';
import type { Appeal } from './appeal.ts';

export type AppealPartProps = {
  place: Place;
  now: number;
  /** Where the form goes. */
  action: string;
  /** Until when the decision can be appealed against. */
  until: number;
  /** Within how long it is answered, in words. */
  within: string;
  appeal: Appeal | undefined;
  /** Where it is taken back; undefined where that is not offered. */
  withdrawAction?: string | undefined;
  /** What was typed, and why it did not go. */
  typed?: string | undefined;
  fault?: string | undefined;
};

const Quote = ({ title, text }: { title: string; text: string }): JSX.Element => (
  <>
    <h3>{title}</h3>
    <blockquote class="case-quote" dir="auto">
      {text}
    </blockquote>
  </>
);

const Filed = ({ appeal, place, now, withdrawAction }: AppealPartProps & { appeal: Appeal }): JSX.Element => {
  const words = wordsFor(appealWords, place.language);
  const isOpen = appeal.state === 'open';
  return (
    <section id="appeal">
      <h2>{words.heading}</h2>
      <p>{words.states[appeal.state]}</p>
      <dl class="facts">
        <dt>{words.number}</dt>
        <dd>
          <bdi>{caseNumber(appeal.id)}</bdi>
        </dd>
        <dt>{words.received}</dt>
        <dd>{formatDateTime(appeal.at, place)}</dd>
        <dt>{isOpen ? words.due : words.decided}</dt>
        <dd>{isOpen ? formatDate(appeal.dueAt, place) : formatDateTime(appeal.handledAt ?? appeal.at, place)}</dd>
      </dl>
      {isOpen && now > appeal.dueAt ? <p>{words.late}</p> : null}
      <Quote title={words.yourWords} text={appeal.words} />
      {appeal.answer === '' ? null : <Quote title={words.answer} text={appeal.answer} />}
      {appeal.state === 'upheld' ? <p>{words.further}</p> : null}
      {isOpen && withdrawAction !== undefined ? (
        <form method="post" action={withdrawAction}>
          <Button tone="quiet">{words.withdraw}</Button>
        </form>
      ) : null}
    </section>
  );
};

/** Appealing, on the page of what was decided; or how the appeal stands. */
export const AppealPart = (props: AppealPartProps): JSX.Element => {
  const { place, now, action, until, within, appeal, typed = '', fault } = props;
  const words = wordsFor(appealWords, place.language);
  if (appeal) return <Filed {...props} appeal={appeal} />;
  const day = formatDate(until, place);
  if (now > until)
    return (
      <section id="appeal">
        <h2>{words.title}</h2>
        <p>
          {said(words.over, day)} {words.further}
        </p>
      </section>
    );
  return (
    <section id="appeal">
      <h2>{words.title}</h2>
      <p>
        {words.text} {said(words.until, day)} {said(words.within, within)}
      </p>
      <p>{words.further}</p>
      {fault === undefined ? null : <Notice tone="alarm">{fault}</Notice>}
      <form class="form" method="post" action={action}>
        <TextField name="words" label={words.wordsLabel} value={typed} isRequired rows={4} maxLength={2_000} />
        <div class="form-foot">
          <Button>{words.press}</Button>
        </div>
      </form>
    </section>
  );
};
