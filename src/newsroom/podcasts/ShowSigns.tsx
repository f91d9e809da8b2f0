import type { JSX } from 'preact';
import { Field } from '../../ui/parts/Field.tsx';
import { RowField } from './Rows.tsx';
import type { ShowFormProps } from './ShowForm.tsx';

/** What services ask to have in the feed: whose it is, and how often something comes. */
export const ShowSigns = ({ said, faults }: ShowFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Signs for services</legend>
    <p class="field-hint">
      Before a service lets you manage your show there, it may give you a word to put into the feed (podcast:txt). The
      purpose is named by the service, for instance “applepodcastsverify”.
    </p>
    {faults.has('txt') ? <p class="field-fault">{faults.get('txt')}</p> : null}
    {[...(said.txt ?? []), { purpose: '', text: '' }].map(({ purpose, text }, at) => (
      <div class="form-row" key={at}>
        <RowField name={`txtPurpose-${at}`} label="Purpose" row={at} value={purpose} maxLength={128} dir="ltr" />
        <RowField name={`txtText-${at}`} label="Word" row={at} value={text} maxLength={4_000} dir="ltr" />
      </div>
    ))}
    <Field
      name="frequencyWords"
      label="How often an episode comes, in words"
      hint="“Every Monday”. Apps show it."
      value={said.updateFrequency?.words ?? ''}
      fault={faults.get('updateFrequency')}
      maxLength={128}
      dir="auto"
    />
    <Field
      name="frequencyRule"
      label="The same as a rule of iCalendar"
      hint="May stay empty: FREQ=WEEKLY;BYDAY=MO"
      value={said.updateFrequency?.rule ?? ''}
      maxLength={300}
      dir="ltr"
    />
  </fieldset>
);
