import type { JSX } from 'preact';
import { formatDateTime } from '../../common/dates.ts';
import {
  isInForce,
  ruleName,
  rules,
  type Restriction,
  type RestrictionKind,
  type Template,
} from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Select, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';

export const kindWords: Record<RestrictionKind, { title: string; button: string; means: string }> = {
  warn: {
    title: 'Warn',
    button: 'Warn',
    means: 'They are told why, and write again once they have said that they have read it.',
  },
  suspend: {
    title: 'Suspend',
    button: 'Suspend',
    means: 'They cannot comment or recommend until the day you choose. They can read, and appeal.',
  },
  ban: {
    title: 'Ban',
    button: 'Ban',
    means: 'They can never comment here again, unless this is lifted. They can read, and appeal.',
  },
  hold: {
    title: 'Hold all comments',
    button: 'Hold their comments',
    means: 'Each of their comments waits for a moderator. They are told so: nobody here is hidden without knowing.',
  },
};

/** Days → what the list calls them. */
export const spans: readonly { value: string; label: string }[] = [
  { value: '1', label: 'One day' },
  { value: '3', label: 'Three days' },
  { value: '7', label: 'One week' },
  { value: '14', label: 'Two weeks' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
];

export type Typed = { rule: string; words: string; days: string; withComments: boolean };

export type RestrictFormProps = {
  kind: RestrictionKind;
  action: string;
  back: string;
  person: { name: string; published: number; removed: number };
  standing: readonly Restriction[];
  templates: readonly Template[];
  typed: Typed;
  fault?: string | undefined;
  now: number;
  timeZone: string;
};

const Standing = ({ standing, now, timeZone }: RestrictFormProps): JSX.Element | null => {
  const held = standing.filter((one) => isInForce(one, now));
  if (held.length === 0) return null;
  const at = (time: number): string => formatDateTime(time, { language: 'en-GB', timeZone });
  return (
    <section aria-label="In force now">
      <h2>In force now</h2>
      <ul>
        {held.map((one) => (
          <li>
            {kindWords[one.kind].title}, {at(one.startsAt)}
            {one.until === undefined ? '' : `, until ${at(one.until)}`}
            {one.rule === undefined ? '' : `: ${ruleName(one.rule, 'en')}`}{' '}
            <a href={`/newsroom/restrictions/${one.id}/lift`}>Lift</a>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Without a script a template is taken by following its link; with one nothing differs. */
const Templates = ({ templates, action, typed }: RestrictFormProps): JSX.Element => (
  <details class="templates">
    <summary>Begin with words that are ready</summary>
    <ul>
      {templates.map(({ rule, title, words }, i) => (
        <li>
          <a href={`${action}?rule=${rule}&template=${i}${typed.days ? `&days=${typed.days}` : ''}`}>
            {ruleName(rule, 'en')}: <bdi>{title}</bdi>
          </a>
          <p class="meta" dir="auto">
            {words}
          </p>
        </li>
      ))}
    </ul>
  </details>
);

/** Warns, suspends, bans somebody, or holds what they write: under which rule, with which words, until when. */
export const RestrictForm = (props: RestrictFormProps): JSX.Element => {
  const { kind, action, back, person, typed, fault } = props;
  return (
    <>
      <p>
        <bdi>{person.name || 'Former reader'}</bdi>: {person.published} published, {person.removed} removed.{' '}
        {kindWords[kind].means}
      </p>
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      <Standing {...props} />
      <Templates {...props} />
      <form class="form" method="post" action={action}>
        <input type="hidden" name="back" value={back} />
        <Select
          name="rule"
          label="Rule of the guidelines"
          choices={rules.map((rule) => ({ value: rule, label: ruleName(rule, 'en') }))}
          value={typed.rule}
        />
        <TextField
          name="words"
          label="Words to the reader"
          hint="They read this together with the rule."
          rows={4}
          maxLength={2_000}
          value={typed.words}
        />
        {kind === 'suspend' ? (
          <Select name="days" label="For how long" choices={spans} value={typed.days || '7'} />
        ) : null}
        {kind === 'hold' ? (
          <Select
            name="days"
            label="For how long"
            choices={[{ value: '', label: 'Until it is lifted' }, ...spans]}
            value={typed.days}
          />
        ) : null}
        {kind === 'ban' ? (
          <p>
            <label class="choice">
              <input type="checkbox" name="withComments" value="1" checked={typed.withComments} />
              <span>Remove all their comments as well</span>
            </label>
          </p>
        ) : null}
        <Button>{kindWords[kind].button}</Button>
      </form>
    </>
  );
};
