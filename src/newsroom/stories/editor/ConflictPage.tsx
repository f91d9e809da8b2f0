import type { JSX } from 'preact';
import type { StoryFields } from '../../../rooms/drafting/drafting.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';

export type Conflict = {
  storyId: string;
  /** What was sent, field by field. */
  sent: Readonly<Record<string, string>>;
  /** What colleagues have made of it meanwhile. */
  now: Pick<StoryFields, 'headline' | 'standfirst' | 'kicker'> & { body: string };
  since: number;
};

const shown = [
  ['headline', 'Headline', 2],
  ['standfirst', 'Standfirst', 3],
  ['kicker', 'Kicker', 1],
  ['body', 'Text', 20],
] as const;

const Pair = ({
  name,
  label,
  rows,
  conflict,
}: {
  name: (typeof shown)[number][0];
  label: string;
  rows: number;
  conflict: Conflict;
}): JSX.Element => (
  <div class="conflict-pair">
    <div class="field">
      <label for={`mine-${name}`}>{`${label}, as you sent it`}</label>
      <textarea class="input" id={`mine-${name}`} name={name} rows={rows}>
        {conflict.sent[name] ?? ''}
      </textarea>
    </div>
    <div class="field">
      <label for={`theirs-${name}`}>{`${label}, as it is now`}</label>
      <textarea class="input" id={`theirs-${name}`} rows={rows} readOnly>
        {conflict.now[name]}
      </textarea>
    </div>
  </div>
);

/** Somebody has written in the same story meanwhile: both texts are kept, and one decides. */
export const ConflictPage = ({ conflict }: { conflict: Conflict }): JSX.Element => {
  const { storyId, sent, now, since } = conflict;
  const others = Object.entries(sent).filter(([name]) => name !== 'since' && !shown.some(([key]) => key === name));
  return (
    <div class="page staff">
      <h1>Somebody else has changed this story</h1>
      <Notice tone="alarm" title="Nothing was saved yet">
        <p>Your text stands beside what it is now. Take over what you need, then save.</p>
      </Notice>
      <form class="conflict" method="post" action={`/newsroom/stories/${storyId}`}>
        <input type="hidden" name="since" value={since} />
        {others.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {shown
          .filter(([name]) => (sent[name] ?? '') !== now[name])
          .map(([name, label, rows]) => (
            <Pair name={name} label={label} rows={rows} conflict={conflict} />
          ))}
        {shown
          .filter(([name]) => (sent[name] ?? '') === now[name])
          .map(([name]) => (
            <input type="hidden" name={name} value={sent[name] ?? ''} />
          ))}
        <div class="block-acts">
          <Button>Save what stands on your side</Button>
          <a href={`/newsroom/stories/${storyId}`}>Leave it as it is now</a>
        </div>
      </form>
    </div>
  );
};
