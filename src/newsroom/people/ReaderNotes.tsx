import type { JSX } from 'preact';
import type { ReaderCard } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { TextField } from '../../ui/parts/Field.tsx';
import { At } from './people-pages.tsx';
import { CardPart } from './CardPart.tsx';

/** What was typed into the form, and what was wrong with it. */
export type NoteTyped = { text: string; fault: string | undefined };

type NotesProps = { card: ReaderCard; visit: Visit; mayWrite: boolean; typed: NoteTyped };

/** What moderators wrote to one another about a reader. */
export const Notes = ({ card, visit, mayWrite, typed }: NotesProps): JSX.Element => (
  <CardPart id="notes" title="Notes" count={card.notes.length}>
    <ul class="card-list">
      {card.notes.map((note) => (
        <li key={note.id}>
          <p class="card-note" dir="auto">
            {note.text}
          </p>
          <p class="meta">
            <bdi>{note.by ?? 'Somebody who has left'}</bdi>, <At at={note.at} visit={visit} />
          </p>
        </li>
      ))}
    </ul>
    {mayWrite ? (
      <form class="form" method="post" action={visit.link(`/newsroom/readers/${card.id}/notes`)}>
        <TextField
          name="text"
          label="A note for colleagues"
          hint="Only those who work at this desk read it. It is signed and stays; keep to what happened here."
          rows={3}
          maxLength={2_000}
          value={typed.text}
          fault={typed.fault}
          isRequired
        />
        <p>
          <button type="submit" class="button button-quiet">
            Add the note
          </button>
        </p>
      </form>
    ) : null}
  </CardPart>
);
