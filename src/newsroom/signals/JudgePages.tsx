import type { JSX } from 'preact';
import type { JudgeDraft, ShownJudge } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { emptyJudge, JudgeForm, type JudgePlaces } from './JudgeForm.tsx';
import { momentIn, Removing, SecretShown } from './signal-page.tsx';

export type Agreement = { verdict: string; votes: number; approved: number; removed: number };

const stateOf = ({ isOn, leftAloneUntil, okAt, faultAt = 0, fault }: ShownJudge, timeZone: string): string => {
  if (!isOn) return 'Off';
  if (leftAloneUntil !== undefined) return `Away (${fault}); asked again at ${momentIn(timeZone, leftAloneUntil)}`;
  if (faultAt > (okAt ?? 0)) return `Last asked in vain at ${momentIn(timeZone, faultAt)}: ${fault}`;
  return okAt === undefined ? 'Not asked yet' : `Answered at ${momentIn(timeZone, okAt)}`;
};

type ListProps = {
  judges: readonly ShownJudge[];
  places: JudgePlaces;
  timeZone: string;
  draft?: JudgeDraft | undefined;
  fault?: string | undefined;
};

/** All judges, and the form for one more. */
export const JudgeList = ({ judges, places, timeZone, draft = emptyJudge, fault }: ListProps): JSX.Element => (
  <>
    <p>
      A program of your own, or of somebody you trust, can look at each comment before it appears. It is told the text
      and where it was written, not who wrote it. It can only be more careful than the checks here, never less.
    </p>
    {fault ? <Notice tone="alarm">{fault}</Notice> : null}
    {judges.length > 0 ? (
      <div class="staff-table" tabindex={0} role="group" aria-label="Judges">
        <table>
          <thead>
            <tr>
              <th scope="col">Judge</th>
              <th scope="col">Waits at most</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {judges.map((judge) => (
              <tr key={judge.id}>
                <th scope="row">
                  <a href={`/newsroom/judges/${judge.id}`}>{judge.name}</a>
                </th>
                <td>{judge.timeoutMs} ms</td>
                <td>{stateOf(judge, timeZone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ) : null}
    <h2>Add one</h2>
    <JudgeForm action="/newsroom/judges" draft={draft} places={places} button="Add" />
  </>
);

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.round((100 * part) / whole)} %`);

const AgreementTable = ({ rows }: { rows: readonly Agreement[] }): JSX.Element =>
  rows.length === 0 ? (
    <p>It has not voted yet.</p>
  ) : (
    <div class="staff-table" tabindex={0} role="group" aria-label="Votes against decisions">
      <table>
        <thead>
          <tr>
            <th scope="col">It said</th>
            <th scope="col">Comments</th>
            <th scope="col">A moderator approved</th>
            <th scope="col">A moderator removed</th>
            <th scope="col">Approved of those decided</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ verdict, votes, approved, removed }) => (
            <tr key={verdict}>
              <th scope="row">{verdict}</th>
              <td>{votes}</td>
              <td>{approved}</td>
              <td>{removed}</td>
              <td>{share(approved, approved + removed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

type OneProps = {
  judge: ShownJudge;
  places: JudgePlaces;
  timeZone: string;
  agreement: readonly Agreement[];
  secret?: string | undefined;
  said?: string | undefined;
  fault?: string | undefined;
  tried?: string | undefined;
};

/** One judge: whether it answers, how it compares with the moderators, and a box to try it. */
export const JudgePage = ({
  judge,
  places,
  timeZone,
  agreement,
  secret,
  said,
  fault,
  tried,
}: OneProps): JSX.Element => {
  const path = `/newsroom/judges/${judge.id}`;
  return (
    <>
      <p>
        <a href="/newsroom/judges">All judges</a>
      </p>
      {secret ? <SecretShown secret={secret} /> : null}
      {said ? (
        <p class="notice" role="status">
          {said}
        </p>
      ) : null}
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      <p>{stateOf(judge, timeZone)}.</p>
      <h2>Beside the moderators, in the last 90 days</h2>
      <AgreementTable rows={agreement} />
      <h2>Try it</h2>
      <form class="form" method="post" action={`${path}/test`}>
        <TextField name="text" label="A comment" rows={4} isRequired maxLength={5000} value={tried} />
        <p>
          <Button tone="quiet">Ask</Button>
        </p>
      </form>
      <div class="queue-acts">
        <form method="post" action={`${path}/secret`}>
          <Button tone="quiet">Make a new secret</Button>
        </form>
        <Removing
          action={`${path}/remove`}
          what="this judge"
          also="How it voted is forgotten; what it found stays with the comments."
        />
      </div>
      <h2>Change it</h2>
      <JudgeForm action={path} draft={judge} places={places} button="Save" />
    </>
  );
};
