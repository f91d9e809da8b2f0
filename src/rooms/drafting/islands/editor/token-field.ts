/** Several named things in an order: the story's authors, its tags. Found by typing; new tags are made on the way. */
import { make, makeButton } from './dom.ts';
import { ask, type Room } from './room.ts';
import { makeCombobox, type Named } from './combobox.ts';

type Kind = 'authors' | 'tags';
type Field = { kind: Kind; key: string; label: string; names: Map<string, string>; mayMake: boolean };

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];

const find = (room: Room, kind: Kind, words: string): Promise<Named[] | undefined> =>
  ask<Named[]>('/newsroom/stories/find.json', { what: kind, q: words, edition: room.data.edition });

const makeTag = (room: Room, name: string): Promise<Named | undefined> =>
  ask<Named>(
    '/newsroom/stories/tags',
    {},
    { method: 'POST', body: new URLSearchParams({ name, edition: room.data.edition }) },
  );

/** Names of what a colleague has added and this page has not heard of. */
const learn = async (room: Room, field: Field, ids: readonly string[], then: () => void): Promise<void> => {
  const unknown = ids.filter((id) => !field.names.has(id));
  if (unknown.length === 0) return;
  const query = { what: field.kind, ids: unknown.join(','), edition: room.data.edition };
  for (const { id, name } of (await ask<Named[]>('/newsroom/stories/find.json', query)) ?? [])
    field.names.set(id, name);
  then();
};

type Chips = { list: HTMLElement; draw: () => void };

const makeChips = (room: Room, field: Field, save: (ids: string[]) => void): Chips => {
  const list = make('ol', { class: 'tokens', 'aria-label': field.label });
  const ids = (): string[] => idsIn(room.facts.get(field.key));
  const move = (index: number, by: number): void => {
    const next = ids();
    const [one] = next.splice(index, 1);
    if (one) next.splice(index + by, 0, one);
    save(next);
    room.say(`${field.names.get(one ?? '') ?? ''}: ${index + by + 1} of ${next.length}.`);
    list.children[index + by]?.querySelector('button')?.focus();
  };
  const chip = (id: string, index: number, all: readonly string[]): HTMLElement => {
    const name = field.names.get(id) ?? '…';
    const isOrdered = field.kind === 'authors' && all.length > 1;
    return make(
      'li',
      { class: 'token' },
      make('span', {}, name),
      isOrdered && index > 0 && makeButton({ icon: 'up', words: `${name} earlier` }, () => move(index, -1)),
      isOrdered && index < all.length - 1 && makeButton({ icon: 'down', words: `${name} later` }, () => move(index, 1)),
      makeButton({ icon: 'close', words: `Take ${name} away` }, () => save(ids().filter((other) => other !== id))),
    );
  };
  const draw = (): void => {
    const all = ids();
    list.replaceChildren(...all.map((id, index) => chip(id, index, all)));
    list.hidden = all.length === 0;
    void learn(room, field, all, draw);
  };
  return { list, draw };
};

/** Takes the place of a plain field that the page brought: `<div data-tokens="authors" data-names='{"id":"Name"}'>`. */
export const dressTokens = (room: Room, place: HTMLElement): void => {
  const kind = place.dataset['tokens'] === 'authors' ? 'authors' : 'tags';
  const names = new Map(Object.entries(JSON.parse(place.dataset['names'] ?? '{}') as Record<string, string>));
  const label = kind === 'authors' ? 'Authors' : 'Tags';
  const field: Field = {
    kind,
    key: kind === 'authors' ? 'authorIds' : 'tagIds',
    label,
    names,
    mayMake: kind === 'tags',
  };
  const save = (ids: string[]): void => {
    if (ids.length === 0) room.facts.delete(field.key);
    else room.facts.set(field.key, ids);
  };
  const { list, draw } = makeChips(room, field, save);
  const add = ({ id, name }: Named): void => {
    names.set(id, name);
    const has = idsIn(room.facts.get(field.key));
    if (!has.includes(id)) save([...has, id]);
    room.say(`${name} added.`);
  };
  const box = makeCombobox({
    label,
    prompt: kind === 'authors' ? 'Add an author' : 'Add a tag',
    mayMake: field.mayMake,
    find: (words) => find(room, kind, words),
    has: () => idsIn(room.facts.get(field.key)),
    say: room.say,
    take: (option) => {
      if (!option.isNew) return add(option);
      void makeTag(room, option.name).then((made) => (made ? add(made) : room.say('The tag could not be made.')));
    },
  });
  place.replaceChildren(make('p', { class: 'field-label' }, label), list, box);
  room.facts.observe((event) => {
    if (event.keysChanged.has(field.key)) draw();
  });
  draw();
};
