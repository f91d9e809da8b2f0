/** A note or a suggestion as a card: who, when, what, and what can be done about it. */
import type { EditorContext } from '../../document/editor-context.ts';
import { make, makeRow, quietButton } from '../parts.ts';
import { offerNames } from './mentions.ts';
import { removeNote, reopenNote, replyTo, resolveNote, type Note, type Reply } from './notes.ts';
import { nameOf } from './people.ts';
import type { NoteRemark, Remark, Shelved, SuggestionRemark } from './remarks.ts';
import { proposal } from './suggestions.ts';

export type CardActs = {
  context: EditorContext;
  /** Back to the words it is about. */
  toText: (id: string) => void;
  settle: (id: string, isAccepted: boolean) => void;
  /** Replies that are being written, by note: they outlive a redrawn card. */
  drafts: Map<string, string>;
};

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const heading = (name: string, at: number): HTMLElement => {
  const line = make('p', 'remark-by');
  const time = make('time', '', when.format(at));
  time.dateTime = new Date(at).toISOString();
  line.append(make('b', '', name), ' ', time);
  return line;
};

/** Text of a person; names that were called stand out. */
const said = (text: string): HTMLElement => {
  const line = make('p', 'remark-text');
  line.dir = 'auto';
  for (const [at, part] of text.split(/(@\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)?)/u).entries())
    line.append(at % 2 === 1 ? make('b', 'remark-mention', part) : part);
  return line;
};

/** A field for a note or a reply: Mod+Enter sends, Escape leaves. */
export const writing = (
  label: string,
  value: string,
  acts: { send: (text: string) => void; leave: () => void; keep?: (text: string) => void },
): HTMLElement => {
  const area = make('textarea', 'input');
  area.rows = 3;
  area.maxLength = 4_000;
  area.value = value;
  area.dir = 'auto';
  area.setAttribute('aria-label', label);
  const send = (): void => {
    const text = area.value.trim();
    if (text) acts.send(text);
    else area.focus();
  };
  const box = make('div', 'remark-writing');
  const names = offerNames(area);
  area.addEventListener('input', () => acts.keep?.(area.value));
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') acts.leave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.append(area, names, makeRow(quietButton('Save', send), quietButton('Cancel', acts.leave)));
  return box;
};

const replies = (list: readonly Reply[]): HTMLElement[] => {
  if (list.length === 0) return [];
  const made = make('ol', 'remark-replies');
  for (const { by, at, text } of list) {
    const item = make('li');
    item.append(heading(by.name, at), said(text));
    made.append(item);
  }
  return [made];
};

const replyButton = (id: string, card: HTMLElement, { context, drafts, toText }: CardActs): HTMLButtonElement => {
  const open = (): void => {
    button.hidden = true;
    const box = writing('Your reply', drafts.get(id) ?? '', {
      keep: (text) => void drafts.set(id, text),
      send: (text) => {
        drafts.delete(id);
        replyTo(context, id, text);
        context.say('Reply added');
        toText(id);
      },
      leave: () => {
        drafts.delete(id);
        box.remove();
        button.hidden = false;
        button.focus();
      },
    });
    card.append(box);
    drafts.set(id, drafts.get(id) ?? '');
    box.querySelector('textarea')?.focus();
  };
  const button = quietButton('Reply', open);
  if (drafts.has(id)) queueMicrotask(open);
  return button;
};

const quoteButton = (quote: string, act: () => void): HTMLElement => {
  const button = make('button', 'remark-quote', quote);
  button.type = 'button';
  button.dir = 'auto';
  button.onclick = act;
  button.setAttribute('aria-label', `To the words: ${quote}`);
  return button;
};

const fillNote = (card: HTMLElement, { id, note }: NoteRemark, quote: string, acts: CardActs): void => {
  const { context } = acts;
  card.append(
    heading(note.by.name, note.at),
    quoteButton(quote, () => acts.toText(id)),
    said(note.text),
    ...replies(note.replies),
  );
  const settled = quietButton('Resolve', () => {
    resolveNote(context, id);
    context.say('Resolved');
    acts.toText(id);
  });
  card.append(makeRow(replyButton(id, card, acts), settled));
};

const fillSuggestion = (card: HTMLElement, { id, suggestion }: SuggestionRemark, acts: CardActs): void => {
  const words = make('p', 'remark-text', proposal(suggestion));
  words.dir = 'auto';
  card.append(
    heading(nameOf(acts.context, suggestion.by), suggestion.at),
    words,
    makeRow(
      quietButton('Accept', () => acts.settle(id, true)),
      quietButton('Reject', () => acts.settle(id, false)),
      quietButton('Show', () => acts.toText(id)),
    ),
  );
};

export const makeCard = (remark: Remark, quote: string, acts: CardActs): HTMLLIElement => {
  const card = make('li', `remark remark-${remark.kind}`);
  card.tabIndex = -1;
  const name =
    remark.kind === 'note'
      ? `Note by ${remark.note.by.name}`
      : `Suggestion by ${nameOf(acts.context, remark.suggestion.by)}`;
  card.setAttribute('aria-label', name);
  card.append(make('p', 'remark-kind', remark.kind === 'note' ? 'Note' : 'Suggestion'));
  if (remark.kind === 'note') fillNote(card, remark, quote, acts);
  else fillSuggestion(card, remark, acts);
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    acts.toText(remark.id);
  });
  return card;
};

const state = ({ note, isOrphan }: Shelved): string =>
  note.resolvedAt === undefined
    ? 'The words it was about are gone'
    : `Resolved ${when.format(note.resolvedAt)}${isOrphan ? '; the words are gone' : ''}`;

const acts = (id: string, note: Note, isOrphan: boolean, context: EditorContext): HTMLElement[] => [
  ...(note.resolvedAt === undefined || isOrphan ? [] : [quietButton('Open again', () => reopenNote(context, id))]),
  ...(note.resolvedAt === undefined ? [quietButton('Resolve', () => resolveNote(context, id))] : []),
  ...(note.by.id === context.me.id ? [quietButton('Delete', () => removeNote(context, id))] : []),
];

/** A note that has no place in the text any more, or is settled. */
export const makeShelved = (shelved: Shelved, context: EditorContext): HTMLLIElement => {
  const { id, note, isOrphan } = shelved;
  const card = make('li', 'remark remark-note remark-shelved');
  card.append(make('p', 'remark-kind', state(shelved)), heading(note.by.name, note.at));
  if (note.quote) card.append(make('p', 'remark-quote', note.quote));
  card.append(said(note.text), ...replies(note.replies), makeRow(...acts(id, note, isOrphan, context)));
  return card;
};
