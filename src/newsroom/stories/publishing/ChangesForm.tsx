import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Choices, Field, Select, TextField } from '../../../ui/parts/Field.tsx';
import type { PublishScene } from './publish-scene.ts';
import { At, baseOf, MomentField, Tick } from './story-pages.tsx';

const kinds = [
  { value: 'correction', label: 'Correction: we had something wrong' },
  { value: 'clarification', label: 'Clarification: it could be misunderstood' },
  { value: 'update', label: 'Update: something new has happened' },
  { value: 'editors-note', label: 'Editor’s note' },
] as const;

const Planned = ({ scene }: { scene: PublishScene }): JSX.Element | null => {
  const { opened, planned } = scene;
  const { goesOutAt } = opened.story;
  if (goesOutAt === undefined) return null;
  return (
    <form class="publish-form" method="post" action={`${baseOf(opened)}/changes`}>
      <p>
        The changes go out <At at={goesOutAt} timeZone={opened.timeZone} /> ({opened.timeZone}), with what is written
        until then
        {planned?.how.note ? ` and this note: “${planned.how.note.text}”` : ''}.
      </p>
      <Button tone="quiet" name="cancel" value="1">
        Keep them back
      </Button>
    </form>
  );
};

const NoteFields = ({ scene }: { scene: PublishScene }): JSX.Element => {
  const { said, changes, refused } = scene;
  const isNeeded = changes?.isText === true;
  return (
    <>
      <h3>{isNeeded ? 'Tell readers why' : 'Tell readers why, if they need to know'}</h3>
      <Select name="kind" label="What it is" choices={kinds} value={said['kind'] ?? 'correction'} />
      <TextField
        name="note"
        label="Words for readers"
        hint="What was wrong, what is right, and since when: “An earlier version named the wrong year. The bridge was built in 1931.” It stands under the story with its date."
        rows={3}
        maxLength={2000}
        value={said['note']}
        fault={refused?.refusal === 'note-needed' ? 'Write a note, or say below why none is needed.' : undefined}
      />
      {isNeeded ? (
        <Field
          name="typo"
          label="Or: nothing that matters to readers, because"
          hint="A slip of the pen, say. Kept in the history; the story is not marked as updated."
          maxLength={300}
          value={said['typo']}
        />
      ) : null}
    </>
  );
};

/** Sending the changes to a public story out. */
export const ChangesForm = ({ scene }: { scene: PublishScene }): JSX.Element | null => {
  const { opened, changes, said } = scene;
  if (!changes) return null;
  return (
    <section class="publish-part" aria-labelledby="changes-title">
      <h2 id="changes-title">Send the changes out</h2>
      <Planned scene={scene} />
      <form class="publish-form" method="post" action={`${baseOf(opened)}/changes`}>
        <input type="hidden" name="version" value={opened.story.version} />
        <NoteFields scene={scene} />
        <Choices
          name="when"
          label="When"
          choices={[
            { value: 'now', label: 'Now' },
            { value: 'later', label: 'At the time below' },
          ]}
          value={said['when'] ?? 'now'}
        />
        <MomentField name="at" label="Time" timeZone={opened.timeZone} value={said['at']} />
        <Tick name="hubs" label="Tell feed readers, by the publication’s hubs" isOn />
        <Button>Send the changes out</Button>
      </form>
    </section>
  );
};
