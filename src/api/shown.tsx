/** Our values as programs see them: times in ISO 8601, addresses whole, nothing left out but what is null. */
import { renderToString } from 'preact-render-to-string';
import type * as v from 'valibot';
import type { ArticleSummary } from '../rooms/articles/articles.ts';
import {
  commentCounts,
  commentToMarkdown,
  CommentText,
  permalinkOf,
  storyFacts,
  threadNow,
  type Comment,
  type Commenter,
} from '../rooms/discussion/discussion.ts';
import type { World } from '../world.ts';
import type { articleSchema, commentSchema, personSchema } from './schemas.ts';

export type ShownPerson = v.InferOutput<typeof personSchema>;
export type ShownComment = v.InferOutput<typeof commentSchema>;
export type ShownStory = v.InferOutput<typeof articleSchema>;

export const momentText = (at: number): string => new Date(at).toISOString();
export const maybeMoment = (at: number | undefined): string | null => (at ? momentText(at) : null);

const origin = ({ config }: World): string => config.publicUrl;

/** A stored path as an address. */
export const urlOf = (world: World, path: string): string => origin(world) + encodeURI(path);

export const pictureUrl = (world: World, picture: string | undefined): string | null =>
  picture === undefined ? null : `${origin(world)}/pictures/${picture}`;

export const shownPerson = (world: World, writer: Omit<Commenter, 'accountId'>): ShownPerson => ({
  id: writer.id,
  name: writer.name,
  badge: writer.badge ?? null,
  picture: pictureUrl(world, writer.picture),
  isPublic: writer.isPublic,
  isFormer: writer.isFormer,
});

/** Story → its path, for the addresses of comments. */
export type Paths = ReadonlyMap<string, string>;

/** Where a comment is gone, nobody is named beside the line that says so. */
export const shownComment =
  (world: World, paths: Paths) =>
  (comment: Comment): ShownComment => {
    const { body, pick, inReplyTo } = comment;
    return {
      id: comment.id,
      articleId: comment.articleId,
      parentId: comment.parentId ?? null,
      rootId: comment.rootId,
      inReplyTo: inReplyTo ? { id: inReplyTo.id, name: inReplyTo.name } : null,
      state: comment.state,
      writer: body ? shownPerson(world, comment.commenter) : null,
      edition: comment.edition,
      markdown: body ? commentToMarkdown(body) : null,
      html: body ? renderToString(<CommentText body={body} />) : null,
      createdAt: momentText(comment.createdAt),
      editedAt: maybeMoment(comment.editedAt),
      replyCount: comment.replyCount,
      recommendCount: comment.recommendCount,
      rule: comment.rule ?? null,
      pick: pick ? { by: pick.by, why: pick.why, at: momentText(pick.at) } : null,
      url: urlOf(world, permalinkOf(comment, paths.get(comment.articleId) ?? '/')),
    };
  };

const threadOf = async (
  world: World,
  { id }: ArticleSummary,
  counts: ReadonlyMap<string, number>,
): Promise<ShownStory['thread']> => {
  const facts = await storyFacts(world, id);
  if (!facts) return null;
  const { state } = await threadNow(world, facts);
  return { state, count: state === 'hidden' ? 0 : (counts.get(id) ?? 0) };
};

/** Stories with how their discussions stand. */
export const shownStories = async (world: World, stories: readonly ArticleSummary[]): Promise<ShownStory[]> => {
  const counts = await commentCounts(
    world,
    stories.map(({ id }) => id),
  );
  return Promise.all(
    stories.map(async (story) => ({
      id: story.id,
      path: story.path,
      url: urlOf(world, story.path),
      edition: story.edition,
      kind: story.kind,
      headline: story.headline,
      standfirst: story.standfirst,
      publishedAt: maybeMoment(story.publishedAt),
      updatedAt: maybeMoment(story.updatedAt),
      thread: await threadOf(world, story, counts),
    })),
  );
};
