import { adopted, commentElement, documentAt, make } from './dom.ts';
import { speechOf, type Speech } from './words.ts';

/** The discussion on the page, for the parts that improve it. */
export type ThreadOnPage = Speech & {
  element: HTMLElement;
  articleId: string;
  list: () => HTMLElement | null;
  /** Forms under way: what they bring is not offered as somebody else's. */
  posting: number;
  /** Tells those who do not see the page; not more often than every ten seconds unless it answers something they did. */
  say: (text: string, isAnswer?: boolean) => void;
  /** Puts comments where they belong, taken fresh from the server; gives the first of them. */
  bring: (ids: readonly string[]) => Promise<HTMLElement | undefined>;
};

const pause = 10_000;

/** A line for screen readers; what is said in between gives way to what is said last. */
const sayIn = (element: HTMLElement): ThreadOnPage['say'] => {
  const line =
    element.querySelector<HTMLElement>('[data-said], .unseen[role="status"]') ??
    element.appendChild(Object.assign(make('p', 'unseen'), { role: 'status' }));
  let saidAt = -Infinity;
  let timer: number | undefined;
  return (text, isAnswer = false) => {
    clearTimeout(timer);
    const wait = isAnswer ? 0 : Math.max(0, saidAt + pause - performance.now());
    timer = setTimeout(() => {
      saidAt = performance.now();
      line.textContent = text;
    }, wait);
  };
};

/** The list of answers below a top comment; made when it had none. */
const answersOf = (root: HTMLElement): HTMLElement => {
  const known = root.querySelector<HTMLElement>('.answer-list');
  if (known) return known;
  const answers = make('details', 'answers');
  answers.open = true;
  const list = make('ol', 'answer-list');
  answers.append(make('summary'), list);
  root.append(answers);
  return list;
};

const countAnswers = ({ plural, words }: Speech, root: HTMLElement, replies = 0): void => {
  const list = root.querySelector('.answer-list');
  const summary = root.querySelector('.answers > summary');
  if (list && summary) summary.textContent = plural(Math.max(replies, list.childElementCount), words.answers);
};

/** What is there already is replaced, answers and all that hangs on it kept. */
const replace = (old: HTMLElement, fresh: HTMLElement): void => {
  const answers = old.querySelector('.answers');
  if (answers) {
    fresh.querySelector('.answers')?.remove();
    fresh.append(answers);
  }
  old.replaceWith(fresh);
};

const placeBranch = (list: HTMLElement, branch: HTMLElement): void => {
  const old = document.getElementById(branch.id);
  if (old) replace(old, branch);
  else list.prepend(branch);
};

const placeAnswer = (speech: Speech, answer: HTMLElement, rootId: string): void => {
  const old = document.getElementById(answer.id);
  if (old) return replace(old, answer);
  const root = commentElement(rootId);
  if (!root) return;
  const list = answersOf(root);
  list.append(answer);
  list.closest('details')?.setAttribute('open', '');
  countAnswers(speech, root);
};

const place = (speech: Speech, list: HTMLElement, fresh: Document): HTMLElement | undefined => {
  const branches = [...fresh.querySelectorAll<HTMLElement>('.thread > li')].map(adopted);
  // The newest comes first in what was sent, and each is put on top.
  for (const branch of branches.toReversed()) placeBranch(list, branch);
  const answers: HTMLElement[] = [];
  for (const group of fresh.querySelectorAll<HTMLElement>('body > .answer-list')) {
    for (const answer of [...group.children].map((child) => adopted(child as HTMLElement))) {
      placeAnswer(speech, answer, group.dataset['root'] ?? '');
      answers.push(answer);
    }
  }
  const all = [...branches, ...answers];
  for (const one of all) one.classList.add('is-new');
  return all[0];
};

export const threadOnPage = (element: HTMLElement): ThreadOnPage => {
  const speech = speechOf(element);
  const list = (): HTMLElement | null => element.querySelector<HTMLElement>('ol.thread');
  return {
    ...speech,
    element,
    articleId: element.dataset['article'] ?? '',
    list,
    posting: 0,
    say: sayIn(element),
    bring: async (ids) => {
      const into = list();
      if (!into || ids.length === 0) return undefined;
      const fresh = await documentAt(`${element.dataset['comments'] ?? ''}?ids=${ids.join(',')}`);
      element.querySelector('.nothing')?.remove();
      return place(speech, into, fresh);
    },
  };
};

export const showReplies = countAnswers;
