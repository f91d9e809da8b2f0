/** Words in another language than the story: read out and spelled as what they are. */
import { openDialog } from './dialog.ts';
import { make, makeButton } from './dom.ts';
import { makeField } from './field.ts';
import { commonLanguages, languageChoices } from './languages.ts';
import { extentOfMark, markOf, setMark } from './marks.ts';
import type { Room } from './room.ts';

const foreign = markOf('foreign');

const languageTag = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i;

export const askForLanguage = async (room: Room): Promise<void> => {
  const view = room.view();
  const extent = extentOfMark(view.state, foreign);
  if (!extent) return room.say('Select the words in another language first.');
  const had = String(extent.attrs['lang'] ?? '');
  const known = commonLanguages.includes(had) || had === '';
  const select = makeField({
    key: 'lang',
    label: 'Language',
    kind: 'choice',
    choices: [...languageChoices(), ['', 'Another one']],
    value: known ? had || 'fr' : '',
  });
  const other = makeField({
    key: 'tag',
    label: 'Language tag, if it is another one',
    hint: 'Such as “sr-Latn” or “nah”.',
    value: known ? '' : had,
    dir: 'ltr',
  });
  const tag = (): string => select.control.value || other.control.value.trim();
  let isRemoved = false;
  const remove = makeButton({ words: 'It is in the story’s own language' }, () => {
    isRemoved = true;
    dialog.close();
  });
  remove.hidden = had === '';
  const status = make('p', { role: 'status', class: 'field-hint' });
  const check = (): boolean => {
    status.textContent = languageTag.test(tag()) ? '' : 'That is no language tag.';
    return languageTag.test(tag());
  };
  const asked = { title: 'Words in another language', body: [select.row, other.row, status, remove], yes: 'Mark' };
  const { closed, dialog } = openDialog(room.element, asked, check);
  const isYes = await closed;
  const now = room.view();
  if (isYes || isRemoved) setMark(foreign, extent, isRemoved ? undefined : { lang: tag() })(now.state, now.dispatch);
  now.focus();
};
