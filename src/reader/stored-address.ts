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
import { articleMarkdown, articlePage } from '../rooms/articles/articles.routes.tsx';
import type { World } from '../world.ts';
import { contactFormFor, sectionPage } from './reader.ts';

/** The address a stored one leads to now, for things that have moved. */
const homeOf = async (world: World, { kind, target }: AddressTarget, edition: string): Promise<string | undefined> => {
  if (kind === 'path') return target;
  if (kind === 'tag') return (await tagById(world, target))?.path;
  if (kind === 'author') return (await authorById(world, target, edition))?.path;
  if (kind === 'section') return (await sectionById(world, target))?.path;
  return (await articleById(world, target))?.path;
};

/** Answers an address that no route knows: a story, a section, or something that has moved; else the 404 page. */
export const storedAddress = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { visit } = request;
  const path = visit.publication.inEdition(visit.edition, visit.path);
  const target = await targetOfPath(world, path);
  if (!target && (await articleMarkdown(world, request, reply))) return;
  const home = target && (await homeOf(world, target, visit.edition.code));
  if (!target || home === undefined) return reply.notFound();
  const isHere = normalPath(home) === normalPath(path) && (target.kind === 'article' || target.kind === 'section');
  if (!isHere) return void (await reply.redirect(encodeURI(visit.stay(home)), 301));
  if (target.kind === 'section') return sectionPage(world, request, reply, target.target);
  return articlePage(world, request, reply, { id: target.target, below: (article) => contactFormFor(article, visit) });
};
