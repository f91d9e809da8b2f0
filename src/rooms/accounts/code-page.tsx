/** The page on which a code from a mail is typed, for all that such codes are used for. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { credentialWordsOf, isolated, lead, showEnding } from './credential-page.tsx';
import { awaitedCode, sendCode, takeCode, type CodeAsked, type CodePurpose, type ProvenMail } from './mail-code.ts';
import { lineOf, showEntrance, type Form } from './sign-in-page.tsx';
import { CodePage } from './views/StepUp.tsx';

export type CodePlace = {
  purpose: CodePurpose;
  /** Where the code is typed, and where another is asked for. */
  path: string;
  again: string;
};

const showGone = (request: FastifyRequest, reply: FastifyReply, { again }: CodePlace): Promise<void> => {
  const words = credentialWordsOf(request);
  const next = { href: request.visit.link(again), text: words.askAgain };
  return showEnding(request, reply, { title: words.codeGoneTitle, text: words.codeGone, status: 403, next });
};

/** Shows where to type the code that this browser waits for. */
export const showCodePage = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { fault, ...place }: CodePlace & { fault?: string },
): Promise<void> => {
  const awaited = await awaitedCode(world, request, place.purpose);
  if (!awaited) return showGone(request, reply, place);
  const { visit } = request;
  const words = credentialWordsOf(request);
  const part = (
    <CodePage
      {...{ visit, words, fault }}
      email={isolated(awaited.email)}
      action={visit.link(place.path)}
      again={visit.link(place.again)}
    />
  );
  await showEntrance(reply, part, { title: words.codeTitle, ...(fault ? { status: 422 } : {}) });
};

/** Sends a code and leads to where it is typed. */
export const sendCodeTo = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { place, ...asked }: Omit<CodeAsked, 'network' | 'edition' | 'purpose'> & { place: CodePlace },
): Promise<void> => {
  const { network, visit } = request;
  const sent = await sendCode(world, { ...asked, purpose: place.purpose, network, edition: visit.edition });
  if (sent.ok) return lead(reply, visit.link(place.path), [sent.value]);
  const words = credentialWordsOf(request);
  const next = { href: visit.link(place.again), text: words.goOn };
  await showEnding(request, reply, { title: words.codeTitle, text: words.tooManyMails, status: 429, next });
};

/** What the typed code proves; when it proves nothing the answer has been sent already. */
export const typedCode = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  place: CodePlace,
): Promise<ProvenMail | undefined> => {
  const typed = lineOf(request.body as Form, 'code');
  const taken = await takeCode(world, request, { purpose: place.purpose, typed });
  if (taken.ok) return taken.value;
  const fault = credentialWordsOf(request).wrongCode;
  await (taken.refusal === 'gone'
    ? showGone(request, reply, place)
    : showCodePage(world, request, reply, { ...place, fault }));
  return undefined;
};
