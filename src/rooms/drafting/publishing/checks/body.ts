import type { MediaFault } from '../../../../common/media-picked.ts';
import { nodesOf, plainInline, type BodyNode, type LeadMedia } from '../../../articles/articles.ts';
import type { FoundFaults } from '../../../media/media.ts';
import type { CheckKey } from '../checklist-settings.ts';
import type { Found, Looked, LookedLink, Looking } from './found.ts';

/** Every node of the text with the block it stands in, counted from 0; -1 is the lead. */
export function* placedNodes({
  story: { fields },
}: Pick<Looked, 'story'>): Generator<{ node: BodyNode; block: number }> {
  if (fields.lead) for (const node of nodesOf(fields.lead)) yield { node, block: -1 };
  for (const [block, top] of fields.body.content.entries()) for (const node of nodesOf(top)) yield { node, block };
}

const whereIs = (block: number): string => (block < 0 ? 'lead' : `body:${block}`);

const lead: Looking = ({ story: { fields } }) => {
  // An episode shows its art.
  if (fields.kind === 'page' || fields.kind === 'episode') return [];
  const isThere = fields.lead !== undefined;
  return [
    {
      key: 'lead',
      isFine: isThere,
      words: isThere ? 'It begins with a picture, film or sound.' : 'There is no lead picture.',
      where: 'lead',
    },
  ];
};

const said = (node: BodyNode, name: 'alt' | 'credit'): boolean =>
  node.type === 'picture' && (node.attrs[name] ?? '').trim() !== '';

type Kind = { key: CheckKey; faults: readonly MediaFault[]; fine: string; bad: string };

const kinds: readonly Kind[] = [
  { key: 'media-there', faults: ['missing', 'deleted'], fine: 'Every file is there.', bad: 'its file is not there' },
  { key: 'alt', faults: ['no-alt'], fine: 'Every picture has an alternative text.', bad: 'it has no alternative text' },
  { key: 'credit', faults: ['no-credit'], fine: 'Everything has its credit.', bad: 'it has no credit' },
  { key: 'rights', faults: ['expired'], fine: 'No rights have ended.', bad: 'the rights to it have ended' },
];

const nameOf = (block: number, { name, kind }: FoundFaults): string =>
  `${block < 0 ? 'The lead' : `The ${kind} in block ${block + 1}`}${name ? ` (${name})` : ''}`;

/** What is said of a medium in the story itself wins over what the library knows of it. */
const isMended = (node: BodyNode, fault: MediaFault): boolean =>
  (fault === 'no-alt' && said(node, 'alt')) || (fault === 'no-credit' && said(node, 'credit'));

const media: Looking = (looked) => {
  const placed = [...placedNodes(looked)].filter(
    ({ node }) => node.type === 'picture' || node.type === 'film' || node.type === 'sound',
  );
  if (placed.length === 0) return [];
  const faultsBy = new Map(looked.media.map((found) => [found.mediaId, found]));
  return kinds.flatMap(({ key, faults, fine, bad }): Found[] => {
    const found = placed.flatMap(({ node, block }): Found[] => {
      const known = faultsBy.get((node as Extract<LeadMedia, { attrs: { mediaId: string } }>).attrs.mediaId);
      const isBad = known?.faults.some((fault) => faults.includes(fault) && !isMended(node, fault)) === true;
      return known && isBad
        ? [{ key, isFine: false, words: `${nameOf(block, known)}: ${bad}.`, where: whereIs(block) }]
        : [];
    });
    return found.length > 0 ? found : [{ key, isFine: true, words: fine }];
  });
};

const headings: Looking = ({ story: { fields } }) => {
  const found: Found[] = [];
  let before = 1;
  let count = 0;
  for (const [block, node] of fields.body.content.entries()) {
    if (node.type !== 'heading') continue;
    count += 1;
    const text = plainInline(node.content).trim();
    const where = whereIs(block);
    if (text === '') found.push({ key: 'headings', isFine: false, words: 'A heading is empty.', where });
    if (node.attrs.level > before + 1)
      found.push({
        key: 'headings',
        isFine: false,
        words: `“${text}” is a heading of level ${node.attrs.level}, but none of level ${node.attrs.level - 1} stands over it.`,
        where,
      });
    before = node.attrs.level;
  }
  if (count === 0 || found.length > 0) return found;
  return [{ key: 'headings', isFine: true, words: 'The headings are in order.' }];
};

const embeds: Looking = (looked) => {
  const placed = [...placedNodes(looked)].filter(({ node }) => node.type === 'embed' || node.type === 'rawHtml');
  if (placed.length === 0) return [];
  const untitled = placed.filter(
    ({ node }) => (node.type === 'embed' || node.type === 'rawHtml') && !(node.attrs.title ?? '').trim(),
  );
  if (untitled.length === 0) return [{ key: 'embeds', isFine: true, words: 'Every embed has a title.' }];
  return untitled.map(({ block }) => ({
    key: 'embeds' as const,
    isFine: false,
    words: `The embed in block ${block + 1} has no title.`,
    where: whereIs(block),
  }));
};

const linkWords: Record<LookedLink['state'], (link: LookedLink) => string> = {
  waiting: ({ href }) => `${href} is being asked.`,
  alive: ({ href }) => `${href} answers.`,
  moved: ({ href, leadsTo }) => `${href} leads on to ${leadsTo ?? 'another address'}.`,
  dead: ({ href, status }) => `${href} is dead${status ? ` (it answers ${status})` : ': there is no such server'}.`,
  silent: ({ href }) => `${href} did not answer.`,
  closed: ({ href, status }) =>
    `${href} could not be looked at${status ? ` (it answers ${status})` : ''}. Try it yourself.`,
  unpublished: ({ href }) => `${href} is a story that is not published.`,
  nowhere: ({ href }) => `${href} leads nowhere on this site.`,
};

const links: Looking = (looked) =>
  ([true, false] as const).flatMap((isInside): Found[] => {
    const here = looked.links.filter((link) => link.isInside === isInside);
    const key = isInside ? 'links-inside' : 'links-outside';
    if (here.length === 0) return [];
    const waiting = here.filter(({ state }) => state === 'waiting').length;
    const bad = here.filter(({ state }) => state !== 'alive' && state !== 'waiting');
    const found = bad.map((link): Found => ({
      key,
      isFine: false,
      words: linkWords[link.state](link),
      where: whereIs(link.block),
    }));
    // Nobody has to wait for another site: what is not known yet is not held against the story.
    if (waiting > 0) found.push({ key, isFine: true, words: `${waiting} of ${here.length} links are being asked.` });
    if (found.length > 0) return found;
    return [{ key, isFine: true, words: here.length === 1 ? 'The link answers.' : `All ${here.length} links answer.` }];
  });

export const bodyChecks: readonly Looking[] = [lead, media, headings, embeds, links];
