import type { JSX } from 'preact';
import {
  faultWords,
  shownAddress,
  type Delivery,
  type Webhook,
  type WebhookDraft,
} from '../../rooms/signals/signals.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { emptyWebhook, eventNames, WebhookForm } from './WebhookForm.tsx';
import { momentIn, Removing, SecretShown } from './signal-page.tsx';

const stateOf = ({ isOn, failingSince }: Webhook, timeZone: string): string => {
  if (!isOn)
    return failingSince === undefined ? 'Off' : `Off: nothing arrived since ${momentIn(timeZone, failingSince)}`;
  return failingSince === undefined
    ? 'On'
    : `Nothing arrives since ${momentIn(timeZone, failingSince)}; it is tried again`;
};

const nameOf = ({ note, url }: Webhook): string => note || shownAddress(url);

type ListProps = {
  webhooks: readonly Webhook[];
  timeZone: string;
  draft?: WebhookDraft | undefined;
  fault?: string | undefined;
};

/** All webhooks, and the form for one more. */
export const WebhookList = ({ webhooks, timeZone, draft = emptyWebhook, fault }: ListProps): JSX.Element => (
  <>
    <p>
      Other systems and chats can be told what happens in the discussions, the moment it happens. Messages are signed;
      how to check that is described in the manual under “Webhooks”.
    </p>
    {fault ? <Notice tone="alarm">{fault}</Notice> : null}
    {webhooks.length > 0 ? (
      <div class="staff-table" tabindex={0} role="group" aria-label="Webhooks">
        <table>
          <thead>
            <tr>
              <th scope="col">To</th>
              <th scope="col">When</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {webhooks.map((hook) => (
              <tr key={hook.id}>
                <th scope="row">
                  <a href={`/newsroom/signals/${hook.id}`}>{nameOf(hook)}</a>
                </th>
                <td>{hook.events.map((event) => eventNames[event]).join('; ')}</td>
                <td>{stateOf(hook, timeZone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ) : null}
    <h2>Add one</h2>
    <WebhookForm action="/newsroom/signals" draft={draft} button="Add" />
  </>
);

const outcome = ({ state, code, error }: Delivery): string => {
  const why = [error ? (faultWords[error] ?? error) : '', code === undefined ? '' : `code ${code}`]
    .filter(Boolean)
    .join(', ');
  if (state === 'delivered') return `Arrived (code ${code ?? ''})`;
  return `${state === 'failed' ? 'Given up' : 'Waits'}${why ? `: ${why}` : ''}`;
};

const LogRow = ({ hookId, row, timeZone }: { hookId: string; row: Delivery; timeZone: string }): JSX.Element => (
  <tr>
    <th scope="row">{(eventNames as Record<string, string>)[row.event] ?? row.event}</th>
    <td>{momentIn(timeZone, row.createdAt)}</td>
    <td>{outcome(row)}</td>
    <td>
      {row.attempts}
      {row.state === 'waiting' && row.dueAt !== undefined ? `; next ${momentIn(timeZone, row.dueAt)}` : ''}
    </td>
    <td>
      <form method="post" action={`/newsroom/signals/${hookId}/deliveries/${row.id}`}>
        <Button tone="quiet">
          Send again<span class="unseen"> {row.id}</span>
        </Button>
      </form>
    </td>
  </tr>
);

type LogProps = { hook: Webhook; deliveries: readonly Delivery[]; next: string | undefined; timeZone: string };

const Log = ({ hook, deliveries, next, timeZone }: LogProps): JSX.Element => (
  <>
    <h2>What was sent</h2>
    {deliveries.length === 0 ? (
      <p>Nothing in the last 30 days.</p>
    ) : (
      <div class="staff-table" tabindex={0} role="group" aria-label="What was sent">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Happened</th>
              <th scope="col">Came of it</th>
              <th scope="col">Tries</th>
              <th scope="col">
                <span class="unseen">Again</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((one) => (
              <LogRow key={one.id} hookId={hook.id} row={one} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      </div>
    )}
    {next ? (
      <p>
        <a href={`/newsroom/signals/${hook.id}?before=${next}`} rel="next">
          Older ones
        </a>
      </p>
    ) : null}
  </>
);

type OneProps = LogProps & {
  secret?: string | undefined;
  /** What came of a test or of saving. */
  said?: string | undefined;
  fault?: string | undefined;
};

/** One webhook: what it is told, whether that arrives, and everything that can be done with it. */
export const WebhookPage = (props: OneProps): JSX.Element => {
  const { hook, timeZone, secret, said, fault } = props;
  const path = `/newsroom/signals/${hook.id}`;
  return (
    <>
      <p>
        <a href="/newsroom/signals">All webhooks</a>
      </p>
      {secret ? <SecretShown secret={secret} /> : null}
      {said ? (
        <p class="notice" role="status">
          {said}
        </p>
      ) : null}
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      <p>{stateOf(hook, timeZone)}.</p>
      <div class="queue-acts">
        <form method="post" action={`${path}/test`}>
          <Button tone="quiet">Send a test message</Button>
        </form>
        <form method="post" action={`${path}/secret`}>
          <Button tone="quiet">Make a new secret</Button>
        </form>
        <Removing action={`${path}/remove`} what="this webhook" also="What was sent to it is forgotten as well." />
      </div>
      <Log {...props} />
      <h2>Change it</h2>
      <WebhookForm action={path} draft={hook} button="Save" />
    </>
  );
};
