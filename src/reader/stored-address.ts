import type { FastifyReply, FastifyRequest } from 'fastify';
import { normalPath } from '../common/addresses.ts';
import {
  articleById,
  authorById,
  sectionById,
  tagById,
  targetOfPath,
  type AddressTarget,
} from '../rooms/articles/articles.ts';
import { soundMarkdown } from '../rooms/audio/audio.ts';
import { articleMarkdown, articlePage } from '../rooms/articles/articles.routes.tsx';
import type { World } from '../world.ts';
import { aroundStory } from './around-story.tsx';
import { answerForGone } from './gone-story.tsx';
import { contactFormFor, keptLinkFor, sectionPage } from './reader.ts';

/** The address a stored one leads to now, for things that have moved. */
const homeOf = async (world: World, { kind, target }: AddressTarget, edition: string): Promise<string | undefined> => {
  if (kind === 'path') return target;
  if (kind === 'tag') return (await tagById(world, target))?.path;
  if (kind === 'author') return (await authorById(world, target, edition))?.path;
  if (kind === 'section') return (await sectionById(world, target))?.path;
  const article = await articleById(world, target);
  // Where an unpublished story would be is nobody's business.
  return article?.status === 'published' ? article.path : undefined;
};

/**
 * Answers an address that no route knows: a story, a section, or something that has moved. False, and nothing answered, when
 * nothing is stored at it.
 */
export const storedAddress = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
  const { visit } = request;
  const path = visit.publication.inEdition(visit.edition, visit.path);
  const target = await targetOfPath(world, path);
  if (!target && (await articleMarkdown(world, request, reply, (article) => soundMarkdown(world, article))))
    return true;
  const home = target && (await homeOf(world, target, visit.edition.code));
  if (target?.kind === 'article' && home === undefined) return answerForGone(world, { request, reply }, target.target);
  if (!target || home === undefined) return false;
  const isHere = normalPath(home) === normalPath(path) && (target.kind === 'article' || target.kind === 'section');
  if (!isHere) await reply.redirect(encodeURI(visit.stay(home)), 301);
  else if (target.kind === 'section') await sectionPage(world, request, reply, target.target);
  else
    await articlePage(world, request, reply, {
      id: target.target,
      below: (article) => contactFormFor(article, visit) ?? keptLinkFor(article, visit),
      around: (article) => aroundStory(world, request, article),
    });
  return true;
};
