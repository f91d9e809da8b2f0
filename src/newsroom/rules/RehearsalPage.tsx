import type { ComponentChildren, JSX } from 'preact';
import {
  CommentText,
  mostDays,
  precisionOf,
  type Fate,
  type OwnRule,
  type Rehearsal,
  type RuleAct,
  type Sample,
} from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { TimeAt } from '../duties/duty-pages.tsx';
import { RuleInWords } from './RulesPage.tsx';

export type RehearsalPageProps = {
  rule: OwnRule;
  rehearsal: Rehearsal | undefined;
  isCurrent: boolean;
  samples: ReadonlyMap<string, Sample>;
  timeZone: string;
  maySave: boolean;
};

const base = '/newsroom/discussion/rules';
const count = (number: number): string => number.toLocaleString('en');
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What the rule would have done, in so many words. */
const effects: Record<RuleAct, string> = {
  publish: 'would not have waited',
  nudge: 'would have been asked to rephrase',
  hold: 'would have waited that did not',
  refuse: 'would have been refused',
  queue: 'would have been laid among the reported',
  notify: 'would have been told of',
};

export const Figure = ({ label, children }: { label: string; children: ComponentChildren }): JSX.Element => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Figures = ({ rule, rehearsal }: { rule: OwnRule; rehearsal: Rehearsal }): JSX.Element => {
  const precision = precisionOf(rehearsal);
  return (
    <dl class="duty-figures">
      <Figure label="comments looked at">{count(rehearsal.looked)}</Figure>
      <Figure label="the rule meets">{count(rehearsal.matched)}</Figure>
      <Figure label={effects[rule.act]}>{count(rehearsal.changed)}</Figure>
      <Figure label="of those met, a person had approved">{count(rehearsal.approved)}</Figure>
      <Figure label="a person had removed">{count(rehearsal.removed)}</Figure>
      <Figure label="nobody has decided">{count(rehearsal.undecided)}</Figure>
      {precision === undefined ? null : (
        <Figure label={rule.act === 'publish' ? 'of the decided were approved' : 'of the decided were removed'}>
          {percent(rule.act === 'publish' ? 1 - precision : precision)}
        </Figure>
      )}
    </dl>
  );
};

export const Days = ({ byDay }: Rehearsal): JSX.Element | null =>
  byDay.length === 0 ? null : (
    <details class="setting-group">
      <summary>Day by day</summary>
      <div class="staff-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Met</th>
              <th scope="col">Approved</th>
              <th scope="col">Removed</th>
            </tr>
          </thead>
          <tbody>
            {byDay.map(({ day, matched, approved, removed }) => (
              <tr key={day}>
                <th scope="row">
                  <time datetime={day}>{day}</time>
                </th>
                <td>{count(matched)}</td>
                <td>{count(approved)}</td>
                <td>{count(removed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );

const titles: Record<Fate, string> = {
  approved: 'Met, though a person had approved them',
  removed: 'Met, and removed by a person',
  undecided: 'Met, and nobody has decided about them',
};

type SamplesProps = Pick<RehearsalPageProps, 'samples' | 'timeZone'> & { fate: Fate; ids: readonly string[] };

export const Samples = ({ fate, ids, samples, timeZone }: SamplesProps): JSX.Element | null => {
  const shown = ids.map((id) => samples.get(id)).filter((sample) => sample !== undefined);
  return shown.length === 0 ? null : (
    <section aria-labelledby={`fate-${fate}`}>
      <h2 id={`fate-${fate}`}>{titles[fate]}</h2>
      <ol class="duty-list">
        {shown.map(({ id, body, createdAt, language, writer, headline }) => (
          <li key={id}>
            <p>
              <bdi>{writer || 'Former reader'}</bdi>, <TimeAt at={createdAt} timeZone={timeZone} />, under{' '}
              <bdi>{headline}</bdi> · <a href={`/newsroom/discussion/comments/${id}`}>Look at it</a>
            </p>
            <div class="comment-text" lang={language} dir="auto">
              {body ? <CommentText body={body} /> : <p>Its text is gone.</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Found = (props: RehearsalPageProps & { rehearsal: Rehearsal }): JSX.Element => {
  const { rule, rehearsal, isCurrent, timeZone } = props;
  if (rehearsal.state === 'failed')
    return <Notice tone="alarm">The rehearsal could not be finished. Please start it again.</Notice>;
  if (rehearsal.state !== 'done')
    return (
      <p role="status">
        Looking at the comments of the last {rehearsal.days} days: {percent(rehearsal.share)} done,{' '}
        {count(rehearsal.matched)} met so far. This page looks again by itself;{' '}
        <a href={`${base}/${rule.id}/rehearsal`}>look again now</a>.
      </p>
    );
  return (
    <>
      {isCurrent ? null : (
        <Notice tone="alarm" title="The rule says something else by now">
          It, or one asked before it, was changed after this rehearsal. Please rehearse it again.
        </Notice>
      )}
      <p>
        Comments from <TimeAt at={rehearsal.from} timeZone={timeZone} /> to{' '}
        <TimeAt at={rehearsal.at} timeZone={timeZone} />, as their writers left them. What was refused in those days was
        never stored, and of {count(rehearsal.unreadable)} the text is gone.
      </p>
      <Figures rule={rule} rehearsal={rehearsal} />
      <Days {...rehearsal} />
      {(['approved', 'undecided', 'removed'] as const).map((fate) => (
        <Samples key={fate} {...props} fate={fate} ids={rehearsal.samples[fate]} />
      ))}
    </>
  );
};

/** What a rule would have done in the last days, before it goes live. */
export const RehearsalPage = (props: RehearsalPageProps): JSX.Element => {
  const { rule, rehearsal, maySave } = props;
  return (
    <>
      <RuleInWords rule={rule} />
      <p class="link-row">
        <a href={`${base}/${rule.id}`}>The rule</a>
        <a href={base}>All rules</a>
      </p>
      {rehearsal ? <Found {...props} rehearsal={rehearsal} /> : <p>This rule has not been rehearsed yet.</p>}
      {maySave ? (
        <>
          <form class="form" method="post" action={`${base}/${rule.id}/rehearsal`}>
            <Field
              name="days"
              label="Days to look back"
              hint={`At most ${mostDays}.`}
              value={String(rehearsal?.days ?? 30)}
              dir="ltr"
              isRequired
            />
            <p>
              <Button tone={rehearsal ? 'quiet' : 'plain'}>Rehearse</Button>
            </p>
          </form>
          <form class="form" method="post" action={`${base}/${rule.id}/switch`}>
            <p>
              The rule is {rule.isOn ? 'on' : 'off'}.{' '}
              <Button name="on" value={rule.isOn ? '' : '1'}>
                {rule.isOn ? 'Switch it off' : 'Switch it on'}
              </Button>
            </p>
          </form>
        </>
      ) : null}
    </>
  );
};
