import type { JSX } from 'preact';
import { formatDateTime } from '../../common/dates.ts';
import type { ArticleSummary } from '../../rooms/articles/articles.ts';
import { isCounted, type FilledBlock, type Layout, type LayoutBlock, type Pick } from '../../rooms/fronts/fronts.ts';
import { BlockSettings, type Choices } from './BlockSettings.tsx';
import { Act, SignButton } from './FrontFields.tsx';
import { blockName, kindNames, ruleInWords, type Names } from './front-names.ts';

/** What every part of the arranging page needs to know. */
export type Arranging = Choices & {
  /** Address of the place's page. */
  base: string;
  version: number;
  layout: Layout;
  filled: ReadonlyMap<string, FilledBlock>;
  /** Picked stories, also those that are not public. */
  stories: ReadonlyMap<string, ArticleSummary>;
  names: Names;
  timeZone: string;
  now: number;
};

const Handle = ({ words }: { words: string }): JSX.Element => (
  <button
    class="front-handle"
    type="button"
    data-handle
    hidden
    aria-label={words}
    title="Drag, or press space and use the arrow keys"
  >
    <span aria-hidden="true">⠿</span>
  </button>
);

const untilWords = ({ until }: Pick, { now, timeZone }: Arranging): string | undefined => {
  if (until === undefined) return undefined;
  const at = formatDateTime(until, { language: 'en-GB', timeZone });
  return until > now ? `until ${at}` : `its time was over ${at}: the rule fills its place`;
};

const PickRow = (props: Arranging & { block: LayoutBlock; pick: Pick; place: number }): JSX.Element => {
  const { block, pick, place, base, version, stories } = props;
  const story = stories.get(pick.story);
  const headline = pick.headline ?? story?.headline ?? 'A story that is gone';
  const isOut = story !== undefined && story.status === 'published';
  const notes = [
    story && !isOut ? 'not public: readers see what the rule gives instead' : undefined,
    story ? undefined : 'readers see what the rule gives instead',
    pick.headline && story ? `its own headline: ${story.headline}` : undefined,
    pick.standfirst !== undefined ? 'own standfirst' : undefined,
    pick.kicker !== undefined ? 'own kicker' : undefined,
    pick.mediaId ? 'own picture' : undefined,
    untilWords(pick, props),
    place >= block.count ? `beyond the ${block.count} this block shows` : undefined,
  ].filter(Boolean);
  const fields = { story: pick.story, block: block.id };
  return (
    <li class="front-pick" data-story={pick.story} data-name={headline} id={`story-${pick.story}`}>
      <Handle words={`Move “${headline}”`} />
      <div class="front-pick-words">
        <strong dir="auto">{headline}</strong>
        {notes.length > 0 && <small>{notes.join(' · ')}</small>}
      </div>
      <div class="front-acts">
        <a class="front-change" href={`${base}/stories/${pick.story}`} data-dialog aria-label={`Change “${headline}”`}>
          Change
        </a>
        <Act action={`${base}/change`} version={version} fields={{ do: 'move-story', ...fields }}>
          <SignButton sign="↑" words={`“${headline}” up`} name="to" value={String(place - 1)} isOff={place === 0} />
          <SignButton
            sign="↓"
            words={`“${headline}” down`}
            name="to"
            value={String(place + 1)}
            isOff={place === block.picks.length - 1}
          />
        </Act>
        <Act action={`${base}/change`} version={version} fields={{ do: 'remove-story', ...fields }}>
          <SignButton sign="×" words={`Take “${headline}” out`} />
        </Act>
      </div>
    </li>
  );
};

/** What the rule puts into the places that are left, now: each can be kept by picking it. */
const Filling = (props: Arranging & { block: LayoutBlock }): JSX.Element | null => {
  const { block, filled, base, version } = props;
  const picked = new Set(block.picks.map(({ story }) => story));
  const rest = (filled.get(block.id)?.stories ?? []).filter(({ id }) => !picked.has(id));
  if (rest.length === 0) return null;
  return (
    <ol class="front-filling" aria-label="What the rule gives now">
      {rest.map(({ id, headline }) => (
        <li>
          <span dir="auto">{headline}</span>
          {!isCounted(block.kind) && (
            <Act action={`${base}/change`} version={version} fields={{ do: 'add-story', story: id, block: block.id }}>
              <button class="link-button" type="submit" aria-label={`Keep “${headline}” in this block`}>
                Keep
              </button>
            </Act>
          )}
        </li>
      ))}
    </ol>
  );
};

const about = ({ names, filled }: Arranging, block: LayoutBlock): string => {
  const shown = filled.get(block.id)?.stories.length ?? 0;
  if (block.kind === 'podcast') return 'There are no episodes yet: readers see nothing of this block.';
  if (block.kind === 'note')
    return block.text ? '' : 'Nothing is said yet: readers see nothing of this block. Write it under Settings.';
  if (block.kind === 'live')
    return shown === 0
      ? 'No live blog is running: readers see nothing of this block.'
      : `Running live blogs, up to ${block.count}.`;
  const rule =
    block.rule.by === 'none'
      ? 'Only picked stories'
      : `Up to ${block.count}; filled with ${ruleInWords(block.rule, names)}`;
  return shown === 0 ? `${rule}. Nothing fits now: readers see nothing of this block.` : `${rule}.`;
};

const phoneNote: Record<LayoutBlock['phones'], string> = {
  all: '',
  three: ' On phones: three stories.',
  none: ' Not on phones.',
};

/** One block: what it is, its picked stories, what fills the rest, its settings. */
export const BlockCard = (props: Arranging & { block: LayoutBlock; place: number }): JSX.Element => {
  const { block, place, base, version, layout, names } = props;
  const name = blockName(block, names);
  const action = `${base}/change`;
  const said = `${about(props, block)}${phoneNote[block.phones]}`;
  return (
    <li class="front-card" data-block={block.id} data-name={name} id={`block-${block.id}`}>
      <header class="front-card-head">
        <Handle words={`Move the block “${name}”`} />
        <h3>
          <span dir="auto">{name}</span>
          {name === kindNames[block.kind] ? null : <small>{kindNames[block.kind]}</small>}
        </h3>
        <div class="front-acts">
          <Act action={action} version={version} fields={{ do: 'move-block', block: block.id }}>
            <SignButton sign="↑" words={`Block “${name}” up`} name="to" value={String(place - 1)} isOff={place === 0} />
            <SignButton
              sign="↓"
              words={`Block “${name}” down`}
              name="to"
              value={String(place + 1)}
              isOff={place === layout.blocks.length - 1}
            />
          </Act>
          <Act action={action} version={version} fields={{ do: 'remove-block', block: block.id }}>
            <SignButton sign="×" words={`Take block “${name}” out`} />
          </Act>
        </div>
      </header>
      {said && <p class="front-about">{said}</p>}
      {block.kind === 'note' && block.text && (
        <p class="front-note-line" dir="auto">
          {block.text}
        </p>
      )}
      {isCounted(block.kind) ? null : (
        <ol class="front-picks" data-picks={block.id} aria-label={`Picked for “${name}”`}>
          {block.picks.map((pick, index) => (
            <PickRow {...props} pick={pick} place={index} />
          ))}
        </ol>
      )}
      <Filling {...props} />
      <BlockSettings {...props} action={action} />
    </li>
  );
};
