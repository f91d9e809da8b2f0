import type { JSX } from 'preact';
import { longestTimeout, usualTimeout, type JudgeDraft } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field } from '../../ui/parts/Field.tsx';
import { Tick } from './signal-page.tsx';

export const emptyJudge: JudgeDraft = {
  name: '',
  url: '',
  timeoutMs: usualTimeout,
  scope: { editions: [], sections: [], mayRefuse: false },
  whenAway: 'risk',
  isOn: true,
};

type Named = { key: string; name: string };
export type JudgePlaces = { editions: readonly Named[]; sections: readonly Named[] };

type Props = { action: string; draft: JudgeDraft; places: JudgePlaces; button: string };

const Where = ({
  name,
  legend,
  all,
  chosen,
}: {
  name: string;
  legend: string;
  all: readonly Named[];
  chosen: readonly string[];
}) =>
  all.length < 2 ? null : (
    <fieldset class="field choices">
      <legend>{legend}</legend>
      {all.map((one) => (
        <Tick name={name} value={one.key} label={one.name} isOn={chosen.includes(one.key)} />
      ))}
    </fieldset>
  );

/** Whom to ask, about what, for how long, and what happens without an answer. */
export const JudgeForm = ({ action, draft, places, button }: Props): JSX.Element => (
  <form class="form" method="post" action={action}>
    <Field
      name="name"
      label="Name"
      hint="Readers see it when it has a doubt."
      isRequired
      maxLength={60}
      value={draft.name}
    />
    <Field name="url" label="Address" type="url" dir="ltr" isRequired maxLength={2000} value={draft.url} />
    <Field
      name="timeout"
      label="Longest wait, in milliseconds"
      hint={`At most ${longestTimeout}. Posting takes at most so much longer.`}
      maxLength={4}
      isRequired
      value={String(draft.timeoutMs)}
    />
    <Choices
      name="when-away"
      label="While it does not answer"
      value={draft.whenAway}
      choices={[
        {
          value: 'risk',
          label:
            'Comments of new readers, and those any other check has a doubt about, wait. Others are published and judged later.',
        },
        { value: 'hold', label: 'Every comment waits for a moderator.' },
      ]}
    />
    <Where
      name="editions"
      legend="Only in these editions (none: all)"
      all={places.editions}
      chosen={draft.scope.editions}
    />
    <Where
      name="sections"
      legend="Only in these sections (none: all)"
      all={places.sections}
      chosen={draft.scope.sections}
    />
    <fieldset class="field choices">
      <legend>Also</legend>
      <Tick
        name="may-refuse"
        label="It may refuse. Without this a refusal only makes a comment wait; with it too, while it refuses too much."
        isOn={draft.scope.mayRefuse}
      />
      <Tick name="is-on" label="Ask it" isOn={draft.isOn} />
    </fieldset>
    <p>
      <Button>{button}</Button>
    </p>
  </form>
);
