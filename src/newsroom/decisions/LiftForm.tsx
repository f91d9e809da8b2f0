import type { JSX } from 'preact';
import { ruleName, type Restriction } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { kindWords } from './RestrictForm.tsx';

type LiftFormProps = { restriction: Restriction; name: string; back: string; words: string; fault: string };

/** Ends a restriction before its time, with words for the reader. */
export const LiftForm = ({ restriction, name, back, words, fault }: LiftFormProps): JSX.Element => (
  <>
    <p>
      <bdi>{name || 'Former reader'}</bdi>: {kindWords[restriction.kind].title.toLowerCase()}
      {restriction.rule === undefined ? '' : `, ${ruleName(restriction.rule, 'en')}`}. They are told by mail that this
      has ended.
    </p>
    {restriction.words === '' ? null : (
      <blockquote class="duty-quote" dir="auto">
        {restriction.words}
      </blockquote>
    )}
    {fault === '' ? null : <Notice tone="alarm">{fault}</Notice>}
    <form class="form" method="post" action={`/newsroom/restrictions/${restriction.id}/lift`}>
      <input type="hidden" name="back" value={back} />
      <TextField name="words" label="Words to the reader" rows={3} maxLength={2_000} value={words} />
      {restriction.kind === 'ban' ? (
        <p>
          <label class="choice">
            <input type="checkbox" name="withComments" value="1" />
            <span>Restore the comments that were removed with the ban</span>
          </label>
        </p>
      ) : null}
      <Button>Lift</Button>
    </form>
  </>
);
