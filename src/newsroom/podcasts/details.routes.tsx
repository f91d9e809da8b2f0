import type { FastifyInstance } from 'fastify';
import { articlesByIds, targetOfPath } from '../../rooms/articles/articles.ts';
import { episodeTypes, type EpisodeSaid } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field, TextField } from '../../ui/parts/Field.tsx';
import { PickPicture } from '../media/media-elements.ts';
import { textsIn } from '../people/people-pages.tsx';
import { formOf, Tick, type Form } from '../signals/signal-page.tsx';
import type { Params } from '../stories/publishing/story-pages.tsx';
import { atEpisode, showSound, type Asked } from './at-sound.tsx';
import { changeEpisode, type AtEpisode } from './change-episode.ts';
import { faultsByField } from './fault-words.ts';
import { typeChoices, wholeIn } from './new-episode.routes.tsx';
import { PeopleRows } from './PeopleRows.tsx';
import { episodePath } from './podcast-pages.tsx';
import { peopleIn } from './read-people.ts';
import { mediaIdIn } from './read-show-form.ts';

/** The details as the form has them: texts as they were typed. */
type Said = {
  season: string;
  number: string;
  type: string;
  isExplicit: boolean;
  artId: string;
  people: ReturnType<typeof peopleIn>;
  stories: string;
};

const saidOf = async (world: World, { episode }: AtEpisode): Promise<Said> => {
  const stories = await articlesByIds(world, episode.storyIds);
  const paths = episode.storyIds.flatMap((id) => stories.find((one) => one.id === id)?.path ?? []);
  return {
    season: episode.season === undefined ? '' : String(episode.season),
    number: episode.number === undefined ? '' : String(episode.number),
    type: episode.type,
    isExplicit: episode.isExplicit,
    artId: episode.artId === undefined ? '' : `/newsroom/media/${episode.artId}`,
    people: episode.people,
    stories: paths.join('\n'),
  };
};

const saidIn = (form: Form): Said => ({
  season: form.text('season'),
  number: form.text('number'),
  type: form.text('type'),
  isExplicit: form.has('isExplicit'),
  artId: form.text('artId'),
  people: peopleIn(form),
  stories: form.text('stories'),
});

/** The stories whose addresses stand there, a line each; the first line that is none of ours is told. */
const storiesIn = async (world: World, text: string): Promise<{ ids: string[]; fault?: string }> => {
  const ids: string[] = [];
  for (const line of text
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter(Boolean)
    .slice(0, 50)) {
    const path = URL.canParse(line, world.config.publicUrl) ? new URL(line, world.config.publicUrl).pathname : '';
    const target = path === '' ? undefined : await targetOfPath(world, decodeURI(path));
    if (target?.kind !== 'article') return { ids, fault: `“${line}” is no story of ours.` };
    ids.push(target.target);
  }
  return { ids };
};

const Form = ({ at, said, faults }: { at: AtEpisode; said: Said; faults: ReadonlyMap<string, string> }) => (
  <form class="form podcast-form" method="post" action={episodePath(at.articleId, '/details')}>
    <div class="setting-grid">
      <Field name="season" label="Season" value={said.season} fault={faults.get('season')} maxLength={6} />
      <Field name="number" label="Number" value={said.number} fault={faults.get('number')} maxLength={6} />
    </div>
    <Choices name="type" label="What it is" value={said.type} choices={typeChoices} />
    <Tick name="isExplicit" label="Explicit: not for children" isOn={said.isExplicit} />
    <PickPicture data-language="en">
      <Field
        name="artId"
        label="Art of its own"
        hint="A square JPEG or PNG of 1,400 to 3,000 pixels: the address of its page in the library. Left empty: the show’s."
        value={said.artId}
        fault={faults.get('artId')}
        maxLength={300}
        dir="ltr"
      />
    </PickPicture>
    <PeopleRows
      people={said.people}
      fault={faults.get('people')}
      hint="Guests and whoever has made this one, beside those of the show."
    />
    <TextField
      name="stories"
      label="Stories it talks about"
      hint="Their addresses on this site, a line each. They link to each other."
      value={said.stories}
      fault={faults.get('storyIds')}
      rows={4}
    />
    <p>
      <Button>Save the details</Button>
    </p>
  </form>
);

const draw = async (
  { request, reply }: Asked,
  at: AtEpisode,
  { said, faults = new Map() }: { said: Said; faults?: ReadonlyMap<string, string> },
): Promise<void> => {
  const known = new Set(['season', 'number', 'artId', 'people', 'storyIds']);
  const rest = [...faults].filter(([field]) => !known.has(field)).map(([, words]) => words);
  const words = ['Nothing is saved yet: what is wrong stands beside it.', ...rest].join(' ');
  await showSound(reply, at, {
    here: 'details',
    title: 'Details',
    status: faults.size > 0 ? 422 : 200,
    fault: faults.size > 0 ? <p>{words}</p> : undefined,
    said: textsIn(request)('done') === 'saved' ? 'Saved.' : undefined,
    styles: ['pick-picture.css'],
    islands: ['pick-picture.js'],
    children: at.mayEdit ? <Form {...{ at, said, faults }} /> : <p>You may look at this episode, but not change it.</p>,
  });
};

const save = async (world: World, asked: Asked): Promise<void> => {
  const at = await atEpisode(world, asked, true);
  if (!at) return;
  const said = saidIn(formOf(asked.request.body));
  const [season, number, stories] = [wholeIn(said.season), wholeIn(said.number), await storiesIn(world, said.stories)];
  const own = new Map([
    ...(season === undefined ? [['season', 'A whole number from 1, or nothing.'] as const] : []),
    ...(number === undefined ? [['number', 'A whole number from 1, or nothing.'] as const] : []),
    ...(stories.fault === undefined ? [] : [['storyIds', stories.fault] as const]),
  ]);
  if (own.size > 0 || season === undefined || number === undefined) return draw(asked, at, { said, faults: own });
  const change: EpisodeSaid = {
    season,
    number,
    type: episodeTypes.find((one) => one === said.type) ?? 'full',
    isExplicit: said.isExplicit,
    artId: mediaIdIn(said.artId) ?? null,
    people: said.people,
    storyIds: stories.ids,
  };
  const saved = await changeEpisode(world, at, change);
  if (!saved.ok) return draw(asked, at, { said, faults: faultsByField(saved) });
  await asked.reply.redirect(episodePath(at.articleId, '/details?done=saved'), 303);
};

/** `/newsroom/episodes/:id/details`: numbers, type, art, people, the stories it talks about. */
export const detailRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/episodes/:id/details';
  app.get<Params>(path, async (request, reply) => {
    const at = await atEpisode(world, { request, reply }, false);
    if (at) await draw({ request, reply }, at, { said: await saidOf(world, at) });
  });
  app.post<Params>(path, (request, reply) => save(world, { request, reply }));
};
