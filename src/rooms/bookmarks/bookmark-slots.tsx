import type { Slot } from '../../delivery/delivery.ts';
import { wordsFor } from '../../common/words.ts';
import type { SlotKeeper, SlotScene } from '../accounts/accounts.ts';
import type { Edition } from '../publication/publication.ts';
import { mostFollowed, mostMarked } from './bookmark.ts';
import { bookmarkWords } from './bookmark-words.ts';
import { savedIds } from './bookmarks.store.ts';
import { followRows } from './follows.store.ts';
import { drawMark, type MarkLook } from './views/Mark.tsx';

type Known = { saved: ReadonlySet<string>; followed: ReadonlySet<string> };

/** A mark's markup, cut where the id stands. */
type Cut = readonly string[];

const cuts = new WeakMap<Edition, Map<string, Cut>>();
/** Stands for the id while the markup is drawn; nothing else in it looks so. */
const blank = '~id~';

const cutOf = ({ visit }: SlotScene<Known>, key: string, draw: () => MarkLook): Cut => {
  let known = cuts.get(visit.edition);
  if (!known) cuts.set(visit.edition, (known = new Map()));
  const name = `${key} ${visit.textOnly}`;
  const before = known.get(name);
  if (before) return before;
  const cut = drawMark(draw()).split(blank);
  known.set(name, cut);
  return cut;
};

/** Where a bookmark stands: `story` at the head of the story itself and `foot` under it, `line` in a list of headlines, else on a teaser. */
const savingMark = (slot: Slot, scene: SlotScene<Known>): string | undefined => {
  const [id = '', at = 'teaser'] = slot.about;
  const isStory = at === 'story' || at === 'foot';
  // A list without pictures stays a list of headlines: there only the story itself has the button.
  if (scene.visit.textOnly && !isStory) return '';
  const isOn = scene.known?.saved.has(id) === true;
  if (!isOn && scene.account) return undefined;
  const { link, textOnly, edition } = scene.visit;
  const words = wordsFor(bookmarkWords, edition.language);
  const cut = cutOf(scene, `save ${at} ${isOn}`, () => ({
    // A story may stand twice on a page: in the line of the newest and in its section, at its own head and foot.
    id: at === 'line' || at === 'foot' ? undefined : `mark-${blank}`,
    action: link('/saved'),
    name: isOn ? 'unsave' : 'save',
    value: blank,
    isOn,
    icon: textOnly ? undefined : 'bookmark',
    word: isOn ? words.saved : words.save,
    fullName: isOn ? words.savedRemove : words.saveLater,
    isBare: !isStory,
  }));
  return cut.join(id);
};

const followMark = (slot: Slot, scene: SlotScene<Known>): string | undefined => {
  const [kind = '', id = ''] = slot.about;
  const words = wordsFor(bookmarkWords, scene.visit.edition.language);
  if (!(kind in words.followKinds)) return undefined;
  const isOn = scene.known?.followed.has(`${kind}:${id}`) === true;
  if (!isOn && scene.account) return undefined;
  const of = kind as keyof typeof words.followKinds;
  const icon = isOn ? 'check' : 'plus';
  const cut = cutOf(scene, `follow ${kind} ${isOn}`, () => ({
    id: `follow-${blank}`,
    action: scene.visit.link('/following'),
    name: isOn ? 'unfollow' : 'follow',
    value: `${kind}:${blank}`,
    isOn,
    icon: scene.visit.textOnly ? undefined : icon,
    word: isOn ? words.followedKinds[of] : words.followKinds[of],
    fullName: undefined,
    isBare: false,
  }));
  return cut.join(id);
};

/**
 * Slots `bookmark ARTICLE [story|foot|line]` and `follow KIND TARGET`. What is not saved looks the same to a stranger and to a reader, so
 * that a page differs only where something is.
 */
export const bookmarkSlots: SlotKeeper<Known> = {
  kinds: ['bookmark', 'follow'],
  keys: () => ['bookmarks'],
  keyOf: () => 'bookmarks',
  know: async (world, account) => {
    const [saved, follows] = await Promise.all([
      savedIds(world.db, account.id, mostMarked),
      followRows(world.db, account.id, mostFollowed),
    ]);
    return {
      saved: new Set(saved),
      followed: new Set(follows.map(({ kind, targetId }) => `${kind}:${targetId}`)),
    };
  },
  fill: (slot, scene) => (slot.kind === 'bookmark' ? savingMark(slot, scene) : followMark(slot, scene)),
};
