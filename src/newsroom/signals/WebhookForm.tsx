import type { JSX } from 'preact';
import { signalEvents } from '../../rooms/discussion/discussion.ts';
import { webhookEvents, type WebhookDraft, type WebhookEvent } from '../../rooms/signals/signals.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field } from '../../ui/parts/Field.tsx';
import { Tick } from './signal-page.tsx';

export const eventNames: Record<WebhookEvent, string> = {
  'comment.created': 'A comment was posted',
  'comment.waiting': 'A comment waits for a moderator',
  'comment.decided': 'A comment was decided about',
  'comment.reported': 'A comment was reported',
  'notice.received': 'A notice of illegal content came in',
  'appeal.received': 'A reader appeals',
  'appeal.decided': 'An appeal was decided',
  'reader.restricted': 'A reader was warned, suspended, banned or held',
  'rule.matched': 'A rule of your own notifies',
  'story.created': 'A story was begun',
  'story.state-changed': 'A story went from state to state: idea, draft, in edit, ready',
  'story.scheduled': 'A story was planned for a moment',
  'story.published': 'A story was published',
  'story.changed': 'Changes to a published story went out, without a note',
  'story.corrected': 'A published story got a note for readers: a correction, an update …',
  'story.unpublished': 'A story was taken back',
  'story.trashed': 'A story was thrown away',
  'story.restored': 'A story was taken out of the bin',
  'live-entry.posted': 'A live blog has a new entry',
  'media.added': 'Something was added to the media library',
  'letter.sent': 'A letter to readers has gone out',
};

const newsroomEvents = webhookEvents.filter((event) => !signalEvents.some((one) => one === event));

export const emptyWebhook: WebhookDraft = {
  url: '',
  format: 'json',
  events: ['comment.waiting', 'comment.reported', 'notice.received', 'appeal.received'],
  withText: false,
  isOn: true,
  note: '',
};

type Props = { action: string; draft: WebhookDraft; button: string; fault?: string | undefined };

/** Where to send what. */
export const WebhookForm = ({ action, draft, button, fault }: Props): JSX.Element => (
  <form class="form" method="post" action={action}>
    <Field
      name="url"
      label="Address"
      hint="Where messages are sent: https://…"
      type="url"
      dir="ltr"
      isRequired
      maxLength={2000}
      value={draft.url}
      fault={fault}
    />
    <Field name="note" label="What it is for" maxLength={200} value={draft.note} />
    <Choices
      name="format"
      label="Format"
      value={draft.format}
      choices={[
        { value: 'json', label: 'For programs: JSON, signed' },
        { value: 'chat', label: 'For people: a line in a chat (Slack, Mattermost, Rocket.Chat, Discord)' },
      ]}
    />
    <fieldset class="field choices">
      <legend>Tell it when, in the discussions</legend>
      {signalEvents.map((event) => (
        <Tick name="events" value={event} label={eventNames[event]} isOn={draft.events.includes(event)} />
      ))}
    </fieldset>
    <fieldset class="field choices">
      <legend>Tell it when, in the newsroom</legend>
      {newsroomEvents.map((event) => (
        <Tick name="events" value={event} label={eventNames[event]} isOn={draft.events.includes(event)} />
      ))}
    </fieldset>
    <fieldset class="field choices">
      <legend>Also</legend>
      <Tick
        name="with-text"
        label="Send the comment’s words along. Whoever runs the other system then has to keep them safe, and to delete them when the comment is deleted."
        isOn={draft.withText}
      />
      <Tick name="is-on" label="Send messages" isOn={draft.isOn} />
    </fieldset>
    <p>
      <Button>{button}</Button>
    </p>
  </form>
);
