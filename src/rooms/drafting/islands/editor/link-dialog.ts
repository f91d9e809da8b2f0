/** A link: an address that is checked, or a story of this publication found by its words. */
import { safeHref } from '../../../../common/addresses.ts';
import { openDialog } from './dialog.ts';
import { make, makeButton } from './dom.ts';
import { makeField } from './field.ts';
import { extentOfMark, markOf, setMark } from './marks.ts';
import { ask, whenQuiet, type Room } from './room.ts';

type FoundStory = { path: string; headline: string; when: string };

const link = markOf('link');

/** What people type for an address: `example.org/page` and `name@example.org` are meant as such. */
const addressOf = (typed: string): string | undefined => {
  const text = typed.trim();
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text)) return safeHref(`mailto:${text}`);
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#:].*)?$/i.test(text)) return safeHref(`https://${text}`);
  const own = text.startsWith(location.origin) ? text.slice(location.origin.length) || '/' : text;
  return safeHref(own);
};

const storyButton = ({ path, headline, when }: FoundStory, take: (path: string) => void): HTMLElement =>
  make(
    'li',
    {},
    make(
      'button',
      { type: 'button', class: 'found-story', onclick: () => take(path) },
      headline,
      make('small', {}, when),
    ),
  );

type Form = {
  address: ReturnType<typeof makeField>;
  status: HTMLElement;
  found: HTMLElement;
  take: (path: string) => void;
};

const makeForm = (room: Room, had: string): Form => {
  const address = makeField({
    key: 'href',
    label: 'Address, or words of a story of ours',
    value: had,
    placeholder: 'https://…',
    dir: 'auto',
  });
  const status = make('p', { class: 'field-hint', role: 'status' });
  const found = make('ul', { class: 'found-stories' });
  const form: Form = { address, status, found, take: () => undefined };
  const look = whenQuiet(200, () => {
    const words = address.control.value.trim();
    if (words.length < 3 || addressOf(words) !== undefined) return found.replaceChildren();
    const query = { what: 'stories', q: words, edition: room.data.edition };
    void ask<FoundStory[]>('/newsroom/stories/find.json', query).then((stories = []) => {
      found.replaceChildren(...stories.map((story) => storyButton(story, (path) => form.take(path))));
      status.textContent = stories.length === 1 ? 'One story found.' : `${stories.length} stories found.`;
    });
  });
  address.control.addEventListener('input', look);
  return form;
};

const checkForm = ({ address, status }: Form): boolean => {
  const isGood = addressOf(address.control.value) !== undefined;
  address.control.setAttribute('aria-invalid', String(!isGood));
  if (!isGood) status.textContent = 'That is no address that can be linked: https://…, mailto:…, or /a/page/of/ours.';
  return isGood;
};

/** Opens the form for the link at the selection. */
export const askForLink = async (room: Room): Promise<void> => {
  const extent = extentOfMark(room.view().state, link);
  if (!extent) return room.say('Select the words that shall lead somewhere first.');
  const had = String(extent.attrs['href'] ?? '');
  const form = makeForm(room, had);
  const { address, status, found } = form;
  let isRemoved = false;
  const remove = makeButton({ words: 'Remove the link' }, () => {
    isRemoved = true;
    dialog.close();
  });
  remove.hidden = had === '';
  const asked = { title: had ? 'Change the link' : 'Link', body: [address.row, status, found, remove], yes: 'Link' };
  const { closed, accept, dialog } = openDialog(room.element, asked, () => checkForm(form));
  form.take = (path) => {
    address.control.value = path;
    accept();
  };
  const isYes = await closed;
  const now = room.view();
  if (isRemoved) setMark(link, extent, undefined)(now.state, now.dispatch);
  const href = addressOf(address.control.value);
  if (isYes && href !== undefined) setMark(link, extent, { href, title: null })(now.state, now.dispatch);
  now.focus();
};
