import type { JSX } from 'preact';
import type { Finding, Sample, SettingsRehearsal } from '../../rooms/discussion/discussion.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import { nameOfCheck } from '../check-names.ts';
import { TimeAt } from '../duties/duty-pages.tsx';
import { Days, Figure, Samples } from './RehearsalPage.tsx';

type Props = { rehearsal: SettingsRehearsal | undefined; samples: ReadonlyMap<string, Sample>; timeZone: string };

const count = (number: number): string => number.toLocaleString('en');

const verdicts: Record<Finding['verdict'], string> = {
  publish: 'published',
  nudge: 'asked to rephrase',
  hold: 'held',
  refuse: 'refused',
};

const Done = ({ rehearsal, samples, timeZone }: Props & { rehearsal: SettingsRehearsal }): JSX.Element => (
  <>
    <p>
      Comments from <TimeAt at={rehearsal.from} timeZone={timeZone} /> to{' '}
      <TimeAt at={rehearsal.at} timeZone={timeZone} />, judged by the settings in force and by those you tried: length,
      links, words, shouting, and what is known of the writer. How many come at once, and repeats, cannot be asked of
      the past.
    </p>
    <dl class="duty-figures">
      <Figure label="comments looked at">{count(rehearsal.looked)}</Figure>
      <Figure label="would fare worse">{count(rehearsal.matched)}</Figure>
      <Figure label="would fare better">{count(rehearsal.freed)}</Figure>
      <Figure label="of the worse, a person had approved">{count(rehearsal.approved)}</Figure>
      <Figure label="a person had removed">{count(rehearsal.removed)}</Figure>
    </dl>
    {rehearsal.byCheck.length === 0 ? null : (
      <ul>
        {rehearsal.byCheck.map(({ check, verdict, count: met }) => (
          <li key={`${check} ${verdict}`}>
            {nameOfCheck({ check })}: {count(met)} {verdicts[verdict]}
          </li>
        ))}
      </ul>
    )}
    <Days {...rehearsal} />
    {(['approved', 'undecided', 'removed'] as const).map((fate) => (
      <Samples key={fate} samples={samples} timeZone={timeZone} fate={fate} ids={rehearsal.samples[fate]} />
    ))}
  </>
);

/** What settings that are not in force would have done. */
export const SettingsRehearsalPage = (props: Props): JSX.Element => {
  const { rehearsal } = props;
  return (
    <>
      <p class="link-row">
        <a href="/newsroom/discussion/settings">Discussion settings</a>
      </p>
      {rehearsal === undefined ? (
        <p>No settings have been tried yet: there is a button for it below the form.</p>
      ) : null}
      {rehearsal?.state === 'failed' ? (
        <Notice tone="alarm">This could not be finished. Please try again.</Notice>
      ) : null}
      {rehearsal?.state === 'asked' || rehearsal?.state === 'running' ? (
        <p role="status">
          Looking at the comments of the last {rehearsal.days} days: {Math.round(rehearsal.share * 100)} % done. This
          page looks again by itself; <a href="/newsroom/discussion/settings/rehearsal">look again now</a>.
        </p>
      ) : null}
      {rehearsal?.state === 'done' ? <Done {...props} rehearsal={rehearsal} /> : null}
    </>
  );
};
