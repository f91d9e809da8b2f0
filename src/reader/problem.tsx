import type { JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import { foldSpace } from '../common/text.ts';
import { articlesInEdition, type ArticleSummary } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Block } from '../ui/parts/Block.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { bareChrome, chromeData } from './chrome-data.ts';
import { readerWords, type ReaderWords } from './reader-words.ts';
import { SearchBox } from './SearchBox.tsx';
import { drawShell } from './shell.tsx';
import { noPictures } from './story-pictures.ts';
import { StoryTeaser } from './StoryTeaser.tsx';

/** What went wrong with a request, as its reader is told. */
export type Problem = {
  kind: 'not-found' | 'gone' | 'forbidden' | 'busy' | 'invalid' | 'too-large' | 'error';
  /** Under which the log knows it. */
  requestId?: string;
  /** The address that was asked for. */
  path?: string;
};

/** The words in an address: `/science/2026/11/23/the-tides-rise` → “the tides rise”. */
export const wordsOfPath = (path: string): string => {
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // An address that cannot be decoded still has words.
  }
  const last = plain.split('/').findLast((piece) => /\p{L}{3}/u.test(piece)) ?? '';
  return foldSpace(last.replace(/\.(?:html?|php|aspx?|md|amp)$/i, '').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')).slice(
    0,
    100,
  );
};

type PageProps = { problem: Problem; visit: Visit; words: ReaderWords; latest: readonly ArticleSummary[] };

const ProblemPage = ({ problem, visit, words, latest }: PageProps): JSX.Element => {
  const { kind, requestId, path } = problem;
  const [title = '', text = ''] = words.problems[kind];
  return (
    <div class="page">
      <PageHead title={title} standfirst={text}>
        {requestId ? (
          <p class="meta">
            {words.requestId} <code>{requestId}</code>
          </p>
        ) : null}
        {kind === 'not-found' || kind === 'gone' ? (
          <SearchBox visit={visit} words={words} query={path ? wordsOfPath(path) : ''} />
        ) : (
          <p class="link-row">
            <a href={visit.link('/')}>{words.backToFront}</a>
          </p>
        )}
      </PageHead>
      {latest.length > 0 && (
        <Block id="latest" title={words.latest}>
          {latest.map((story) => (
            <StoryTeaser story={story} size="line" visit={visit} pictures={noPictures} hasStandfirst />
          ))}
        </Block>
      )}
    </div>
  );
};

/** Only a missing page is helped by stories; when we are in trouble ourselves, the database is left alone. */
const latestFor = async (world: World, visit: Visit, { kind }: Problem): Promise<readonly ArticleSummary[]> =>
  kind === 'not-found' || kind === 'gone'
    ? (await articlesInEdition(world, visit.edition.code, { limit: 4 })).articles
    : [];

/** The page that says what went wrong and what to do now. It never fails itself. */
export const renderProblem = async (world: World, visit: Visit, problem: Problem): Promise<string> => {
  const words = wordsFor(readerWords, visit.edition.language);
  const head = { title: words.problems[problem.kind][0] ?? '', kind: 'problem' };
  const draw = (latest: readonly ArticleSummary[], chrome: ReturnType<typeof bareChrome>): string =>
    drawShell({
      visit,
      head,
      chrome,
      children: <ProblemPage problem={problem} visit={visit} words={words} latest={latest} />,
    });
  try {
    return draw(await latestFor(world, visit, problem), await chromeData(world, visit));
  } catch (error) {
    world.log.error({ err: error }, 'the page about a problem had to do without the database');
    return draw([], bareChrome(world, visit));
  }
};
