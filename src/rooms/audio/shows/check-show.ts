import { webAddress } from '../../../common/addresses.ts';
import type { World } from '../../../world.ts';
import { mediaById, type Media } from '../../media/media.ts';
import { faultsOfPeople } from '../people.ts';
import { showStates, showTypes, type Show, type ShowDetails } from '../show.ts';
import { isShowCategory } from './categories.ts';

/** What is wrong with a show, in words, at the field where it is. */
export type ShowFault = { field: string; words: string };

/** Bounds that directories set, or that keep a page and a feed readable. */
export const showLimits = {
  title: 200,
  descriptionBytes: 4_000,
  author: 200,
  categories: 3,
  people: 40,
  funding: 10,
  fundingWords: 128,
  podroll: 50,
  txt: 20,
  txtCharacters: 4_000,
  copyright: 300,
  artLeast: 1_400,
  artMost: 3_000,
} as const;

const language = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i;
const mailAddress = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}\.[^\s@<>".]{2,63}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const mediums: readonly string[] = [
  'podcast',
  'newsletter',
  'audiobook',
  'music',
  'film',
  'video',
] satisfies readonly ShowDetails['medium'][];

/** Whether a picture can stand for a show or an episode in every directory; else why not. */
export const artFault = (media: Media | undefined): string | undefined => {
  if (media?.kind !== 'picture' || media.path === undefined) return 'The art is not a picture of the media library';
  if (media.contentType !== 'image/jpeg' && media.contentType !== 'image/png')
    return 'The art must be a JPEG or PNG picture';
  const { width = 0, height = 0 } = media;
  if (width !== height) return `The art must be square; this picture has ${width} × ${height} pixels`;
  return width < showLimits.artLeast || width > showLimits.artMost
    ? `The art must have ${showLimits.artLeast} to ${showLimits.artMost} pixels a side; this picture has ${width}`
    : undefined;
};

const faultOfArt = async (world: World, artId: string | undefined): Promise<ShowFault[]> => {
  if (artId === undefined) return [];
  const words = artFault(await mediaById(world, artId));
  return words === undefined ? [] : [{ field: 'artId', words }];
};

const faultOfSound = async (
  world: World,
  field: 'introId' | 'outroId',
  id: string | undefined,
): Promise<ShowFault[]> => {
  const media = id === undefined ? undefined : await mediaById(world, id);
  return id === undefined || (media?.kind === 'sound' && media.path !== undefined)
    ? []
    : [{ field, words: 'This is not a sound of the media library' }];
};

const faultsOfTexts = ({ title, description, language: tongue, author, ownerEmail, copyright }: Show): ShowFault[] => {
  const faults: ShowFault[] = [];
  const say = (field: string, words: string): void => void faults.push({ field, words });
  if (title.trim() === '') say('title', 'A show needs a title');
  if (title.length > showLimits.title) say('title', `The title is longer than ${showLimits.title} characters`);
  const bytes = Buffer.byteLength(description);
  if (bytes > showLimits.descriptionBytes)
    say('description', `The description takes ${bytes} bytes; directories take ${showLimits.descriptionBytes}`);
  if (!language.test(tongue)) say('language', 'The language is written like “en”, “es” or “pt-BR”');
  if (author.length > showLimits.author) say('author', `At most ${showLimits.author} characters`);
  if (ownerEmail !== '' && !mailAddress.test(ownerEmail)) say('ownerEmail', 'This is not an e-mail address');
  if (copyright.length > showLimits.copyright) say('copyright', `At most ${showLimits.copyright} characters`);
  return faults;
};

const faultsOfLists = ({ categories, people, funding, podroll }: Show): ShowFault[] => {
  const faults: ShowFault[] = [];
  const say = (field: string, words: string): void => void faults.push({ field, words });
  const unknown = categories.find((category) => !isShowCategory(category));
  if (unknown !== undefined) say('categories', `“${unknown}” is not a category that directories know`);
  if (categories.length > showLimits.categories) say('categories', `At most ${showLimits.categories} categories`);
  if (new Set(categories).size < categories.length) say('categories', 'A category stands there twice');
  faults.push(...faultsOfPeople(people, showLimits.people));
  if (funding.length > showLimits.funding) say('funding', `At most ${showLimits.funding} ways to give`);
  for (const { url, words } of funding) {
    if (webAddress(url) === undefined) say('funding', `“${url}” is not an address of a page`);
    if (words.length > showLimits.fundingWords)
      say('funding', `The words of a link have at most ${showLimits.fundingWords} characters`);
  }
  if (podroll.length > showLimits.podroll) say('podroll', `At most ${showLimits.podroll} shows`);
  for (const { guid, url } of podroll) {
    if (!uuid.test(guid)) say('podroll', `“${guid}” is not the guid of a show`);
    if (url !== undefined && webAddress(url) === undefined) say('podroll', `“${url}” is not an address of a feed`);
  }
  return faults;
};

const faultsOfChoices = ({ type, state, medium, movedTo, slug, guid }: Show): ShowFault[] => {
  const faults: ShowFault[] = [];
  const say = (field: string, words: string): void => void faults.push({ field, words });
  if (!showTypes.includes(type)) say('type', 'A show is episodic or serial');
  if (!showStates.includes(state)) say('state', 'A show is published, hidden or moved');
  if (!mediums.includes(medium)) say('medium', `A show is one of ${mediums.join(', ')}`);
  if (!uuid.test(guid)) say('guid', 'A guid looks like 917393e3-1b1e-5cef-ace4-edaa54e1f810');
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,99}$/u.test(slug))
    say('slug', 'The end of the address has letters, digits and hyphens, at most 100');
  if (['private', 'feed', 'place', 'listened', 'player'].includes(slug))
    say('slug', 'This address is taken by the site itself');
  if (movedTo !== undefined && webAddress(movedTo) === undefined) say('movedTo', 'This is not the address of a feed');
  if (state === 'moved' && movedTo === undefined) say('movedTo', 'A show that has moved needs its new feed’s address');
  return faults;
};

/** Whether this is written as a recurrence rule is (RFC 5545, 3.3.10). */
export const isTimeRule = (rule: string): boolean =>
  rule.includes('FREQ=') && /^[A-Z]+=[A-Z\d,+-]+(?:;[A-Z]+=[A-Z\d,+-]+)*$/.test(rule);

const faultsOfSigns = ({ txt = [], updateFrequency }: Show): ShowFault[] => {
  const faults: ShowFault[] = [];
  const say = (field: string, words: string): void => void faults.push({ field, words });
  if (txt.length > showLimits.txt) say('txt', `At most ${showLimits.txt} signs`);
  if (txt.some(({ purpose, text }) => purpose.length > 128 || text.length > showLimits.txtCharacters))
    say('txt', `A purpose has at most 128 characters, its word ${showLimits.txtCharacters}`);
  const { words = '', rule = '' } = updateFrequency ?? {};
  if (words.length > 128) say('updateFrequency', 'At most 128 characters');
  if (rule !== '' && !isTimeRule(rule)) say('updateFrequency', 'The rule looks like FREQ=WEEKLY;BYDAY=MO');
  return faults;
};

/** Everything that keeps a show from being saved. */
export const faultsOfShow = async (world: World, show: Show): Promise<ShowFault[]> => [
  ...faultsOfTexts(show),
  ...faultsOfLists(show),
  ...faultsOfChoices(show),
  ...faultsOfSigns(show),
  ...(await faultOfArt(world, show.artId)),
  ...(await faultOfSound(world, 'introId', show.introId)),
  ...(await faultOfSound(world, 'outroId', show.outroId)),
];

/** What directories still ask for before they take a show; it can be saved without. */
export const missingOfShow = (show: Show): ShowFault[] => {
  const faults: ShowFault[] = [];
  const say = (field: string, words: string): void => void faults.push({ field, words });
  if (show.description.trim() === '') say('description', 'Directories ask for a description');
  if (show.artId === undefined)
    say('artId', `Directories ask for square art of ${showLimits.artLeast} to ${showLimits.artMost} pixels`);
  if (show.categories.length === 0) say('categories', 'Directories ask for at least one category');
  if (show.author.trim() === '') say('author', 'Directories show who makes it');
  if (show.ownerEmail === '') say('ownerEmail', 'Directories write to this address to see that the show is yours');
  return faults;
};
