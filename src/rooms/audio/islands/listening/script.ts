/** Chapters and transcript of a player: which is being heard, and walking through the lines by keys. */
import { keepTaste, taste } from './kept.ts';

export type Script = {
  at: (second: number, isPlaying: boolean) => void;
  /** Says whether the key was for the transcript. */
  key: (event: KeyboardEvent) => boolean;
};

type Line = { link: HTMLAnchorElement; start: number };

const linesIn = (root: HTMLElement, selector: string): Line[] =>
  [...root.querySelectorAll<HTMLAnchorElement>(selector)].map((link) => ({ link, start: Number(link.dataset['t']) }));

/** The last that has begun. */
const lineAt = (lines: readonly Line[], second: number): Line | undefined => {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) <= second + 0.05) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1];
};

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Scrolls the box, never the page, and leaves the focus where it is. */
const bring = (box: HTMLElement, link: HTMLElement): void => {
  const [frame, line] = [box.getBoundingClientRect(), link.getBoundingClientRect()];
  if (line.top >= frame.top + 16 && line.bottom <= frame.bottom - 32) return;
  box.scrollTo({
    top: box.scrollTop + line.top - frame.top - frame.height / 3,
    behavior: isStill() ? 'instant' : 'smooth',
  });
};

const mark = (line: Line | undefined, before: Line | undefined): Line | undefined => {
  if (line === before) return before;
  before?.link.removeAttribute('aria-current');
  line?.link.setAttribute('aria-current', 'true');
  return line;
};

export const createScript = (root: HTMLElement): Script => {
  const chapters = linesIn(root, '.player-chapters a[data-t]');
  const cues = linesIn(root, '.transcript-text a[data-t]');
  const box = root.querySelector<HTMLElement>('.transcript-text');
  const follow = root.querySelector<HTMLInputElement>('[data-follow]');
  let [chapter, cue]: (Line | undefined)[] = [];
  // One stop for the tab key; arrows walk from there.
  for (const { link } of cues) link.tabIndex = -1;
  if (cues[0]) cues[0].link.tabIndex = 0;
  if (follow) {
    follow.checked = taste().follows !== false;
    follow.onchange = () => keepTaste({ follows: follow.checked });
  }
  const stopAt = (line: Line): void => {
    for (const { link } of cues) if (link.tabIndex === 0) link.tabIndex = -1;
    line.link.tabIndex = 0;
  };
  return {
    at: (second, isPlaying) => {
      chapter = mark(second > 0 || isPlaying ? lineAt(chapters, second) : undefined, chapter);
      const before = cue;
      cue = mark(second > 0 || isPlaying ? lineAt(cues, second) : undefined, cue);
      if (!cue || cue === before || !box || box.contains(document.activeElement) || !follow?.checked) return;
      stopAt(cue);
      if (isPlaying) bring(box, cue.link);
    },
    key: (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by === undefined || !box?.contains(event.target as Node) || cues.length === 0) return false;
      event.preventDefault();
      const here = cues.findIndex(({ link }) => link === event.target);
      const from = here >= 0 ? here + by : cue ? cues.indexOf(cue) : 0;
      const next = cues[Math.max(0, Math.min(from, cues.length - 1))];
      if (!next) return true;
      stopAt(next);
      next.link.focus({ preventScroll: true });
      bring(box, next.link);
      return true;
    },
  };
};
