/** Something elsewhere, by its address: a film, a map, a post. Nothing is loaded from there while one writes. */
import { webAddress } from '../../../../common/addresses.ts';
import { insertBlock, typeOf } from './block-commands.ts';
import { openDialog } from './dialog.ts';
import { make } from './dom.ts';
import { makeField } from './field.ts';
import { ask, whenQuiet, type Room } from './room.ts';

/** What is known about an address: whose it is, and whether readers can see it in its place. */
export type FoundEmbed = { provider: string | null; host: string };

/** Asks the newsroom whose address this is; only the words of the address are looked at. */
export const findEmbed = (url: string): Promise<FoundEmbed | undefined> =>
  ask<FoundEmbed>('/newsroom/stories/find.json', { what: 'embed', q: url });

export const embedWords = (found: FoundEmbed | undefined): string => {
  if (!found) return '';
  return found.provider
    ? `${found.provider}: readers can have it shown in its place. It is loaded only when they ask for it.`
    : `A card that leads to ${found.host}.`;
};

export const askForEmbed = async (room: Room, given = ''): Promise<void> => {
  const address = makeField({ key: 'url', label: 'Address', value: given, placeholder: 'https://…', dir: 'ltr' });
  const title = makeField({ key: 'title', label: 'Title', hint: 'What it is, for those who do not see it yet.' });
  const status = make('p', { role: 'status', class: 'field-hint' });
  let provider: string | null = null;
  const look = whenQuiet(250, () => {
    const url = webAddress(address.control.value.trim());
    if (url === undefined) return;
    void findEmbed(url).then((found) => {
      provider = found?.provider ?? null;
      status.textContent = embedWords(found);
    });
  });
  address.control.addEventListener('input', look);
  if (given) look();
  const check = (): boolean => {
    const isGood = webAddress(address.control.value.trim()) !== undefined;
    address.control.setAttribute('aria-invalid', String(!isGood));
    if (!isGood) status.textContent = 'That is not an address that starts with https:// or http://.';
    return isGood;
  };
  const body = [address.row, status, title.row];
  const { closed } = openDialog(room.element, { title: 'From elsewhere', body, yes: 'Put it in' }, check);
  if (!(await closed)) return room.view().focus();
  const attrs = { url: webAddress(address.control.value.trim()), title: title.control.value.trim() || null, provider };
  const view = room.view();
  insertBlock(typeOf('embed').create(attrs))(view.state, view.dispatch);
  view.focus();
};
