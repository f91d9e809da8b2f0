import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { askTranscript, isUnderWay, mayShow, transcriberState, transcribingOf } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { formOf, Tick } from '../signals/signal-page.tsx';
import type { Params } from '../stories/publishing/story-pages.tsx';
import type { AtSound } from './at-sound.tsx';
import { faultWords } from './fault-words.ts';
import { languageName } from './language-of.ts';
import { Watched, Work } from './making.tsx';
import { episodePath } from './podcast-pages.tsx';
import { atTranscript, drawTranscript } from './transcript.routes.tsx';

/** The operator’s program that writes down what is said: asking it, and how far it is. */
export const transcriberOf = async (
  world: World,
  at: AtSound & { mediaId: string },
  { language, hasOne }: { language: string; hasOne: boolean },
): Promise<JSX.Element | null> => {
  const state = transcriberState(world);
  if (!state.isThere) return <p class="field-hint">{state.words}</p>;
  const last = (await transcribingOf(world, at.mediaId)).find((work) => work.asked.language === language);
  const mayAsk = at.mayEdit && mayShow(at.account, 'edit-recording');
  const list = last && last.state !== 'done' && (
    <ul class="plain-list" aria-label="Being written down">
      <Work articleId={at.articleId} work={last} words={`Transcript in ${languageName(language)}`} mayEdit={mayAsk} />
    </ul>
  );
  const isBusy = last !== undefined && isUnderWay(last);
  return (
    <div class="podcast-part">
      {list ? isBusy ? <Watched articleId={at.articleId}>{list}</Watched> : list : null}
      {mayAsk && !isBusy ? (
        <form method="post" action={episodePath(at.articleId, '/transcript/ask')}>
          <input type="hidden" name="language" value={language} />
          <p>
            {state.program} on this server can write down what is said. It mishears names: read it against the sound
            before it is published.
          </p>
          {hasOne ? <Tick name="replace" label="In place of the one above" isOn={false} /> : null}
          <Button tone="quiet">Have it written down in {languageName(language)}</Button>
        </form>
      ) : null}
    </div>
  );
};

/** `POST /newsroom/episodes/:id/transcript/ask`: the program is set to work. */
export const transcriberRoutes = (app: FastifyInstance, world: World): void => {
  app.post<Params>('/newsroom/episodes/:id/transcript/ask', async (request, reply) => {
    const at = await atTranscript(world, { request, reply }, true);
    if (!at) return;
    if (!mayShow(at.account, 'edit-recording')) return reply.notFound();
    const form = formOf(request.body);
    const language = form.text('language');
    const asked = await askTranscript(world, {
      account: at.account,
      mediaId: at.mediaId,
      language,
      replace: form.has('replace'),
    });
    if (!asked.ok) return drawTranscript(world, { request, reply }, at, { language, fault: faultWords(asked) });
    return reply.redirect(episodePath(at.articleId, `/transcript?language=${language}&done=asked`), 303);
  });
};
