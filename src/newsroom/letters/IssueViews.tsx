import type { JSX } from 'preact';
import type { ArticleSummary } from '../../rooms/articles/articles.ts';
import type { Issue, IssueContent } from '../../rooms/newsletters/newsletters.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import { momentIn } from '../signals/signal-page.tsx';
import { path } from './letters-page.tsx';

export const stateWords: Record<Issue['state'], string> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  sending: 'Being sent',
  paused: 'Paused',
  sent: 'Sent',
  cancelled: 'Cancelled',
};

const Act = ({ id, act, label }: { id: string; act: string; label: string }): JSX.Element => (
  <form method="post" action={`${path}/issues/${id}/${act}`}>
    <Button tone="quiet">{label}</Button>
  </form>
);

/** Which stories: ticked ones in the order of their numbers; none ticked and “by rule” chosen: the letter’s rule. */
const Stories = ({ issue, offered }: { issue: Issue; offered: readonly ArticleSummary[] }): JSX.Element => {
  const { picks } = issue.draft;
  return (
    <fieldset class="setting-group">
      <legend>Stories</legend>
      <label class="choice">
        <input type="radio" name="by" value="rule" checked={picks === null} />
        <span>By the letter’s rule, as of when it goes out</span>
      </label>
      <label class="choice">
        <input type="radio" name="by" value="hand" checked={picks !== null} />
        <span>These, in the order of their numbers:</span>
      </label>
      <table class="letter-picks">
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Story</th>
          </tr>
        </thead>
        <tbody>
          {offered.map(({ id, headline }) => {
            const place = picks?.indexOf(id) ?? -1;
            return (
              <tr key={id}>
                <td>
                  <input
                    class="input"
                    name={`place-${id}`}
                    value={place < 0 ? '' : String(place + 1)}
                    inputmode="numeric"
                    size={3}
                    maxLength={3}
                    aria-label={`Place of “${headline}”; empty: not in it`}
                  />
                </td>
                <td dir="auto">{headline}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </fieldset>
  );
};

export type IssueProps = {
  issue: Issue;
  content: IssueContent;
  offered: readonly ArticleSummary[];
  timeZone: string;
  counts: ReadonlyMap<string, number>;
  answers: readonly { state: string; answer: string; count: number }[];
};

/** What can still be changed. */
export const DraftForm = ({ issue, offered }: Pick<IssueProps, 'issue' | 'offered'>): JSX.Element => (
  <form class="form" method="post" action={`${path}/issues/${issue.id}`}>
    <input type="hidden" name="version" value={issue.version} />
    <Field
      name="subject"
      label="Subject"
      value={issue.draft.subject}
      hint="Left empty: the letter’s, or the first headline"
      maxLength={150}
      dir="auto"
    />
    <Field
      name="preview"
      label="Preview text"
      value={issue.draft.preview}
      hint="What mail programs show beside the subject"
      maxLength={200}
      dir="auto"
    />
    <TextField
      name="intro"
      label="Words at the top"
      value={issue.draft.intro}
      hint="Markdown: *emphasis*, [a link](https://…)"
      rows={6}
      maxLength={20_000}
    />
    <Stories issue={issue} offered={offered} />
    <p>
      <Button>Save</Button>
    </p>
  </form>
);

/** How it looks in a mail program, wide and as on a telephone, and as text. */
export const Previews = ({ id, subject }: { id: string; subject: string }): JSX.Element => (
  <section aria-labelledby="previews">
    <h2 id="previews">As readers get it</h2>
    <p class="link-row">
      <a href={`${path}/issues/${id}/mail.html`}>HTML alone</a> <a href={`${path}/issues/${id}/mail.txt`}>As text</a>{' '}
      <a href={`${path}/issues/${id}?width=phone#previews`}>As on a telephone</a>
    </p>
    <p>
      Subject: <strong dir="auto">{subject}</strong>
    </p>
  </section>
);

type Sending = { issue: Issue; timeZone: string; readers: number };

/** Sending it: to oneself, later, now; the last is folded away, for a mail cannot be called back. */
export const SendForms = ({ issue, timeZone, readers }: Sending): JSX.Element => (
  <section aria-labelledby="sending">
    <h2 id="sending">Send</h2>
    {issue.state === 'scheduled' ? <p>It goes out on {momentIn(timeZone, issue.sendAt)}, as it is then.</p> : null}
    <div class="letter-acts">
      <Act id={issue.id} act="test" label="Test: send it to me" />
      {issue.state === 'scheduled' ? <Act id={issue.id} act="call-off" label="Do not send it then" /> : null}
      {issue.state === 'draft' ? <Act id={issue.id} act="remove" label="Throw the draft away" /> : null}
    </div>
    <form class="letter-acts" method="post" action={`${path}/issues/${issue.id}/schedule`}>
      <div class="field">
        <label for="field-at">Send at ({timeZone})</label>
        <input class="input" id="field-at" type="datetime-local" name="at" required />
      </div>
      <Button tone="quiet">Schedule</Button>
    </form>
    <details>
      <summary>Send it now</summary>
      <form class="letter-acts" method="post" action={`${path}/issues/${issue.id}/send`}>
        <Button>Send now to {readers === 1 ? 'one reader' : `${readers.toLocaleString('en')} readers`}</Button>
      </form>
    </details>
  </section>
);

/** How far it is, or what became of it. */
export const Progress = ({ issue, counts, answers, timeZone }: IssueProps): JSX.Element => {
  const waiting = ['queued', 'later', 'taken'].reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{stateWords[issue.state]}</h2>
      {issue.note ? <p>{issue.note}</p> : null}
      {issue.total > 0 ? (
        <progress
          class="letter-progress"
          max={issue.total}
          value={issue.sent + issue.refused}
          aria-labelledby="progress"
        />
      ) : null}
      <dl class="setting-facts">
        <dt>Readers</dt>
        <dd>{issue.total.toLocaleString('en')}</dd>
        <dt>Sent</dt>
        <dd>{issue.sent.toLocaleString('en')}</dd>
        <dt>Refused by mail servers</dt>
        <dd>{issue.refused.toLocaleString('en')}</dd>
        <dt>Waiting</dt>
        <dd>{waiting.toLocaleString('en')}</dd>
        <dt>Unsubscribed from it</dt>
        <dd>{issue.unsubscribed.toLocaleString('en')}</dd>
        <dt>Began</dt>
        <dd>{momentIn(timeZone, issue.beganAt)}</dd>
        <dt>Ended</dt>
        <dd>{momentIn(timeZone, issue.endedAt)}</dd>
      </dl>
      {answers.length > 0 ? (
        <ul>
          {answers.map(({ state, answer, count }) => (
            <li>
              {count.toLocaleString('en')} × {answer} ({state === 'later' ? 'tried again later' : 'given up'})
            </li>
          ))}
        </ul>
      ) : null}
      <div class="letter-acts">
        {issue.state === 'sending' ? <Act id={issue.id} act="pause" label="Pause" /> : null}
        {issue.state === 'paused' ? <Act id={issue.id} act="resume" label="Go on" /> : null}
        {issue.state === 'sending' || issue.state === 'paused' ? (
          <Act id={issue.id} act="cancel" label="Stop for good" />
        ) : null}
        {issue.state === 'sending' ? <a href={`${path}/issues/${issue.id}`}>Look again</a> : null}
      </div>
    </section>
  );
};
