import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../common/words.ts';
import { createOrigin } from '../delivery/client-address.ts';
import { createRateLimit, networkOf } from '../delivery/delivery.ts';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { faultsOf, mailOf, typedLetter, type Letter } from './contact.ts';
import { ContactForm, type ContactFormProps } from './ContactForm.tsx';
import { readerWords } from './reader-words.ts';

const hour = 3_600_000;
const lettersAnHour = 6;

type Again = Pick<ContactFormProps, 'letter' | 'faults' | 'isTooMany'>;

/** The form once more, with all that was typed. */
const showAgain = async (
  request: FastifyRequest,
  reply: FastifyReply,
  again: Again & { status: number },
): Promise<void> => {
  const { visit } = request;
  const { status, ...shown } = again;
  const words = wordsFor(readerWords, visit.edition.language);
  const page = (
    <div class="page">
      <ContactForm visit={visit} words={words} level={1} {...shown} />
    </div>
  );
  await reply.show(page, { head: { title: words.writeToUs, kind: 'contact' }, topics: [], status, isPrivate: true });
};

const send = async (world: World, request: FastifyRequest, letter: Letter): Promise<void> => {
  const { publication, edition } = request.visit;
  const mail = mailOf(letter, { to: publication.settings.contactEmail, publication: edition.publicationName });
  if (mail.ok) await world.write((tx) => tx.later('mail', mail.value));
};

export const contactRoutes = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ limit: lettersAnHour, perMs: hour, now: world.now });
  const origin = createOrigin(world.config.trustedProxies);

  app.post<{ Body: Record<string, unknown> | undefined }>('/contact', async (request, reply) => {
    const { visit } = request;
    if (!visit.publication.settings.contactEmail) return reply.notFound();
    const form = request.body ?? {};
    const letter = typedLetter(form);
    const faults = faultsOf(letter);
    if (faults.length > 0) return showAgain(request, reply, { letter, faults, status: 422 });
    const isTrapped = typeof form['website'] === 'string' && form['website'] !== '';
    if (!isTrapped) {
      const wait = limit.take(networkOf(origin.clientAddress(request.raw)));
      if (wait > 0) {
        reply.header('retry-after', String(wait));
        return showAgain(request, reply, { letter, isTooMany: true, status: 429 });
      }
      await send(world, request, letter);
    }
    // A machine is thanked too: it need not learn that it was noticed.
    await reply.redirect(visit.link('/contact/sent'), 303);
  });

  app.get('/contact/sent', async (request, reply) => {
    const { visit } = request;
    const words = wordsFor(readerWords, visit.edition.language);
    const part = (
      <div class="page">
        <PageHead title={words.thanks} standfirst={words.thanksText}>
          <p class="link-row">
            <a href={visit.link('/')}>{words.backToFront}</a>
          </p>
        </PageHead>
      </div>
    );
    await reply.show(part, { head: { title: words.thanks, kind: 'contact' }, topics: [] });
  });
};
