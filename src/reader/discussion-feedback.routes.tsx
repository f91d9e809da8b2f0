/** What readers want to tell the newsroom about the discussion: a letter, to an address of its own where there is one. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor, type WordsIn } from '../common/words.ts';
import { createRateLimit } from '../delivery/delivery.ts';
import { articleById } from '../rooms/articles/articles.ts';
import { discussionSettings } from '../rooms/discussion/discussion.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { faultsOf, mailOf, typedLetter, type Letter } from './contact.ts';
import { ContactForm, type ContactFormProps } from './ContactForm.tsx';
import { readerWords } from './reader-words.ts';

const hour = 3_600_000;
const lettersAnHour = 6;
const idPattern = /^[\da-f-]{36}$/;

const feedbackWords: WordsIn<{ title: string; subject: string }> = {
  en: { title: 'Write to us about the discussion', subject: 'Discussion' },
  es: { title: 'Escríbanos sobre el debate', subject: 'Debate' },
  ru: { title: 'Напишите нам об обсуждении', subject: 'Обсуждение' },
  ar: { title: 'اكتب إلينا عن النقاش', subject: 'النقاش' },
};

const addressOf = ({ publication }: Visit): string =>
  discussionSettings(publication).feedbackEmail || publication.settings.contactEmail;

const storyIn = (request: FastifyRequest): string | undefined => {
  const story = (request.query as Record<string, unknown>)['story'];
  return typeof story === 'string' && idPattern.test(story) ? story : undefined;
};

type Shown = Pick<ContactFormProps, 'letter' | 'faults' | 'isTooMany'> & { status?: number };

const show = async (request: FastifyRequest, reply: FastifyReply, { status = 200, ...shown }: Shown): Promise<void> => {
  const { visit } = request;
  const { language } = visit.edition;
  const { title } = wordsFor(feedbackWords, language);
  const story = storyIn(request);
  const action = `${visit.link('/discussion/feedback')}${story === undefined ? '' : `?story=${story}`}`;
  const page = (
    <div class="page">
      <ContactForm
        visit={visit}
        words={wordsFor(readerWords, language)}
        level={1}
        title={title}
        action={action}
        {...shown}
      />
    </div>
  );
  await reply.show(page, { head: { title, kind: 'contact' }, topics: ['site'], status, isPrivate: status !== 200 });
};

/** The letter, with the story it was begun under. */
const send = async (world: World, request: FastifyRequest, letter: Letter): Promise<void> => {
  const { visit } = request;
  const storyId = storyIn(request);
  const story = storyId === undefined ? undefined : await articleById(world, storyId);
  const { subject } = wordsFor(feedbackWords, visit.edition.language);
  const under = story?.status === 'published' ? `\n\n${visit.absolute(story.path)}#comments` : '';
  const written = { ...letter, subject: letter.subject ? `${subject}: ${letter.subject}` : subject };
  const mail = mailOf(written, { to: addressOf(visit), publication: visit.edition.publicationName });
  if (mail.ok)
    await world.write((tx) => tx.later('mail', { ...mail.value, text: `${mail.value.text.trimEnd()}${under}\n` }));
};

export const discussionFeedbackRoutes = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ limit: lettersAnHour, perMs: hour, now: world.now });

  app.get('/discussion/feedback', async (request, reply) => {
    if (!addressOf(request.visit)) return reply.notFound();
    return show(request, reply, {});
  });

  app.post<{ Body: Record<string, unknown> | undefined }>('/discussion/feedback', async (request, reply) => {
    if (!addressOf(request.visit)) return reply.notFound();
    const form = request.body ?? {};
    const letter = typedLetter(form);
    const faults = faultsOf(letter);
    if (faults.length > 0) return show(request, reply, { letter, faults, status: 422 });
    const isTrapped = typeof form['website'] === 'string' && form['website'] !== '';
    if (!isTrapped) {
      const wait = limit.take(request.network);
      if (wait > 0)
        return show(request, reply.header('retry-after', String(wait)), { letter, isTooMany: true, status: 429 });
      await send(world, request, letter);
    }
    // A machine is thanked too: it need not learn that it was noticed.
    await reply.redirect(request.visit.link('/contact/sent'), 303);
  });
};
