import { clockTime } from '../../../../common/clock-time.ts';
import { waveMark } from '../../../../common/wave-marks.ts';
import type { LiveFrame } from './frame.ts';
import type { ThreadOnPage } from './thread.ts';

/** What a player on the page hears: which moments of the story's sound comments are about now. */
export type MomentsTold = { articleId: string; moments: { second: number; count: number; commentId: string }[] };

/** A crowd that comments at once is asked about once, and later than any answer is kept on the way. */
const gather = 2_500;

const svg = 'http://www.w3.org/2000/svg';

const playersOf = (articleId: string): { player: Element; length: number }[] =>
  [...document.querySelectorAll<HTMLElement>('audio-player[data-episode]')].flatMap((player) => {
    const { id, length } = JSON.parse(player.dataset['episode'] ?? '{}') as { id?: string; length?: number };
    return id === articleId && length ? [{ player, length }] : [];
  });

/** Draws the marks over the waveform anew, as the server draws them. */
const drawMarks = ({ articleId, moments }: MomentsTold): void => {
  for (const { player, length } of playersOf(articleId)) {
    const wave = player.querySelector('svg.wave');
    wave?.querySelectorAll('.wave-mark').forEach((mark) => mark.remove());
    for (const { second, count } of moments) {
      const mark = document.createElementNS(svg, 'path');
      mark.setAttribute('class', 'wave-mark');
      mark.setAttribute('d', waveMark(second, length, count));
      mark.setAttribute('stroke-width', '4');
      wave?.append(mark);
    }
  }
};

const ask = async ({ element }: ThreadOnPage): Promise<void> => {
  const { article = '', stream = '' } = element.dataset;
  const address = new URL(stream, location.href);
  const answer = await fetch(new URL(`${address.pathname}/moments`, address), { cache: 'no-cache' }).catch(
    () => undefined,
  );
  if (answer?.ok !== true) return;
  const { moments } = (await answer.json()) as { moments: MomentsTold['moments'] };
  const detail: MomentsTold = { articleId: article, moments };
  drawMarks(detail);
  document.dispatchEvent(new CustomEvent('story-moments', { detail }));
};

/** Tells the player of the page when a comment about a moment came, changed or went; for what the thread hears. */
export const tellMoments = (thread: ThreadOnPage): ((frame: LiveFrame) => void) => {
  if (thread.element.dataset['sound'] === undefined) return () => undefined;
  let timer: number | undefined;
  return ({ added, changed, gone, isMany }) => {
    if (added.length + changed.length + gone.length === 0 && isMany !== true) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(thread), gather);
  };
};

/** Puts a moment where one writes, parted from what stands before and after it by a space. */
const insert = (field: HTMLTextAreaElement, text: string): void => {
  const { value, selectionStart, selectionEnd } = field;
  const before = value.slice(0, selectionStart);
  const after = value.slice(selectionEnd);
  const lead = before === '' || /\s$/.test(before) ? '' : ' ';
  field.setRangeText(`${lead}${text}${/^\s/.test(after) ? '' : ' '}`, selectionStart, selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/**
 * “Comment at this moment”: a player says `comment-moment` with the second it is at, and the time stands in the form for a new comment.
 * The event bubbles from the player; `articleId` says whose sound it is, where the player may hold another's.
 */
export const takeMoments = ({ element, say, words }: ThreadOnPage): void => {
  if (element.dataset['sound'] === undefined) return;
  const hear = (event: Event): void => {
    if (!element.isConnected) return document.removeEventListener('comment-moment', hear);
    const { second, articleId } = (event as CustomEvent<{ second: number; articleId?: string }>).detail;
    const field = element.querySelector<HTMLTextAreaElement>('.discussion-top .comment-form textarea[name="text"]');
    if (!field || !(second >= 0) || (articleId !== undefined && articleId !== element.dataset['article'])) return;
    insert(field, clockTime(second));
    field.scrollIntoView({ block: 'center' });
    field.focus();
    event.preventDefault();
    say(words.momentAdded.replace('#', () => clockTime(second)));
  };
  document.addEventListener('comment-moment', hear);
};
